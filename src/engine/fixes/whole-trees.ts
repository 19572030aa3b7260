import type { CellText, CellUnit } from '../cell-unit';
import type { PyNode } from '../syntax/py-node';
import type { PythonParser } from '../syntax/python-parser';

/** The whole trees of texts that were asked for. */
const TREES = new WeakMap<CellText, readonly PyNode[]>();

/** Every named node of a cell, also those that cannot mean TensorFlow. */
export function wholeTree(
  unit: CellUnit,
  parser: PythonParser
): readonly PyNode[] {
  return once(TREES, unit, () =>
    unit.mask.foreign === null ? parser.parse(unit.mask.text).nodes : []
  );
}

/** What is known of the text of a cell, or made of it now. */
function once<T>(
  known: WeakMap<CellText, T>,
  { text }: CellUnit,
  make: () => T
): T {
  let found = known.get(text);
  if (found === undefined) {
    found = make();
    known.set(text, found);
  }
  return found;
}

const STARS = new WeakMap<CellText, readonly string[]>();

/** Whether a text may star-import anything. */
export function mayStar(text: CellText): boolean {
  return text.matches(/\bimport\b[^]*\*/);
}

/** The modules that a cell star-imports. */
export function starsOf(
  unit: CellUnit,
  parser: PythonParser
): readonly string[] {
  return once(STARS, unit, () =>
    mayStar(unit.text)
      ? wholeTree(unit, parser)
          .filter(({ type }) => type === 'wildcard_import')
          .map(({ parent }) => parent?.child('module_name')?.text ?? '')
      : []
  );
}

/** Nodes of the whole tree of a cell by a word. */
type Index = ReadonlyMap<string, readonly PyNode[]>;

const NAMES = new WeakMap<CellText, Index>();
const ATTRIBUTES = new WeakMap<CellText, Index>();

/** The places of a cell where each word stands as a name. */
export function namesOf(unit: CellUnit, parser: PythonParser): Index {
  return indexOf(NAMES, unit, parser, node =>
    isName(node) ? node.text : null
  );
}

/** The places of a cell where each word stands as an attribute. */
export function attributesOf(unit: CellUnit, parser: PythonParser): Index {
  return indexOf(ATTRIBUTES, unit, parser, node =>
    node.type === 'attribute' ? (node.child('attribute')?.text ?? null) : null
  );
}

function indexOf(
  known: WeakMap<CellText, Index>,
  unit: CellUnit,
  parser: PythonParser,
  wordOf: (node: PyNode) => string | null
): Index {
  return once(known, unit, () => {
    const found = new Map<string, PyNode[]>();
    for (const node of wholeTree(unit, parser)) {
      const word = wordOf(node);
      if (word !== null) {
        const list = found.get(word);
        if (list) {
          list.push(node);
        } else {
          found.set(word, [node]);
        }
      }
    }
    return found;
  });
}

/** Whether an identifier is a name of its own. */
function isName(node: PyNode): boolean {
  if (node.type !== 'identifier' || node.field === 'attribute') {
    return false;
  }
  const keyword =
    node.field === 'name' && node.parent?.type === 'keyword_argument';
  return !keyword;
}
