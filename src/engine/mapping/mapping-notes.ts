import type { CellUnit } from '../cell-unit';
import type { Program } from '../fixes/program';
import type { Asked } from '../incremental/asked';
import type { IReference } from '../references';
import type { IRuleContext } from '../rules/context';
import { findMakers, IMaker, ISeen, shimAround } from './makers';
import { shimNotes } from './shim-notes';
import { wrapFunction, Wrapping } from './wrap-function';
import { wrapMethod } from './wrap-method';

const SHIM = 'tf.compat.v1.keras.utils.track_tf1_style_variables';

/** The makers of a program, which is another one with each edit. */
const MAKERS = new WeakMap<Program, ReadonlyMap<CellUnit, readonly IMaker[]>>();

/** A session that notes down what the work on a cell asks. */
interface IAskedSeen extends ISeen {
  asked: Asked | null;
}

/**
 * What TensorFlow's guide on mapping models says of code that makes variables by
 * get_variable, variable_scope and tf.compat.v1.layers. Only of what is spelled
 * tf.compat.v1, so after an upgrade.
 */
export class ModelMapping {
  constructor(private readonly _seen: IAskedSeen) {}

  /** Whether what is known of the functions of a cell is what it was. */
  isAsBefore(unit: CellUnit, before: readonly unknown[]): boolean {
    const now = signsOf(this._makersOf(unit));
    return (
      now.length === before.length && now.every((one, i) => one === before[i])
    );
  }

  /** Report on one cell. */
  report(context: IRuleContext): void {
    const references = this._seen.references(context.unit);
    if (![...references.values()].some(isV1)) {
      return;
    }
    const makers = this._makersOf(context.unit);
    const { asked } = this._seen;
    if (asked) {
      asked.makers = signsOf(makers);
    }
    for (const maker of makers) {
      this._reportMaker(maker, context);
    }
    shimNotes(context, this._seen);
  }

  private _makersOf(unit: CellUnit): readonly IMaker[] {
    const { program } = this._seen;
    let found = MAKERS.get(program);
    if (!found) {
      // Looked for once, whichever cell asks first.
      const { asked } = this._seen;
      this._seen.asked = null;
      const makers = new Map<CellUnit, IMaker[]>();
      for (const maker of findMakers(this._seen)) {
        if (!maker.shimmed) {
          makers.set(maker.unit, [...(makers.get(maker.unit) ?? []), maker]);
        }
      }
      found = makers;
      MAKERS.set(program, found);
      this._seen.asked = asked;
    }
    return found.get(unit) ?? [];
  }

  private _reportMaker(maker: IMaker, context: IRuleContext): void {
    const { name, owner } = maker;
    if (shimAround(maker.definition)) {
      return;
    }
    const wrapping = this._wrap(maker, context);
    const what = owner ? 'method' : 'function';
    const fixed = 'edits' in wrapping;
    context.report({
      rule: 'model-mapping',
      severity: 'INFO',
      at: name,
      symbol: SHIM,
      message:
        `The ${what} ${name.text} makes variables by their names, which eager code does not keep: each call makes new ones. A method of a tf.Module or Keras layer keeps them under @${SHIM}.` +
        (fixed ? '' : ` ${wrapping.why}`),
      ...(fixed ? { fix: { ...wrapping, kind: 'model-mapping' } } : {})
    });
  }

  private _wrap(maker: IMaker, context: IRuleContext): Wrapping {
    const references = this._seen.references(maker.unit);
    const [reference] = [...maker.makes, ...references.values()];
    const root = context.knownRoot(reference);
    if (root === null) {
      return { why: 'Import TensorFlow itself first.' };
    }
    return maker.owner
      ? wrapMethod(maker, maker.owner, this._seen, root)
      : wrapFunction(maker, this._seen, root);
  }
}

/** All that makers are told by: nodes stay the same while their cell has the same text. */
function signsOf(makers: readonly IMaker[]): readonly unknown[] {
  return makers.flatMap(maker => [
    ...signsOfOne(maker),
    ...maker.helpers.flatMap(signsOfOne)
  ]);
}

function signsOfOne(maker: IMaker): readonly unknown[] {
  const { definition, makes, calls, scoped, shimmed } = maker;
  const nodes = makes.map(({ node }) => node);
  return [definition, scoped, shimmed, nodes.length, ...nodes, ...calls];
}

function isV1({ name }: IReference): boolean {
  return name.startsWith('compat.v1.');
}
