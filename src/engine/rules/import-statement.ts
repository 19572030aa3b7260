import { tensorflowName } from '../bindings/module-name';
import type { PyNode } from '../syntax/py-node';

/** One `module as name` of an import statement. */
export interface IImportItem {
  /** The whole item. */
  readonly node: PyNode;
  /** The module's (or, in a from-import, the member's) name node. */
  readonly nameNode: PyNode;
  /** That name without blanks. */
  readonly name: string;
  readonly alias: string | null;
}

/** An import statement, read. */
export interface IImportStatement {
  readonly node: PyNode;
  /** The module of a from-import; null for `import x`. */
  readonly moduleNode: PyNode | null;
  /** Its name from `tf`; null where it is not TensorFlow's. */
  readonly module: string | null;
  readonly items: readonly IImportItem[];
  readonly star: boolean;
}

/**
 * Read an import statement.
 *
 * @returns null where it imports nothing of TensorFlow's.
 */
export function readImport(node: PyNode): IImportStatement | null {
  const from = node.type === 'import_from_statement';
  const moduleNode = from ? node.child('module_name') : null;
  const module =
    moduleNode?.type === 'dotted_name'
      ? tensorflowName(dotted(moduleNode))
      : null;
  if (from && module === null) {
    return null;
  }
  const items: IImportItem[] = [];
  let star = false;
  for (const child of node.children) {
    if (child === moduleNode || child.type === 'comment') {
      continue;
    }
    if (child.type === 'wildcard_import') {
      star = true;
      continue;
    }
    const aliased = child.type === 'aliased_import';
    const nameNode = aliased ? child.child('name') : child;
    if (nameNode) {
      items.push({
        node: child,
        nameNode,
        name: dotted(nameNode),
        alias: aliased ? (child.child('alias')?.text ?? null) : null
      });
    }
  }
  if (!from && !items.some(item => tensorflowName(item.name) !== null)) {
    return null;
  }
  return { node, moduleNode, module, items, star };
}

function dotted(node: PyNode): string {
  return node.text.replace(/[\s\\]+/g, '');
}
