import type { PyNode } from '../syntax/py-node';
import { ITransformFact, upgradeTables } from '../tables/upgrade-tables';
import type { IRuleContext } from './context';
import { METHODS } from '../words';
import { CALL_CORRECTIONS, KEYWORD_CORRECTIONS } from './corrections';
import { renamed } from './symbols';

/** contrib.slim re-exports these of contrib.layers under names of its own. */
export function tableName(name: string): string {
  const slim = 'contrib.slim.';
  const key = `slim.${name.slice(slim.length)}`;
  return name.startsWith(slim) && upgradeTables.transformers.has(key)
    ? key
    : name;
}

/** What the tables hold for a call, by its full name or its method name. */
export function entry<T>(
  table: ReadonlyMap<string, T>,
  name: string | null,
  method: string
): T | undefined {
  return (
    (name === null ? undefined : table.get(name)) ??
    (METHODS.has(method) ? table.get(`*.${method}`) : undefined)
  );
}

/**
 * Keyword renames of a call: the symbol's own, and those of what it is renamed
 * to, as the next run would find them.
 *
 * @param call none of the latter is to become what a keyword of this call becomes by
 *   the symbol's own.
 */
export function keywordsOf(
  name: string | null,
  method: string,
  call: PyNode
): ReadonlyMap<string, string | null> | undefined {
  const own = entry(upgradeTables.keywords, name, method);
  const next = name === null ? null : renamed(name);
  const later = next === null ? undefined : upgradeTables.keywords.get(next);
  const right = name === null ? undefined : KEYWORD_CORRECTIONS.get(name);
  if (!later && !right) {
    return own;
  }
  const given = new Set(
    call
      .child('arguments')
      ?.children.flatMap(argument => argument.child('name')?.text ?? [])
  );
  const first = [...(own ?? []), ...(right ?? [])];
  const used = new Set(
    first.filter(([old]) => given.has(old)).map(([, now]) => now)
  );
  const then = [...(later ?? [])].filter(([, now]) => !used.has(now));
  return new Map([...then, ...first]);
}

/** Names for a call's positional arguments: the tables', or the signatures'. */
export function reorderOf(
  name: string,
  context: IRuleContext
): readonly (string | null)[] | undefined {
  const known = upgradeTables.reorders.get(name);
  if (known) {
    return known;
  }
  // A name that TF2 keeps may be TF2's already; then its order is right.
  return renamed(name) !== null || context.era === 'tf1'
    ? upgradeTables.settled.get(name)
    : undefined;
}

/** The change of a call that is the function's own. */
export function transformOf(
  name: string | null,
  method: string
): ITransformFact | undefined {
  const kind = name === null ? undefined : CALL_CORRECTIONS.get(name);
  return kind === undefined
    ? entry(upgradeTables.transformers, name, method)
    : { kind, details: {} };
}
