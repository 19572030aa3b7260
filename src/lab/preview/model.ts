import type { IDisposable } from '@lumino/disposable';
import { Signal, type ISignal } from '@lumino/signaling';

import { summarize } from '../../engine/report/summary';
import type { ICellResult, IMigration } from '../../engine/types';
import type { IAnalysis, INotebookSession, IUpgradeOutcome } from '../model';
import {
  countChanges,
  sameResult,
  withoutKinds,
  type IPreviewCell
} from './cells';
import { CHANGE_KINDS, kindOf, type ChangeKind } from './kinds';

/** A kind of change that occurs in the notebook. */
export interface IKindState {
  readonly kind: ChangeKind;
  readonly ticked: boolean;
  /** How many such changes there are, in all cells. */
  readonly changes: number;
}

/** How much of the upgrade is ticked. */
export interface IChosen {
  readonly cells: number;
  readonly changes: number;
}

/**
 * What an upgrade would do to a notebook, and what of it a person wants. It
 * follows the session: where a cell's text changes, its changes are worked out
 * anew, and its tick stays.
 */
export class PreviewModel implements IDisposable {
  constructor(readonly session: INotebookSession) {
    session.changed.connect(this._onSession, this);
    session.edited.connect(this._onEdited, this);
    this._onSession();
  }

  /** Emitted when anything below has changed. */
  get changed(): ISignal<this, void> {
    return this._changed;
  }

  /** The cells that an upgrade would change, in order. */
  get cells(): readonly IPreviewCell[] {
    return this._cells;
  }

  /** The kinds of change that occur. */
  get kinds(): readonly IKindState[] {
    return CHANGE_KINDS.flatMap(kind => {
      const changes = this._byKind.get(kind) ?? 0;
      return changes > 0
        ? [{ kind, changes, ticked: !this._kindsOff.has(kind) }]
        : [];
    });
  }

  /** All that an upgrade would do. */
  get total(): IChosen {
    return count(this._cells.map(cell => cell.result));
  }

  /** What *Apply* would do. */
  get chosen(): IChosen {
    return count(
      this._cells.filter(cell => cell.ticked).map(cell => cell.chosen)
    );
  }

  /** The analysis that is shown; null until there is one. */
  get analysis(): IAnalysis | null {
    return this._analysis;
  }

  get isDisposed(): boolean {
    return this._isDisposed;
  }

  /** Tick a cell, or take its tick away. */
  tickCell(id: string, on: boolean): void {
    this._ticks.set(id, on);
    this._rebuild();
  }

  /** Tick a kind of change, or take its tick away. */
  tickKind(kind: ChangeKind, on: boolean): void {
    if (on) {
      this._kindsOff.delete(kind);
    } else {
      this._kindsOff.add(kind);
    }
    this._rebuild();
  }

  /** Tick everything, or nothing. */
  tickAll(on: boolean): void {
    this._ticks.clear();
    this._tickNew = on;
    if (on) {
      this._kindsOff.clear();
    }
    this._rebuild();
  }

  /**
   * Write what is ticked into the notebook, as one step to undo. A cell that was
   * edited since it was looked at is left as it is, and is among the skipped.
   *
   * @param onProgress - told what share of the cells is written, from 0 to 1
   */
  async apply(
    onProgress?: (fraction: number) => void
  ): Promise<IUpgradeOutcome> {
    const analysis = this._analysis;
    if (!analysis) {
      throw new Error('There is nothing to apply yet');
    }
    return this.session.apply(
      this._plan(analysis),
      analysis.sources,
      onProgress
    );
  }

  dispose(): void {
    if (!this._isDisposed) {
      this._isDisposed = true;
      clearTimeout(this._timer);
      Signal.clearData(this);
    }
  }

  /** The migration without what is not ticked. */
  private _plan({ migration }: IAnalysis): IMigration {
    const shown = new Map(this._cells.map(cell => [cell.id, cell]));
    const left: ICellResult[] = [];
    const cells = migration.cells.map((result): ICellResult => {
      const cell = shown.get(result.id);
      if (!cell) {
        left.push(result);
        return result;
      }
      if (cell.ticked && cell.chosen.edits.length > 0) {
        left.push(cell.chosen);
        return cell.chosen;
      }
      left.push({
        ...result,
        status: 'unchanged',
        findings: result.findings.filter(finding => !finding.applied)
      });
      const { id, number, syntax } = result;
      return {
        ...{ id, number, syntax, status: 'skipped' },
        ...{ edits: [], output: cell.source, findings: [] }
      };
    });
    const { usesTensorflow } = migration.summary;
    return { ...migration, cells, summary: summarize(left, usesTensorflow) };
  }

  private _onSession(): void {
    const { analysis } = this.session;
    if (analysis) {
      this._analysis = analysis;
      this._first ??= analysis.sources;
    }
    this._rebuild();
  }

  /** The text changed: tell at once which cells are not as they were looked at. */
  private _onEdited(): void {
    this._timer ??= setTimeout(() => {
      this._timer = undefined;
      this._rebuild();
    }, GLANCE);
  }

  private _rebuild(): void {
    const analysis = this._analysis;
    const now = new Map(
      this.session.notebook?.cells.map(cell => [cell.id, cell.source])
    );
    const old = new Map(this._cells.map(cell => [cell.id, cell]));
    this._byKind.clear();
    this._cells = (analysis?.migration.cells ?? []).flatMap(result => {
      const source = analysis?.sources.get(result.id);
      const text = now.get(result.id);
      if (result.edits.length === 0 || source === undefined) {
        return [];
      }
      // A cell that was deleted has nothing to be applied to.
      return text === undefined
        ? []
        : [this._view(result, source, text, old.get(result.id))];
    });
    this._changed.emit();
  }

  /** A cell as it is to be shown; the old one where nothing about it changed. */
  private _view(
    result: ICellResult,
    source: string,
    text: string,
    old: IPreviewCell | undefined
  ): IPreviewCell {
    for (const finding of result.findings) {
      if (finding.applied) {
        const kind = kindOf(finding);
        this._byKind.set(kind, (this._byKind.get(kind) ?? 0) + 1);
      }
    }
    const ticked = this._ticks.get(result.id) ?? this._tickNew;
    const stale = text !== source;
    const edited = this._first?.get(result.id) !== text;
    const same =
      old !== undefined &&
      old.source === source &&
      sameResult(old.result, result);
    const chosen = withoutKinds(source, result, this._kindsOff);
    if (
      same &&
      old.ticked === ticked &&
      old.stale === stale &&
      old.edited === edited &&
      sameResult(old.chosen, chosen)
    ) {
      return old;
    }
    return {
      ...{ id: result.id, number: result.number, source },
      ...(same && sameResult(old.chosen, chosen)
        ? { result: old.result, chosen: old.chosen }
        : { result, chosen }),
      ...{ ticked, stale, edited }
    };
  }

  private readonly _changed = new Signal<this, void>(this);
  private readonly _ticks = new Map<string, boolean>();
  private readonly _kindsOff = new Set<ChangeKind>();
  private readonly _byKind = new Map<ChangeKind, number>();
  private _tickNew = true;
  private _cells: readonly IPreviewCell[] = [];
  private _analysis: IAnalysis | null = null;
  private _first: ReadonlyMap<string, string> | null = null;
  private _timer: ReturnType<typeof setTimeout> | undefined;
  private _isDisposed = false;
}

/** How long typing may go on before the cells are looked at, in ms. */
const GLANCE = 100;

function count(results: readonly ICellResult[]): IChosen {
  const changed = results.filter(result => result.edits.length > 0);
  return {
    cells: changed.length,
    changes: changed.reduce((sum, result) => sum + countChanges(result), 0)
  };
}
