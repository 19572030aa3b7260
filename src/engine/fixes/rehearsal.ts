import { Rewrites } from '../edits/rewrite';
import type { IReference } from '../references';
import type { INote, IRuleContext } from '../rules/context';
import type { PyNode } from '../syntax/py-node';
import type { Mode } from '../types';
import type { Program } from './program';

/**
 * A context in which the rules of an upgrade work on one use of a name of
 * `tf.compat.v1` as if it were `tf.` in TensorFlow 1, whose meaning it has. What
 * they write and say stays in here.
 */
export class Rehearsal implements IRuleContext {
  readonly unit: IRuleContext['unit'];
  readonly mode: Mode = 'DEFAULT';
  readonly targetVersion: string;
  readonly era = 'tf1';
  readonly partial = false;
  readonly homes = false;
  readonly rewrites: Rewrites;
  readonly program: Program;
  readonly notes: INote[] = [];
  private readonly _taken = new Set<PyNode>();

  /**
   * @param _real the context of the cell.
   * @param _reference the use, its name without `compat.v1.`.
   * @param _root how the place spells the TensorFlow package.
   */
  constructor(
    private readonly _real: IRuleContext,
    private readonly _reference: IReference,
    private readonly _root: string
  ) {
    this.unit = _real.unit;
    this.targetVersion = _real.targetVersion;
    this.program = _real.program;
    this.rewrites = new Rewrites(_real.unit.cell.source);
  }

  report(note: INote): void {
    this.notes.push(note);
  }

  editable(node: PyNode): boolean {
    return this._real.editable(node);
  }

  referenceOf(node: PyNode): IReference | null {
    return node === this._reference.node
      ? this._reference
      : this._real.referenceOf(node);
  }

  spell(name: string): string {
    return `${this._root}.${name}`;
  }

  knownRoot(): string {
    return this._root;
  }

  drop(): void {
    this.notes.push({
      rule: '',
      severity: 'ERROR',
      at: this._reference.node,
      symbol: '',
      message: ''
    });
  }

  take(node: PyNode): void {
    this._taken.add(node);
  }

  isTaken(node: PyNode): boolean {
    return this._taken.has(node);
  }
}
