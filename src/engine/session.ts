import { Added } from './added';
import { Resolver } from './bindings/resolver';
import { IBinding, Scope } from './bindings/scope';
import type { IBindOptions } from './bindings/collect';
import { CellText, CellUnit } from './cell-unit';
import type { Asked } from './incremental/asked';
import {
  affectedCells,
  changedWords,
  editedCells,
  mentionsAny,
  putBack,
  takeOut
} from './incremental/changes';
import { ChangedNames } from './incremental/reach';
import { eraOf } from './evidence';
import { freeName, isUsed } from './free-name';
import { type IProgramBefore, Program } from './fixes/program';
import { wholeTree } from './fixes/whole-trees';
import type { IReference } from './references';
import type { Era } from './rules/context';
import { isPackage } from './rules/safety-import';
import type { PyNode } from './syntax/py-node';
import type { ISyntax, PythonParser } from './syntax/python-parser';
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
import { IPlaces, PlaceFinder } from './places';
import { Reading } from './values/reading';
import { sameWords, wantedWords } from './words';

const NO_SYNTAX: ISyntax = { nodes: [], brokenAt: null };
const NO_PLACES: IPlaces = { at: [], python2: false };

/** What may have changed with an update. */
export interface IUpdated {
  /** Indices of the cells that were edited, or in which a name may mean something else. */
  readonly affected: ReadonlySet<number>;
  /** The words of the edited cells, as they were and as they are. */
  readonly words: ReadonlySet<string>;
  /** Names, TensorFlow's or not, that may have another value. */
  readonly bound: ReadonlySet<string>;
  /** The texts of the edited cells. */
  readonly texts: readonly { readonly old: CellText; readonly now: CellText }[];
}

/** A notebook after parsing and binding: what names mean, cell by cell. */
export class Session {
  readonly module = new Scope('module', null);
  readonly resolver = new Resolver(this.module, hasName);
  /** Names that were written anew from their first word on. */
  readonly replaced = new Set<PyNode>();
  /** What this migration has added to the notebook. */
  readonly added = new Added();
  /** Which words mean NumPy. */
  readonly numpy = new NumpyNames(this);
  /** Where to note down what the work on a cell asks of others; null for nowhere. */
  asked: Asked | null = null;
  private _units: readonly CellUnit[];
  private _words: ReadonlySet<string> | null;
  private _finder: PlaceFinder;
  private readonly _scans = new Scans();
  private _whole: IWhole;
  private _program: Program | null = null;
  private _programBefore: IProgramBefore | null = null;
  private _reading: Reading | null = null;
  /** Room between the places of two cells. */
  private readonly _stride: number;

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
    const old = new Map(before?._units.map(unit => [unit.cell.id, unit]));
    const texts = cells.map(({ id, source }) => {
      const known = old.get(id)?.text;
      return known?.source === source ? known : new CellText(source);
    });
    const longest = cells.reduce(
      (n, { source }) => Math.max(n, source.length),
      0
    );
    this._stride = 2 ** Math.ceil(Math.log2(2 * longest + 1024));
    this._words = wantedWords(texts.flatMap(({ says }) => says ?? []));
    this._finder = new PlaceFinder(this._words);
    const others = before && changedWords(before._words, this._words);
    this._units = cells.map((cell, i) => {
      const text = texts[i];
      const known = old.get(cell.id);
      const isSame =
        known?.text === text && others && !mentionsAny(text, others);
      return this._unit(cell, text, i, isSame ? known : null);
    });
    for (const unit of this._units) {
      this._bind(unit);
    }
    for (const unit of this._units) {
      this._scans.set(unit, scanCell(unit, this));
    }
    this._whole = this._summary(this._scans.values());
  }

  /** One entry a cell; a cell that is not Python has no syntax. */
  get units(): readonly CellUnit[] {
    return this._units;
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
    const edited = editedCells(this._units, cells);
    if (!edited || edited.some(i => cells[i].source.length >= this._stride)) {
      return null;
    }
    const texts = new Map(edited.map(i => [i, new CellText(cells[i].source)]));
    const isSaid = edited.every(i =>
      sameWords(this._units[i].text.says, texts.get(i)?.says ?? null)
    );
    const words = isSaid
      ? this._words
      : wantedWords(
          this._units.flatMap(
            (unit, i) => (texts.get(i) ?? unit.text).says ?? []
          )
        );
    const otherWords = changedWords(this._words, words);
    if (!otherWords) {
      return null;
    }
    const wordsOfEdited = new Set(
      edited.flatMap(i => [
        ...this._units[i].text.words,
        ...(texts.get(i)?.words ?? [])
      ])
    );
    const reread = new Set(edited);
    const names = new ChangedNames(otherWords);
    if (otherWords.size > 0) {
      this._words = words;
      this._finder = new PlaceFinder(words);
      this._units.forEach(({ text }, i) => {
        if (mentionsAny(text, otherWords)) {
          reread.add(i);
        }
      });
    }
    const changes = [...texts].map(([i, now]) => ({
      old: this._units[i].text,
      now
    }));
    const units = [...this._units];
    for (const i of reread) {
      const old = units[i];
      const bound = takeOut(old, this.module, this._stride);
      const text = texts.get(i) ?? old.text;
      units[i] = this._unit(cells[i], text, i, null);
      this._scans.delete(old);
      this._bind(units[i]);
      putBack(units[i], bound, this.module, this._stride, names);
    }
    this._units = units;
    const affected = affectedCells(
      units,
      reread,
      names,
      this.module,
      this._stride
    );
    for (const i of affected) {
      if (!reread.has(i)) {
        // Another one, as what is kept about a unit goes by its being the same.
        const old = units[i];
        units[i] = this._unit(cells[i], old.text, i, old);
        units[i].scopes = old.scopes;
        this._scans.delete(old);
      }
    }
    for (const i of affected) {
      this._scans.set(units[i], scanCell(units[i], this));
    }
    const bound = this._reading?.update(units) ?? new Set<string>();
    const edit = { words: wordsOfEdited, texts: changes };
    this.numpy.update(edit);
    this._programBefore = this._program && {
      program: this._program,
      updated: edit
    };
    this._program = null;
    const before = this._whole;
    const fresh = [...affected].flatMap(i => this._scans.get(units[i]) ?? []);
    this._whole = this._summary(fresh);
    return sameWhole(before, this._whole) &&
      !before.roots.some(name => names.has(name))
      ? { affected, words: wordsOfEdited, bound, texts: changes }
      : null;
  }

  /** What fixes ask of the whole notebook. */
  get program(): Program {
    this._program ??= new Program(
      this._units,
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
    this._reading ??= new Reading(this._units, {
      bindOptions: this.bindOptions,
      stride: this._stride,
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
      return this._units.some(unit => isUsed(name, unit));
    });
  }

  private _noteAnything(): void {
    if (this.asked) {
      this.asked.anything = true;
    }
  }

  /** @param known the same cell, read before with the same words. */
  private _unit(
    cell: ICell,
    text: CellText,
    index: number,
    known: CellUnit | null
  ): CellUnit {
    const base = index * this._stride;
    if (known) {
      return new CellUnit(cell, text, known.syntax, known.places, base);
    }
    if (!text.says) {
      return new CellUnit(cell, text, NO_SYNTAX, NO_PLACES, base);
    }
    const places = this._finder.find(text.mask.text);
    const syntax = this.parser.parse(text.mask.text, places.at);
    return new CellUnit(cell, text, syntax, places, base);
  }

  private _bind(unit: CellUnit): void {
    unit.bind(this.module, this.bindOptions, this._words);
  }

  /** @param fresh what was found anew. */
  private _summary(fresh: readonly IScan[]): IWhole {
    const scopes = this._scopes();
    if (importsOnlyCompat(scopes) && this.mode === 'DEFAULT') {
      leaveConventional(fresh);
    }
    return wholeOf(this._scans.values(), scopes, this.mode);
  }

  /** Every scope of the notebook, each once. */
  private _scopes(): Set<Scope> {
    const scopes = new Set<Scope>([this.module]);
    for (const unit of this._units) {
      for (const scope of unit.scopes.opened) {
        scopes.add(scope);
      }
    }
    return scopes;
  }
}
