import type { TranslationBundle } from '@jupyterlab/translation';
import { UUID } from '@lumino/coreutils';
import type { IDisposable } from '@lumino/disposable';
import { Signal, type ISignal } from '@lumino/signaling';

import { Picks } from '../../engine/incremental/differing';
import { rememberedOf } from '../../engine/remembered-of';
import { migrationPath, tallies } from '../../engine/report/migration-path';
import type { IFinding, IFix, IPackage, IPathStep } from '../../engine/types';
import type { INotebookSession } from '../model';
import { attention, type IAttention } from './attention';
import {
  buildReport,
  ReportCache,
  type ICellView,
  type IReportView
} from './build';
import { groupByMessage, type IGroup } from './groups';
import { IgnoreList, kindKey } from './ignored';
import { installedBy, isInstalledBy } from './install';
import {
  NO_FILTER,
  Selector,
  type IFilter,
  type ISelection
} from './selection';

/** What there is to say of a notebook, or why there is no report. */
export type ReportState =
  | { readonly kind: 'loading' | 'empty' }
  | { readonly kind: 'failed'; readonly error: unknown }
  | { readonly kind: 'foreign'; readonly language: string }
  | {
      readonly kind: 'report';
      readonly report: IReportView;
      readonly selection: ISelection;
      /** The migration path; empty where there is no TensorFlow. */
      readonly steps: readonly IPathStep[];
      readonly progress: IProgress;
      /** What has to be installed beside TensorFlow. */
      readonly packages: readonly IPackage[];
      /** Whether the notebook has a line that installs it. */
      readonly installs: boolean;
    };

/** How far a notebook is off tf.compat.v1, by the names that it has once converted. */
export interface IProgress {
  /** All uses of TensorFlow's names. */
  readonly names: number;
  /** Those in tf.compat.v1. */
  readonly left: number;
}

/**
 * The report of one notebook, for all that show it. It is worked out when it is
 * asked for, and keeps the identity of whatever did not change.
 */
export class ReportModel implements IDisposable {
  constructor(readonly session: INotebookSession) {
    session.changed.connect(this._onSession, this);
    this.ignored.changed.connect(this._invalidate, this);
  }

  /** Tells the reports of a page apart. */
  readonly id = UUID.uuid4();

  readonly ignored = new IgnoreList();

  /** Emitted when anything below may have changed. */
  get changed(): ISignal<this, void> {
    return this._changed;
  }

  get state(): ReportState {
    return (this._state ??= this._build());
  }

  get filter(): IFilter {
    return this._filter;
  }

  set filter(filter: IFilter) {
    this._filter = filter;
    this._invalidate();
  }

  /** What is shown, by message. */
  get groups(): readonly IGroup[] {
    const { state } = this;
    if (state.kind === 'report' && state.selection.cells !== this._grouped) {
      this._grouped = state.selection.cells;
      this._groups = groupByMessage(state.selection.cells, this._groups);
    }
    return state.kind === 'report' ? this._groups : [];
  }

  /** The text of a cell that the report speaks of: it may have been edited since. */
  textOf(cellId: string): string | null {
    return this._cache.views.get(cellId)?.input.cell.source ?? null;
  }

  /** How many findings that are not ignored would be ignored with one, by its kind. */
  alike(finding: IFinding): number {
    const key = kindKey(finding);
    const { state } = this;
    const cells = state.kind === 'report' ? state.report.cells : [];
    return cells
      .flatMap(cell =>
        cell.findings.filter(view => !this.ignored.has(cell.id, view))
      )
      .filter(view => kindKey(view.finding) === key).length;
  }

  /** The fixes of one kind that the findings offer which are not ignored. */
  fixes(kind: string): readonly IFix[] {
    return this._fixes().flatMap(list => list.filter(fix => fix.kind === kind));
  }

  /** How many fixes there are of each kind; the same map while no number changes. */
  get fixCounts(): ReadonlyMap<string, number> {
    const fixes = this._fixes();
    if (fixes !== this._counted) {
      this._counted = fixes;
      const counts = new Map<string, number>();
      for (const { kind } of fixes.flat()) {
        counts.set(kind, (counts.get(kind) ?? 0) + 1);
      }
      const old = this._fixCounts;
      const isSame =
        old.size === counts.size &&
        [...counts].every(([kind, count]) => old.get(kind) === count);
      this._fixCounts = isSame ? old : counts;
    }
    return this._fixCounts;
  }

  /** What it asks of a person, in short; null where it says nothing of TensorFlow. */
  attention(trans: TranslationBundle): IAttention | null {
    return attention(this.state, trans);
  }

  get isDisposed(): boolean {
    return this._isDisposed;
  }

  dispose(): void {
    if (!this._isDisposed) {
      this._isDisposed = true;
      Signal.clearData(this);
      Signal.clearData(this.ignored);
    }
  }

  private _build(): ReportState {
    const { notebook, analysis, error, record } = this.session;
    if (error !== null) {
      return { kind: 'failed', error };
    }
    if (!notebook || !analysis) {
      return { kind: 'loading' };
    }
    const { foreignLanguage } = analysis.migration;
    if (foreignLanguage !== null) {
      return { kind: 'foreign', language: foreignLanguage };
    }
    if (notebook.cells.every(cell => cell.source.trim() === '')) {
      return { kind: 'empty' };
    }
    const report = buildReport(
      {
        notebook,
        analysis,
        ...{ records: record.cells, version: record.version },
        upgraded: record.isLive,
        stale: this.session.staleCells,
        readOnly: this.session.host.readOnly
      },
      this._cache
    );
    const selection = this._selector.select(
      report,
      this._filter,
      (cellId, view) => this.ignored.has(cellId, view),
      this.ignored.version
    );
    const { migration } = analysis;
    const steps = this._same(
      'steps',
      migrationPath(migration, false, this._tallies)
    );
    const left = steps.find(({ id }) => id === 'compat-v1')?.left ?? 0;
    // A name may be counted as a fallback for two reasons.
    const names = Math.max(migration.uses.names, left);
    const packages = this._same('packages', migration.packages);
    const made: ReportState = {
      kind: 'report',
      report,
      selection,
      steps,
      progress: this._same('progress', { names, left }),
      packages,
      installs: isInstalledBy(this._installed.over(notebook.cells), packages)
    };
    const last = this._last;
    if (last && sameParts(last, made)) {
      return last;
    }
    return (this._last = made);
  }

  /** What was made the last time, where it is the same; plain JSON, and short. */
  private _same<T>(name: string, now: T): T {
    const json = JSON.stringify(now);
    const known = this._parts.get(name);
    if (known?.json === json) {
      return known.value as T;
    }
    this._parts.set(name, { json, value: now });
    return now;
  }

  /** The fixes of each cell that has any; the same while none is another one. */
  private _fixes(): readonly (readonly IFix[])[] {
    const { state } = this;
    return this._fixLists.over(
      state.kind === 'report' ? state.selection.kept : []
    );
  }

  /** A session tells of more than a report is made of: that it is busy, for one. */
  private _onSession(): void {
    const { analysis, error, record, staleCells } = this.session;
    const stale = staleCells.size > 0 ? [...staleCells].join() : '';
    const made = [analysis, error, record.version, stale];
    if (this._madeOf.some((part, index) => part !== made[index])) {
      this._madeOf = made;
      this._invalidate();
    }
  }

  private _invalidate(): void {
    this._state = null;
    this._changed.emit();
  }

  private readonly _changed = new Signal<this, void>(this);
  private readonly _cache = new ReportCache();
  private readonly _parts = new Map<string, { json: string; value: unknown }>();
  private _last: Report | null = null;
  private readonly _selector = new Selector();
  private _state: ReportState | null = null;
  private _madeOf: readonly unknown[] = [null, null, 0, ''];
  private _filter = NO_FILTER;
  private _grouped: unknown = null;
  private _groups: readonly IGroup[] = [];
  private readonly _tallies = tallies(false);
  private readonly _installed = new Picks(installedBy);
  private readonly _fixLists = new Picks(fixesOf);
  private _counted: unknown = null;
  private _fixCounts: ReadonlyMap<string, number> = new Map();
  private _isDisposed = false;
}

/**
 * The fixes that the findings of a cell offer; null where there are none. Of a view, which
 * is never changed: most outlast an edit elsewhere.
 */
const fixesOf = rememberedOf(({ findings }: ICellView) => {
  const fixes: readonly IFix[] = findings.flatMap(({ fix }) => fix ?? []);
  return fixes.length > 0 ? fixes : null;
});

type Report = Extract<ReportState, { kind: 'report' }>;

/** Whether all that two reports are made of is the very same. */
function sameParts(a: Report, b: Report): boolean {
  return (
    a.report === b.report &&
    a.selection === b.selection &&
    a.steps === b.steps &&
    a.progress === b.progress &&
    a.packages === b.packages &&
    a.installs === b.installs
  );
}
