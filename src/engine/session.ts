import { Added } from './added';
import { Resolver } from './bindings/resolver';
import { IBinding, Scope } from './bindings/scope';
import type { IBindOptions } from './bindings/collect';
import type { CellUnit } from './cell-unit';
import type { Asked } from './incremental/asked';
import { eraOf } from './evidence';
import { freeName, isUsed } from './free-name';
import { type IProgramBefore, Program } from './fixes/program';
import { wholeTree } from './fixes/whole-trees';
import { type IReread, ReadCells } from './read-cells';
import type { IReference } from './references';
import type { Era } from './rules/context';
import { isPackage } from './rules/safety-import';
import type { PyNode } from './syntax/py-node';
import type { PythonParser } from './syntax/python-parser';
import {
  hasName,
  importsOnlyCompat,
  type IScan,
  IWhole,
  leaveConventional,
  sameWhole,
  scanCell,
  wholeOf
} from './scan';
import { NumpyNames } from './run-ready/numpy-names';
import { Scans } from './scans';
import type { ICell, Mode } from './types';
import { Reading } from './values/reading';

/** What may have changed with an update. */
export interface IUpdated extends Pick<
  IReread,
  'affected' | 'words' | 'texts'
> {
  /** Names, TensorFlow's or not, that may have another value. */
  readonly bound: ReadonlySet<string>;
}

/** A notebook after parsing and binding: what names mean, cell by cell. */
export class Session {
  readonly module: Scope;
  readonly resolver: Resolver;
  /** Names that were written anew from their first word on. */
  readonly replaced = new Set<PyNode>();
  /** What this migration has added to the notebook. */
  readonly added = new Added();
  /** Which words mean NumPy. */
  readonly numpy = new NumpyNames(this);
  /** Where to note down what the work on a cell asks of others; null for nowhere. */
  asked: Asked | null = null;
  private readonly _cells: ReadCells;
  private readonly _scans = new Scans();
  private _whole: IWhole;
  private _program: Program | null = null;
  private _programBefore: IProgramBefore | null = null;
  private _reading: Reading | null = null;

  /** @param before an earlier session, of which texts are not read again. */
  constructor(
    cells: readonly ICell[],
    readonly parser: PythonParser,
    readonly bindOptions: IBindOptions,
    readonly mode: Mode,
    /** Whether names that TensorFlow 2 lacks are taken to where they are now. */
    readonly homes = false,
    before: Session | null = null
  ) {
    this._cells = new ReadCells(
      cells,
      parser,
      bindOptions,
      before?._cells ?? null
    );
    this.module = this._cells.module;
    this.resolver = new Resolver(this.module, hasName);
    for (const unit of this.units) {
      this._scans.set(unit, scanCell(unit, this));
    }
    this._whole = this._summary(this._scans.values());
  }

  /** One entry a cell; a cell that is not Python has no syntax. */
  get units(): readonly CellUnit[] {
    return this._cells.units;
  }

  get usesTensorflow(): boolean {
    return this._whole.usesTensorflow;
  }

  /** Imports TensorFlow as compat.v1 and nothing else: code that is to stay so. */
  get compatOnly(): boolean {
    return this._whole.compatOnly;
  }

  /**
   * Take over the present text of the same cells. Only cells that were edited are read
   * again, and names are looked up again only in cells that have names of which the
   * meaning may be another one.
   *
   * @returns what may have changed; null where that is not known, and this session is of
   *   no use any more.
   */
  update(cells: readonly ICell[]): IUpdated | null {
    const reread = this._cells.update(cells);
    if (!reread) {
      return null;
    }
    const { affected, words, texts, names, gone } = reread;
    const { units } = this;
    gone.forEach(unit => this._scans.delete(unit));
    for (const i of affected) {
      this._scans.set(units[i], scanCell(units[i], this));
    }
    const bound = this._reading?.update(units) ?? new Set<string>();
    this.numpy.update({ words });
    this._programBefore = this._program && {
      program: this._program,
      updated: { words, texts }
    };
    this._program = null;
    const before = this._whole;
    const fresh = [...affected].flatMap(i => this._scans.get(units[i]) ?? []);
    this._whole = this._summary(fresh);
    return sameWhole(before, this._whole) &&
      !before.roots.some(name => names.has(name))
      ? { affected, words, bound, texts }
      : null;
  }

  /** What fixes ask of the whole notebook. */
  get program(): Program {
    this._program ??= new Program(
      this.units,
      unit => this._scans.get(unit)?.references.values() ?? [],
      this.usesTensorflow,
      this.parser,
      () => this.asked,
      this._programBefore
    );
    this._programBefore = null;
    return this._program;
  }

  /** All of the code, also what cannot mean TensorFlow. */
  get reading(): Reading {
    this._reading ??= new Reading(this.units, {
      bindOptions: this.bindOptions,
      stride: this._cells.stride,
      hasName,
      wholeTree: unit => wholeTree(unit, this.parser),
      noteLookup: name => this.asked?.bound.add(name)
    });
    return this._reading;
  }

  /**
   * Whether nothing is left that needs a binding of a module or name that is
   * gone: each use of it was written anew. To be asked when all names are done.
   */
  isNeedless(binding: IBinding): boolean {
    const answer = this._scans
      .usersOf(binding)
      .every(
        ({ unit, reference }) =>
          !unit.cell.readOnly && this.replaced.has(reference.node)
      );
    this.asked?.needless.set(binding, answer);
    return answer;
  }

  /** The references of a cell, by the node that spells each. */
  references(unit: CellUnit): ReadonlyMap<PyNode, IReference> {
    if (this.asked && this.asked.unit !== unit) {
      this._noteAnything();
    }
    return this._scans.get(unit)?.references ?? new Map<PyNode, IReference>();
  }

  era(unit: CellUnit): Era {
    const own = this._scans.get(unit)?.evidence ?? { tf1: false, tf2: false };
    return eraOf(own, this._whole.evidence);
  }

  /** The same for a node that may be of another reading of the cell. */
  rootAt(unit: CellUnit, node: PyNode): string | null {
    // The scopes of the engine's own reading hang on its own nodes. Where it left the
    // node out, the statement around it is there, unless that is the module's.
    let around: PyNode | null = null;
    for (const own of unit.syntax.nodes) {
      if (own.start > node.start) {
        break;
      }
      if (own.end > node.start) {
        around = own;
      }
    }
    const scope = around ? unit.scopeOf(around, this.module) : this.module;
    return this.rootName(scope, unit.base + node.start);
  }

  /** A name that means the TensorFlow package at a place, or null. */
  rootName(scope: Scope, at: number): string | null {
    for (const name of this._whole.roots) {
      const found = this.resolver.name(name, { scope, at });
      if (
        found &&
        isPackage(found.name, this.mode) &&
        (!found.conventional || this._whole.snippet)
      ) {
        return name;
      }
    }
    return null;
  }

  /**
   * The first name that means nothing yet anywhere in the notebook, as adding one that
   * does would change what is there.
   *
   * @param wanted the names to try first.
   * @param other makes more, for 3 and up.
   */
  freeName(wanted: readonly string[], other: (n: number) => string): string {
    return freeName(wanted, other, name => {
      this.asked?.words.add(name);
      return this.units.some(unit => isUsed(name, unit));
    });
  }

  private _noteAnything(): void {
    if (this.asked) {
      this.asked.anything = true;
    }
  }

  /** @param fresh what was found anew. */
  private _summary(fresh: readonly IScan[]): IWhole {
    const scopes = this._cells.scopes();
    if (importsOnlyCompat(scopes) && this.mode === 'DEFAULT') {
      leaveConventional(fresh);
    }
    return wholeOf(this._scans.values(), scopes, this.mode);
  }
}
