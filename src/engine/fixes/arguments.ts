import type { CallEdit, IArgument } from '../fix/call-edit';
import type { INewSignature, IParameter } from '../tables/signatures';

/**
 * The arguments of a call by the parameters that they are for.
 *
 * @returns null where that cannot be told: `*`, `**`, too many, or a keyword that
 *   is no parameter.
 */
export function bind(
  edit: CallEdit,
  parameters: readonly IParameter[]
): Map<string, IArgument> | null {
  if (edit.hasStar || edit.hasDoubleStar) {
    return null;
  }
  const bound = new Map<string, IArgument>();
  let place = 0;
  for (const argument of edit.arguments) {
    const name =
      argument.kind === 'keyword' ? argument.name : parameters[place++]?.name;
    const known = parameters.some(p => p.name === name);
    if (!name || !known || bound.has(name)) {
      return null;
    }
    bound.set(name, argument);
  }
  return bound;
}

/** How the parameters of a call become those of another. */
export interface IMove {
  readonly from: readonly IParameter[];
  readonly to: INewSignature;
  /** Parameters that have another name now. */
  readonly names?: Readonly<Record<string, string>>;
  /** Parameters that are gone, without loss. */
  readonly dropped?: readonly string[];
  /** Parameters that `to` takes besides, by name. */
  readonly also?: readonly string[];
}

/**
 * Change the arguments of a call from one signature to another. What may stay by
 * place stays; where a default is another number, the old one is written out.
 *
 * @returns null, or the parameter that has no counterpart ("*" where arguments
 *   cannot be told apart); then the call is not to be used.
 */
export function move(edit: CallEdit, how: IMove): string | null {
  const { from, to, names = {}, dropped = [], also = [] } = how;
  const bound = bind(edit, from);
  if (!bound) {
    return '*';
  }
  const wanted = to.parameters.map(p => p.name);
  let place = 0;
  for (const { name } of from) {
    const argument = bound.get(name);
    if (!argument) {
      continue;
    }
    if (dropped.includes(name)) {
      edit.remove(argument);
      continue;
    }
    const now = names[name] ?? name;
    const index = wanted.indexOf(now);
    if (index < 0 && !also.includes(now)) {
      return name;
    }
    const stays =
      argument.kind === 'positional' && index === place && place < to.places;
    if (stays) {
      place++;
    } else if (argument.kind === 'positional') {
      edit.name(argument, now);
      place = Infinity;
    } else {
      argument.name = now;
    }
  }
  for (const { name, value } of from) {
    const now = to.parameters.find(p => p.name === (names[name] ?? name));
    if (
      now &&
      value !== null &&
      !bound.has(name) &&
      isOtherNumber(value, now)
    ) {
      edit.add(now.name, value);
    }
  }
  return null;
}

function isOtherNumber(value: string, { value: now }: IParameter): boolean {
  const old = Number(value || NaN);
  return !Number.isNaN(old) && old !== Number(now ?? NaN);
}

/** The text of an argument's value in the source, or null where a rule wrote it. */
export function textOf(argument: IArgument | undefined | null): string | null {
  return argument?.node?.text ?? null;
}

/** Whether an argument is not given, or given as its default. */
export function isDefault(
  argument: IArgument | undefined | null,
  ...texts: readonly string[]
): boolean {
  const text = textOf(argument);
  return text === null || texts.includes(text);
}
