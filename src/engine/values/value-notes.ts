import type { CellUnit } from '../cell-unit';
import type { Program } from '../fixes/program';
import type { PyNode } from '../syntax/py-node';
import { dimensionValue } from './dimension-value';
import { Inference } from './infer';
import { kerasArgument } from './keras-argument';
import { python2Name } from './python2-name';
import type { Reading } from './reading';
import { removedDatasetMember, removedKerasMember } from './removed-member';
import { sessionMethod } from './session-method';
import { testSession } from './test-session';
import type { IValueContext, IValueRule } from './value-rule';

/** Every rule about values. */
const RULES: readonly IValueRule[] = [
  dimensionValue,
  kerasArgument,
  python2Name,
  removedDatasetMember,
  removedKerasMember,
  sessionMethod,
  testSession
];

/** Text without which none of them has anything to say: most cells are done with one look. */
const MENTION = new RegExp(
  RULES.map(({ mention }) => `(?:${mention.source})`).join('|')
);

/** What the notes ask of a session. */
export interface IValueSource {
  readonly program: Program;
  readonly reading: Reading;
  /** A name that means the TensorFlow package at a place of a cell, or null. */
  rootAt(unit: CellUnit, node: PyNode): string | null;
}

/** Says what there is to say of objects, by what they are, in all cells. */
export class ValueNotes {
  constructor(private readonly _source: IValueSource) {}

  /**
   * Work on one cell. Code is read anew, so only where a rule may have something to say.
   */
  report(context: IValueContext): void {
    const { unit } = context;
    if (unit.mask.foreign !== null || !MENTION.test(unit.mask.text)) {
      return;
    }
    const { program } = this._source;
    const rules = RULES.filter(
      ({ mention, among }) =>
        mention.test(unit.mask.text) && (!among || program.has(among))
    );
    if (rules.length === 0) {
      return;
    }
    const { reading } = this._source;
    // Of this cell alone: what it finds depends on where it began.
    const inference = new Inference(reading);
    for (const node of reading.nodes(unit)) {
      for (const rule of rules) {
        if (rule.nodes.includes(node.type)) {
          rule.look({
            node,
            unit,
            context,
            program,
            reading,
            kindOf: one => inference.kindOf(one, unit),
            root: () => this._source.rootAt(unit, node)
          });
        }
      }
    }
  }
}
