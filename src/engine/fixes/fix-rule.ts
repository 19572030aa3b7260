import type { CellUnit } from '../cell-unit';
import type { CallEdit } from '../fix/call-edit';
import type { IReference } from '../references';
import type { IRuleContext } from '../rules/context';
import type { PyNode } from '../syntax/py-node';
import type { ICellEdit } from '../types';
import type { Draft } from './draft';
import type { Program } from './program';

/** A use of a name of `tf.compat.v1` that might be replaced by one click. */
export interface IFixSite {
  readonly reference: IReference;
  /** Without `tf.compat.v1.`. */
  readonly name: string;
  /** The call whose function it is, or null. */
  readonly call: PyNode | null;
  readonly unit: CellUnit;
  readonly context: IRuleContext;
  readonly program: Program;
  /** Takes the changes, in this and other cells. */
  readonly draft: Draft;
  /** How this place spells a name (without `tf.`) of TensorFlow 2. */
  spell(name: string): string;
  /** A call to change, of this cell or another; to be handed to `draft.call` then. */
  edit(call: PyNode, unit?: CellUnit): CallEdit;
}

/** A fix that a rule found. */
export interface IFound {
  /** In the imperative: "Use tf.keras.optimizers.Adam". */
  readonly action: string;
  /** The name to move to, from `tf.`; null where there is none. */
  readonly replacement: string | null;
  readonly edits: readonly ICellEdit[];
  /** What the finding says, where the usual words are not enough. */
  readonly says?: string;
}

/** A fix that cannot be had here, in one sentence that says why and what to do. */
export interface IRefused {
  readonly why: string;
}

/**
 * A kind of fix: from a name of `tf.compat.v1` to TensorFlow 2's own. One file
 * each, and a page in docs/native with cases that are run as tests and, by
 * scripts/run_cases.py, on TensorFlow. What it writes must run there, and give the
 * same numbers unless its action says otherwise; where that is not sure, it
 * refuses.
 */
export interface IFixRule {
  /** Kebab-case; also the name of its file and of its page. */
  readonly name: string;
  /** Whether it is about a name (without `tf.compat.v1.`). */
  serves(name: string): boolean;
  /** Work out the fix. null: there is nothing to say. */
  plan(site: IFixSite): IFound | IRefused | null;
}

/** The fix whose changes a site's draft holds. */
export function found(
  site: IFixSite,
  action: string,
  replacement: string | null
): IFound {
  return { action, replacement, edits: site.draft.edits() };
}
