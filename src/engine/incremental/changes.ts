import type { IBinding, Scope } from '../bindings/scope';
import type { CellText, CellUnit } from '../cell-unit';
import type { PyNode } from '../syntax/py-node';
import type { ICell } from '../types';
import type { ChangedNames } from './reach';

/**
 * The indices of the cells of which the source is another one; null where more than
 * that has changed.
 */
export function editedCells(
  units: readonly CellUnit[],
  cells: readonly ICell[]
): number[] | null {
  if (units.length !== cells.length) {
    return null;
  }
  const edited: number[] = [];
  for (let i = 0; i < units.length; i++) {
    const { cell } = units[i];
    const now = cells[i];
    if (cell === now) {
      continue;
    }
    const isSamePlace = cell.id === now.id && cell.number === now.number;
    if (!isSamePlace || (cell.readOnly ?? false) !== (now.readOnly ?? false)) {
      return null;
    }
    if (cell.source !== now.source) {
      edited.push(i);
    }
  }
  return edited;
}

/** The words that are in one set alone; null where either is all words there are. */
export function changedWords(
  before: ReadonlySet<string> | null,
  now: ReadonlySet<string> | null
): Set<string> | null {
  if (!before || !now) {
    return null;
  }
  const changed = new Set<string>();
  before.forEach(word => now.has(word) || changed.add(word));
  now.forEach(word => before.has(word) || changed.add(word));
  return changed;
}

/** Whether any of some words stands in a text. */
export function mentionsAny(
  text: CellText,
  words: ReadonlySet<string>
): boolean {
  for (const word of words) {
    if (text.words.has(word)) {
      return true;
    }
  }
  return false;
}

/** What a cell binds in the notebook's scope, by name. */
type Bound = Map<string, IBinding[]>;

/** Take what a cell binds out of the notebook's scope. */
export function takeOut(unit: CellUnit, module: Scope, room: number): Bound {
  const bound = boundBy(unit, module, room);
  for (const [name, own] of bound) {
    const rest = (module.bindings.get(name) ?? []).filter(
      binding => !own.includes(binding)
    );
    if (rest.length > 0) {
      module.bindings.set(name, rest);
    } else {
      module.bindings.delete(name);
    }
  }
  return bound;
}

/**
 * Compare what a cell binds now with what it bound before it was read again. Where that
 * means the same, the former objects stay, as references of other cells hold them.
 *
 * @param names takes up the names that may mean something else now.
 */
export function putBack(
  unit: CellUnit,
  before: Bound,
  module: Scope,
  room: number,
  names: ChangedNames
): void {
  const now = boundBy(unit, module, room);
  const others = differing(before, now, hasSameMeaning);
  others.forEach(name => names.add(name, indexOf(unit, room)));
  for (const [name, fresh] of now) {
    const old = before.get(name);
    if (!old || others.has(name)) {
      continue;
    }
    const list = module.bindings.get(name) ?? [];
    fresh.forEach((binding, i) => {
      list[list.indexOf(binding)] = Object.assign(old[i], binding);
    });
  }
}

/** A cell that is read again. */
interface IReread {
  readonly old: CellUnit;
  readonly unit: CellUnit;
  readonly module: Scope;
  readonly room: number;
  /** Binds what the cell binds now. */
  bind(): void;
}

/**
 * Bind what a cell binds in the place of what it bound.
 *
 * @param names takes up those that may have another value now.
 */
export function readAgain(
  { old, unit, module, room, bind }: IReread,
  names: Set<string>
): void {
  const before = takeOut(old, module, room);
  bind();
  const now = boundBy(unit, module, room);
  differing(
    before,
    now,
    (was, is) => isImport(was) && isImport(is) && hasSameMeaning(was, is)
  ).forEach(name => names.add(name));
}

/** The names of which the bindings, one by one, are not the same. */
function differing(
  before: Bound,
  now: Bound,
  isSame: (was: IBinding, is: IBinding) => boolean
): Set<string> {
  const others = new Set<string>();
  for (const name of new Set([...before.keys(), ...now.keys()])) {
    const was = before.get(name) ?? [];
    const is = now.get(name) ?? [];
    if (
      was.length !== is.length ||
      was.some((binding, i) => !isSame(binding, is[i]))
    ) {
      others.add(name);
    }
  }
  return others;
}

function hasSameMeaning(was: IBinding, is: IBinding): boolean {
  return meaning(was) === meaning(is);
}

/** Whether a name is that of a module, or taken from one: its value is no code of here. */
function isImport({ node }: IBinding): boolean {
  return (
    node.type === 'import_statement' || node.type === 'import_from_statement'
  );
}

/** Where a name leads to, as far as other cells can tell. */
function meaning({ bound, conditional }: IBinding): string {
  switch (bound.kind) {
    case 'tensorflow':
      return `${bound.name} ${conditional}`;
    case 'alias': {
      const { type, text } = bound.node;
      const leads = ['identifier', 'attribute', 'call'].includes(type);
      return `= ${leads ? text : ''} ${conditional}`;
    }
    case 'other':
      return `${conditional}`;
  }
}

function boundBy(unit: CellUnit, module: Scope, room: number): Bound {
  const bound: Bound = new Map();
  for (const name of unit.text.words) {
    const own = module.bindings
      .get(name)
      ?.filter(({ at }) => at >= unit.base && at < unit.base + room);
    if (own && own.length > 0) {
      bound.set(name, own);
    }
  }
  return bound;
}

/**
 * The cells in which names may mean something else, those that were read again among
 * them.
 *
 * @param names that may mean something else; takes up those that they are given to.
 */
export function affectedCells(
  units: readonly CellUnit[],
  reread: ReadonlySet<number>,
  names: ChangedNames,
  module: Scope,
  room: number
): Set<number> {
  const affected = new Set(reread);
  const waiting = [...names.names];
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    const isReached = names.reach(name, module, room);
    for (let i = 0; i < units.length; i++) {
      const unit = units[i];
      if (!unit.text.words.has(name) || !isReached(i)) {
        continue;
      }
      affected.add(i);
      // K = tf.keras: where tf is another thing, so is K.
      for (const [given, list] of boundBy(unit, module, room)) {
        if (
          list.some(({ bound }) => leadsTo(bound, name)) &&
          names.add(given, i)
        ) {
          waiting.push(given);
        }
      }
    }
  }
  return affected;
}

/** Whether a binding gives its name what another one means, or a part of that. */
function leadsTo(bound: IBinding['bound'], name: string): boolean {
  if (bound.kind !== 'alias') {
    return false;
  }
  let root: PyNode | null = bound.node;
  while (root?.type === 'attribute') {
    root = root.child('object');
  }
  return root?.type === 'identifier' && root.text === name;
}

function indexOf({ base }: CellUnit, room: number): number {
  return base / room;
}
