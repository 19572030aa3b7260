import type { CellUnit } from '../cell-unit';
import type { Program } from '../fixes/program';
import type { IRuleContext } from '../rules/context';
import type { PyNode } from '../syntax/py-node';
import type { Kind } from './kinds';
import type { Reading } from './reading';

/** What rules about values see of the cell they work on. */
export interface IValueContext extends IRuleContext {
  /** Whether lines are added that let the code run. */
  readonly homes: boolean;
  /** Say that the code runs with legacy Keras only. */
  needLegacyKeras(): void;
  /** Whether that was said of code above in the cell. */
  readonly needsGraph: boolean;
  /** Say that the code needs TensorFlow 1's behaviour. */
  needGraph(): void;
}

/** A place that a rule about values looks at. */
export interface IValueSite {
  readonly node: PyNode;
  readonly unit: CellUnit;
  readonly context: IValueContext;
  readonly program: Program;
  readonly reading: Reading;
  /** The kind of an expression of the same cell, or null where it is not known. */
  kindOf(node: PyNode): Kind | null;
  /** How the place spells the TensorFlow package, or null. */
  readonly root: () => string | null;
}

/** A rule about what objects are, not what names they have. One file each. */
export interface IValueRule {
  /** The types of the nodes that it looks at. */
  readonly nodes: readonly string[];
  /** Text without which it has nothing to say in a cell; kept cheap, and without flags. */
  readonly mention: RegExp;
  /**
   * Names of TensorFlow, without `tf.`, of which the code must use one for there to
   * be anything to say; default: any.
   */
  readonly among?: RegExp;
  look(site: IValueSite): void;
}

/** Whether the code runs with legacy Keras, or will once the upgrade is made. */
export function usesLegacyKeras({ context, program }: IValueSite): boolean {
  return context.homes || program.mentions(/TF_USE_LEGACY_KERAS/);
}
