import { collectBindings, IBindOptions, ICellScopes } from './bindings/collect';
import type { Scope } from './bindings/scope';
import type { IPlaces } from './places';
import { maskCell, type IMask } from './syntax/mask';
import type { PyNode } from './syntax/py-node';
import type { ISyntax } from './syntax/python-parser';
import { Positions } from './text/positions';
import type { ICell } from './types';
import { cellWords, wordsOf, type ICellWords } from './words';

/** What the text of a cell says by itself. */
export class CellText {
  readonly mask: IMask;
  /** What it says of words; null where it is not Python. */
  readonly says: ICellWords | null;
  private _words: ReadonlySet<string> | null = null;
  private readonly _matches = new Map<string, boolean>();

  constructor(readonly source: string) {
    this.mask = maskCell(source);
    this.says = this.mask.foreign === null ? cellWords(this.mask.text) : null;
  }

  /**
   * Whether the masked text matches a pattern that has no state.
   *
   * @param key the pattern's own text.
   */
  matches(pattern: RegExp, key = String(pattern)): boolean {
    let found = this._matches.get(key);
    if (found === undefined) {
      found = pattern.test(this.mask.text);
      this._matches.set(key, found);
    }
    return found;
  }

  /**
   * Whether a word may stand in it: sooner told than what all its words are, of which
   * nobody may ever ask for the rest.
   */
  mayHold(word: string): boolean {
    return this.says !== null && this.mask.text.includes(word);
  }

  /** Every word in it. */
  get words(): ReadonlySet<string> {
    this._words ??= new Set(this.says ? wordsOf(this.mask.text) : []);
    return this._words;
  }
}

/** One Python cell on its way through the pipeline. */
export class CellUnit {
  readonly positions: Positions;
  readonly mask: IMask;
  scopes: ICellScopes = { of: [], opened: [] };
  private readonly _memos = new Map<string, unknown>();

  constructor(
    readonly cell: ICell,
    readonly text: CellText,
    readonly syntax: ISyntax,
    readonly places: IPlaces,
    /**
     * Place of the cell's first character among those of all cells: later cells have
     * greater ones, with room between.
     */
    readonly base: number
  ) {
    this.mask = text.mask;
    this.positions = new Positions(cell.source);
  }

  /** What is worked out of this cell alone, once. */
  memo<T>(key: string, make: () => T): T {
    if (!this._memos.has(key)) {
      this._memos.set(key, make());
    }
    return this._memos.get(key) as T;
  }

  bind(
    module: Scope,
    options: IBindOptions,
    words: ReadonlySet<string> | null
  ): void {
    this.scopes = collectBindings(
      this.syntax.nodes,
      module,
      this.base,
      options,
      words
    );
  }

  /** The scope of a node; the module's for a node of another tree. */
  scopeOf(node: PyNode, module: Scope): Scope {
    return this.syntax.nodes[node.index] === node
      ? (this.scopes.of[node.index] ?? module)
      : module;
  }
}
