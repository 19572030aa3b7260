import type { IBinding } from '../bindings/scope';
import type { CellUnit } from '../cell-unit';
import type { Program } from '../fixes/program';
import type { Rewrites } from '../edits/rewrite';
import type { Statements } from '../edits/statements';
import type { PyNode } from '../syntax/py-node';
import type { ICellEdit, IEdit, ISpan, Mode, Severity } from '../types';
import type { IReference } from '../references';

/**
 * What the code around a place was written for. Many names mean something else
 * in TF1 and TF2; what is already TF2 must not be converted again.
 */
export type Era = 'tf1' | 'tf2' | 'unknown';

/** What a rule says; the context adds the place and the cell. */
export interface INote {
  readonly rule: string;
  readonly severity: Severity;
  readonly at: ISpan;
  readonly symbol: string;
  readonly message: string;
  readonly replacement?: string | null;
  readonly fallback?: boolean;
  readonly applied?: boolean;
  /** The page that tells more, from the root of the package. Default: that of the rule. */
  readonly help?: string;
  /** What one click may do about it; only where that is safe. */
  readonly fix?: INoteFix;
}

/** A fix as rules write it; see `IFix`. */
export interface INoteFix {
  /** Default: the name of the rule. */
  readonly kind?: string;
  readonly action: string;
  /** An edit that names no cell is for the cell of the note. */
  readonly edits: readonly (IEdit | ICellEdit)[];
}

/** What rules see of the cell they work on. */
export interface IRuleContext {
  readonly unit: CellUnit;
  readonly mode: Mode;
  readonly targetVersion: string;
  readonly era: Era;
  /** True where only some cells are converted, so that TF1 code stays around them. */
  readonly partial: boolean;
  /** Whether names that are gone are taken to where they are now, and code is to run. */
  readonly homes: boolean;
  readonly rewrites: Rewrites;
  /** The whole notebook, for fixes. */
  readonly program: Program;
  /** Say something about a place. */
  report(note: INote): void;
  /** Whether a node stands in a whole statement of a cell that may be written. */
  editable(node: PyNode): boolean;
  /** The reference that a node (a dotted name) is, or null. */
  referenceOf(node: PyNode): IReference | null;
  /**
   * How code at a place spells a TensorFlow name, `tf.compat.v1.Session` for
   * `compat.v1.Session`; adds an import where nothing there means the package.
   */
  spell(name: string, reference: IReference | PyNode): string;
  /** How a place spells the TensorFlow package, or null where nothing there means it. */
  knownRoot(reference: IReference): string | null;
  /** Take back what was said of changes to a call, which is left as it is after all. */
  drop(call: PyNode): void;
  /** Mark a name as dealt with: it was replaced together with its call. */
  take(node: PyNode): void;
  isTaken(node: PyNode): boolean;
}

/** What those see who take names that are gone to where they are now. */
export interface IHomeContext extends IRuleContext {
  /** Spell a dotted name of another package, `tf_slim.layers.conv2d`; imports the package. */
  spellPackage(name: string, node: PyNode): string;
  /** The name of a stand-in, which is defined above the place if it is not yet. */
  standIn(id: string, node: PyNode): string;
  /** The lines that define a stand-in under a name. */
  standInLines(id: string, name: string, node: PyNode): readonly string[];
  readonly statements: Statements;
  /** Take back what was said of a piece of code, which goes. */
  forget(span: ISpan): void;
  /** What an import or assignment binds under a name, or null. */
  bindingOf(node: PyNode, name: string): IBinding | null;
  /** Whether each use of a binding is taken to another home, so that it may go. */
  isNeedless(binding: IBinding): boolean;
}
