import type { IBindOptions } from './bindings/collect';
import { Scope } from './bindings/scope';
import { CellText, CellUnit } from './cell-unit';
import {
  affectedCells,
  changedWords,
  editedCells,
  mentionsAny,
  putBack,
  takeOut
} from './incremental/changes';
import { ChangedNames } from './incremental/reach';
import { IPlaces, PlaceFinder } from './places';
import type { ISyntax, PythonParser } from './syntax/python-parser';
import type { ICell } from './types';
import { sameWords, wantedWords } from './words';

const NO_SYNTAX: ISyntax = { nodes: [], brokenAt: null };
const NO_PLACES: IPlaces = { at: [], python2: false };

/** What was read again with an update. */
export interface IReread {
  /** Indices of the cells that were edited, or in which a name may mean something else. */
  readonly affected: ReadonlySet<number>;
  /** The words of the edited cells, as they were and as they are. */
  readonly words: ReadonlySet<string>;
  /** The texts of the edited cells. */
  readonly texts: readonly { readonly old: CellText; readonly now: CellText }[];
  /** Names that may mean something else. */
  readonly names: ChangedNames;
  /** The units of the affected cells as they were. */
  readonly gone: readonly CellUnit[];
}

/** The cells of a notebook, parsed and bound; kept up to date with their text. */
export class ReadCells {
  readonly module = new Scope('module', null);
  /** Room between the places of two cells. */
  readonly stride: number;
  private _units: readonly CellUnit[];
  private _words: ReadonlySet<string> | null;
  private _finder: PlaceFinder;

  /** @param before read earlier, of which texts are not read again. */
  constructor(
    cells: readonly ICell[],
    private readonly _parser: PythonParser,
    private readonly _bindOptions: IBindOptions,
    before: ReadCells | null
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
    this.stride = 2 ** Math.ceil(Math.log2(2 * longest + 1024));
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
  }

  /** One entry a cell; a cell that is not Python has no syntax. */
  get units(): readonly CellUnit[] {
    return this._units;
  }

  /** Every scope of the notebook, each once. */
  scopes(): Set<Scope> {
    const scopes = new Set<Scope>([this.module]);
    for (const unit of this._units) {
      for (const scope of unit.scopes.opened) {
        scopes.add(scope);
      }
    }
    return scopes;
  }

  /**
   * Take over the present text of the same cells. Only those that were edited, or that have
   * a word which is looked for since, are read again.
   *
   * @returns null where that cannot be done, or so much changes that it is not worth it.
   */
  update(cells: readonly ICell[]): IReread | null {
    const edited = editedCells(this._units, cells);
    if (!edited || edited.some(i => cells[i].source.length >= this.stride)) {
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
      const bound = takeOut(old, this.module, this.stride);
      const text = texts.get(i) ?? old.text;
      units[i] = this._unit(cells[i], text, i, null);
      this._bind(units[i]);
      putBack(units[i], bound, this.module, this.stride, names);
    }
    const before = this._units;
    this._units = units;
    const affected = affectedCells(
      units,
      reread,
      names,
      this.module,
      this.stride
    );
    for (const i of affected) {
      if (!reread.has(i)) {
        // Another one, as what is kept about a unit goes by its being the same.
        const old = units[i];
        units[i] = this._unit(cells[i], old.text, i, old);
        units[i].scopes = old.scopes;
      }
    }
    const gone = [...new Set([...reread, ...affected])].map(i => before[i]);
    return { affected, words: wordsOfEdited, texts: changes, names, gone };
  }

  /** @param known the same cell, read before with the same words. */
  private _unit(
    cell: ICell,
    text: CellText,
    index: number,
    known: CellUnit | null
  ): CellUnit {
    const base = index * this.stride;
    if (known) {
      return new CellUnit(cell, text, known.syntax, known.places, base);
    }
    if (!text.says) {
      return new CellUnit(cell, text, NO_SYNTAX, NO_PLACES, base);
    }
    const places = this._finder.find(text.mask.text);
    const syntax = this._parser.parse(text.mask.text, places.at);
    return new CellUnit(cell, text, syntax, places, base);
  }

  private _bind(unit: CellUnit): void {
    unit.bind(this.module, this._bindOptions, this._words);
  }
}
