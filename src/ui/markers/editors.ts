import { StateEffect, type Extension } from '@codemirror/state';
import { ViewPlugin, type EditorView } from '@codemirror/view';
import type { ISharedCell } from '@jupyter/ydoc';
import type { IEditorExtensionRegistry } from '@jupyterlab/codemirror';

import type { ICellView } from '../../lab/report/build';
import type { ReportModel } from '../../lab/report/model';
import { nextTask } from '../../lab/slices';
import type { IMarksOptions } from './host';

type Code = typeof import(/* webpackChunkName: 'notebook' */ './lazy');

interface IEditor {
  /** Null while it is being made. */
  view: EditorView | null;
  readonly cell: ISharedCell;
  /** What its marks were made from; undefined where it has none. */
  shown: ICellView | undefined;
  /** Whether it has the extension. */
  isReady: boolean;
  /** Set while something was typed since the marks were made. */
  timer: ReturnType<typeof setTimeout> | undefined;
}

/**
 * How long after typing the marks are made anew even where no analysis asked for that,
 * in ms: what was deleted and brought back at once is no news to anybody else.
 */
const SETTLED = 1000;

/** How long the marks of many editors may hold up the page at a time, in ms. */
const SLICE = 8;

/**
 * Keeps the marks of all editors of notebook cells, those included that come and go
 * with what is on screen. What draws them is loaded with the first finding.
 */
export class MarkedEditors {
  constructor(private readonly _options: IMarksOptions) {}

  /** Mark every editor that is made from now on. */
  register(registry: IEditorExtensionRegistry): void {
    registry.addExtension({
      name: 'tf-upgrade-marks',
      factory: ({ model }) => {
        const cell = model.sharedModel as Partial<ISharedCell>;
        return cell.cell_type === 'code'
          ? {
              instance: () => this._follow(cell as ISharedCell),
              reconfigure: () => null
            }
          : null;
      }
    });
  }

  get isEnabled(): boolean {
    return this._isEnabled;
  }

  set isEnabled(on: boolean) {
    this._isEnabled = on;
    this.update(null);
  }

  /**
   * Bring the marks up to date: those of many editors a slice at a time, as each editor
   * has the browser lay out the page.
   *
   * @param report - that of the notebook that changed; null: of all
   */
  update(report: ReportModel | null): void {
    const changed = report && this._changesOf(report);
    if (report && changed) {
      const { shared } = report.session.host;
      for (const id of changed) {
        this._byId.get(id)?.forEach(editor => {
          if (editor.cell.notebook === shared && this._wants(editor)) {
            this._waiting.add(editor);
          }
        });
      }
    } else {
      for (const editor of this._editors) {
        if (this._wants(editor)) {
          this._waiting.add(editor);
        }
      }
    }
    this._work();
  }

  /** The ids of the cells that look another way now than the last time; null: of all. */
  private _changesOf(report: ReportModel): ReadonlySet<string> | null {
    const before = this._seen.get(report);
    const now =
      report.state.kind === 'report' ? report.state.selection.kept : NONE;
    this._seen.set(report, now);
    return before ? differing(before, now) : null;
  }

  /** Show what is selected in an editor over its text, until something else is done. */
  pin(view: EditorView): void {
    const editor = [...this._editors].find(other => other.view === view);
    if (!editor) {
      return;
    }
    this._update(editor);
    if (editor.isReady && this._isEnabled) {
      const { from, to } = view.state.selection.main;
      this._code?.showPin(view, { from, to });
    }
  }

  /** What a new editor gets: its marks as well, where there are some already. */
  private _follow(cell: ISharedCell): Extension {
    const editor: IEditor = {
      ...{ view: null, cell, shown: undefined },
      ...{ isReady: false, timer: undefined }
    };
    const id = cell.getId();
    const plugin = ViewPlugin.define(view => {
      editor.view = view;
      this._add(editor, id);
      // An editor cannot be changed while it is being made.
      queueMicrotask(() => this._update(editor));
      return {
        update: ({ docChanged }) => {
          if (docChanged && editor.shown) {
            clearTimeout(editor.timer);
            editor.timer = setTimeout(
              () => this._update(editor, true),
              SETTLED
            );
          }
        },
        destroy: () => {
          clearTimeout(editor.timer);
          this._remove(editor, id);
        }
      };
    });
    const wanted = this._wanted(cell);
    return wanted && this._code
      ? [plugin, this._marked(this._code, editor, wanted)]
      : plugin;
  }

  private _add(editor: IEditor, id: string): void {
    this._editors.add(editor);
    const others = this._byId.get(id);
    if (others) {
      others.add(editor);
    } else {
      this._byId.set(id, new Set([editor]));
    }
  }

  private _remove(editor: IEditor, id: string): void {
    this._editors.delete(editor);
    this._waiting.delete(editor);
    const others = this._byId.get(id);
    if (others?.delete(editor) && others.size === 0) {
      this._byId.delete(id);
    }
  }

  /** The extension that holds an editor's marks, and these marks in it. */
  private _marked(code: Code, editor: IEditor, wanted: ICellView): Extension {
    const { cell } = editor;
    editor.isReady = true;
    editor.shown = wanted;
    return code.markExtension(
      {
        trans: this._options.trans,
        actionsOf: finding => code.cellItems(cell, finding, this._options)
      },
      code.marksOf(wanted, cell.getSource())
    );
  }

  private _wanted(cell: ISharedCell): ICellView | undefined {
    return this._isEnabled ? this._viewOf(cell) : undefined;
  }

  private _wants(editor: IEditor): boolean {
    return this._wanted(editor.cell) !== editor.shown;
  }

  /** Bring the marks of some editors up to date, and go on in a task of its own. */
  private _work(): void {
    const end = performance.now() + SLICE;
    for (const editor of this._waiting) {
      if (performance.now() > end) {
        this._next ??= nextTask().then(() => {
          this._next = null;
          this._work();
        });
        return;
      }
      this._waiting.delete(editor);
      this._update(editor);
    }
  }

  private _update(editor: IEditor, anyway = false): void {
    const { view, cell } = editor;
    if (!view || !this._editors.has(editor)) {
      return;
    }
    const wanted = this._wanted(cell);
    if (wanted === editor.shown && !anyway) {
      return;
    }
    clearTimeout(editor.timer);
    const code = this._code;
    if (!code) {
      this._load();
    } else if (editor.isReady) {
      editor.shown = wanted;
      const marks = wanted ? code.marksOf(wanted, cell.getSource()) : [];
      code.showMarks(view, marks);
    } else if (wanted) {
      view.dispatch({
        effects: StateEffect.appendConfig.of(this._marked(code, editor, wanted))
      });
    }
  }

  private _viewOf(cell: ISharedCell): ICellView | undefined {
    const { reports } = this._options;
    const report = cell.notebook ? reports.find(cell.notebook) : null;
    return report?.state.kind === 'report'
      ? report.state.selection.kept.get(cell.getId())
      : undefined;
  }

  private _load(): void {
    this._loading ??= import(/* webpackChunkName: 'notebook' */ './lazy').then(
      code => {
        this._code = code;
        this.update(null);
      }
    );
  }

  private readonly _editors = new Set<IEditor>();
  /** The same by the ids of their cells. */
  private readonly _byId = new Map<string, Set<IEditor>>();
  /** What reports said of their cells the last time. */
  private readonly _seen = new WeakMap<ReportModel, Views>();
  private readonly _waiting = new Set<IEditor>();
  private _next: Promise<void> | null = null;
  private _isEnabled = true;
  private _code: Code | null = null;
  private _loading: Promise<void> | null = null;
}

type Views = ReadonlyMap<string, ICellView>;

const NONE: Views = new Map();

/** The ids of which the views are not the very same. */
function differing(before: Views, now: Views): ReadonlySet<string> {
  const ids = new Set<string>();
  if (before !== now) {
    now.forEach((view, id) => before.get(id) === view || ids.add(id));
    before.forEach((_, id) => now.has(id) || ids.add(id));
  }
  return ids;
}
