import type { PyNode } from '../syntax/py-node';
import type { ICellEdit, IEdit } from '../types';
import { indentLines, indentOf, lineEnd, lineStart, newlineOf } from './indent';
import type { IMaker, ISeen } from './makers';
import {
  hasRegularizer,
  needsScope,
  problemOfMaker,
  statementsOf
} from './problems';

/** What a fix puts around code, or why it does not. */
export type Wrapping =
  | { readonly action: string; readonly edits: readonly ICellEdit[] }
  | { readonly why: string };

const SHIM = 'compat.v1.keras.utils.track_tf1_style_variables';

/**
 * Make a class of a function that makes variables, with the function as its one
 * method, and an object of that class under the old name: calls stay as they are,
 * and each gets the same variables.
 *
 * @param root how the place spells the TensorFlow package.
 */
export function wrapFunction(
  maker: IMaker,
  seen: ISeen,
  root: string
): Wrapping {
  const { definition, name, unit } = maker;
  const { source } = unit.cell;
  const first = statementsOf(definition.child('body') ?? definition)[0];
  const inner = first ? indentOf(first) : null;
  const why = problemOfMaker(maker, seen) ?? problemOfShape(maker, seen);
  if (why !== null || !first || !inner) {
    return { why: why ?? 'Its body does not stand on lines of its own.' };
  }
  const className = classNameOf(name.text, seen);
  const layer = hasRegularizer(maker) && hasTensor(definition);
  const newline = newlineOf(source);
  const end = lineEnd(source, definition.end).end;
  const scoped = needsScope(maker, seen);
  const base = `${root}.${layer ? 'keras.layers.Layer' : 'Module'}`;
  const head = [
    `class ${className}(${base}):`,
    `${inner}@${root}.${SHIM}`,
    inner
  ];
  const scope = `${inner}${inner}with ${root}.compat.v1.variable_scope('${name.text}'):${newline}`;
  const from = lineStart(source, afterDocstring(first).start);
  const lines = indentLines(
    seen.program.tree(unit),
    source,
    lineEnd(source, definition.start).next,
    end,
    inner
  ).map(edit => ({
    ...edit,
    text:
      (scoped && edit.start === from ? scope : '') +
      edit.text +
      (scoped && edit.start >= from ? inner : '')
  }));
  const edits: IEdit[] = [
    insert(definition.start, head.join(newline)),
    { start: name.start, end: name.end, text: layer ? 'call' : '__call__' },
    ...selfEdit(definition),
    ...lines,
    insert(end, `${newline}${newline}${newline}${name.text} = ${className}()`)
  ];
  const cellId = unit.cell.id;
  const under = scoped ? ` under the variable_scope "${name.text}"` : '';
  return {
    action: `Make ${name.text} an object that keeps its variables${under} (needs legacy Keras)`,
    edits: edits.map(edit => ({ cellId, ...edit }))
  };
}

function insert(at: number, text: string): IEdit {
  return { start: at, end: at, text };
}

function problemOfShape(
  { definition, name }: IMaker,
  { program }: ISeen
): string | null {
  if (definition.parent?.type !== 'module' || indentOf(definition) !== '') {
    return 'It does not stand on its own at the top of the code.';
  }
  if (/^async\b/.test(definition.text) || /\byield\b/.test(definition.text)) {
    return 'It is no plain function.';
  }
  const bound = program
    .uses(name.text)
    .filter(({ node }) => node.field === 'left' || node.field === 'name');
  return bound.length > 1 ? `${name.text} is given anew elsewhere.` : null;
}

/** The first statement that is no documentation. */
function afterDocstring(first: PyNode): PyNode {
  const siblings = statementsOf(first.parent ?? first);
  return first.children[0]?.type === 'string' && siblings.length > 1
    ? siblings[1]
    : first;
}

/** `self, ` in front of the parameters, unless it is there. */
function selfEdit(definition: PyNode): IEdit[] {
  const list = definition.child('parameters');
  const parameters = list?.children.filter(c => c.type !== 'comment') ?? [];
  return !list || parameters[0]?.text === 'self'
    ? []
    : [insert(list.start + 1, parameters.length > 0 ? 'self, ' : 'self')];
}

/** Whether something is handed in that can be a tensor, as a Keras layer asks. */
function hasTensor(definition: PyNode): boolean {
  const list = definition.child('parameters')?.children ?? [];
  return list.some(p => p.type === 'identifier' && p.text !== 'self');
}

/** The name of the class, one that means nothing yet. */
function classNameOf(name: string, { program }: ISeen): string {
  const camel = name
    .split('_')
    .map(part => part.charAt(0).toUpperCase() + part.slice(1))
    .join('');
  const endings = ['', 'Model', 'Module', 'Object'];
  const free = endings
    .map(ending => camel + ending)
    .find(
      candidate => candidate !== name && program.uses(candidate).length === 0
    );
  return free ?? `${camel}Model2`;
}
