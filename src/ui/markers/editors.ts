import { StateEffect, type Extension } from '@codemirror/state';
import { ViewPlugin, type EditorView } from '@codemirror/view';
import type { ISharedCell } from '@jupyter/ydoc';
import type {
  CodeMirrorEditor,
  IEditorExtensionRegistry
} from '@jupyterlab/codemirror';

import { differing } from '../../engine/incremental/differing';
import type { ICellView } from '../../lab/report/build';
import type { ReportModel } from '../../lab/report/model';
import type { ISelection } from '../../lab/report/selection';
import { nextTask } from '../../worker/next-task';
import type { IMarksOptions } from './host';

type Code = typeof import(/* webpackChunkName: 'notebook' */ './lazy');

interface IEditor {
  /** Null while it is being made. */
  view: EditorView | null;
  readonly cell: ISharedCell;
  /** Its cell's. */
  readonly id: string;
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

  /** Mark an editor that was made before, where it is of a code cell. */
  adopt(editor: CodeMirrorEditor): void {
    const cell = editor.model.sharedModel as Partial<ISharedCell>;
    if (cell.cell_type === 'code') {
      editor.injectExtension(this._follow(cell as ISharedCell));
    }
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
    const shared = report?.session.host.shared;
    const keptOf = report && selectionOf(report)?.keptOf;
    for (const editor of this._editorsOf(report && this._news(report))) {
      const { cell, id, shown } = editor;
      const wanted = this._isEnabled ? keptOf?.(id) : undefined;
      if (
        report
          ? cell.notebook === shared && wanted !== shown
          : this._wants(editor)
      ) {
        this._waiting.add(editor);
      }
    }
    this._work();
  }

  /** The cells of which a report says something else now, by their ids; null: any. */
  private _news(report: ReportModel): ReadonlySet<string> | null {
    const now = selectionOf(report)?.kept ?? [];
    const before = this._told.get(report);
    const places = before ? differing(before, now) : null;
    this._told.set(report, now);
    return before && places
      ? new Set(places.flatMap(i => [before[i].id, now[i].id]))
      : null;
  }

  /** The editors of cells with these ids; null: all. */
  private *_editorsOf(ids: ReadonlySet<string> | null): Iterable<IEditor> {
    for (const id of ids ?? this._editors.keys()) {
      yield* this._editors.get(id) ?? [];
    }
  }

  /** Show what is selected in an editor over its text, until something else is done. */
  pin(view: EditorView): void {
    const editor = [...this._editorsOf(null)].find(
      other => other.view === view
    );
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
      ...{ view: null, cell, id: cell.getId(), shown: undefined },
      ...{ isReady: false, timer: undefined }
    };
    const plugin = ViewPlugin.define(view => {
      editor.view = view;
      const { id } = editor;
      const others = this._editors.get(id) ?? new Set();
      this._editors.set(id, others.add(editor));
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
          editor.view = null;
          if (others.delete(editor) && others.size === 0) {
            this._editors.delete(id);
          }
          this._waiting.delete(editor);
        }
      };
    });
    const wanted = this._wanted(cell);
    return wanted && this._code
      ? [plugin, this._marked(this._code, editor, wanted)]
      : plugin;
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
    if (!view) {
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
    return report ? selectionOf(report)?.keptOf(cell.getId()) : undefined;
  }

  private _load(): void {
    this._loading ??= import(/* webpackChunkName: 'notebook' */ './lazy').then(
      code => {
        this._code = code;
        this.update(null);
      }
    );
  }

  /** By the ids of their cells. */
  private readonly _editors = new Map<string, Set<IEditor>>();
  /** What reports were heard to say of their cells. */
  private readonly _told = new WeakMap<ReportModel, readonly ICellView[]>();
  private readonly _waiting = new Set<IEditor>();
  private _next: Promise<void> | null = null;
  private _isEnabled = true;
  private _code: Code | null = null;
  private _loading: Promise<void> | null = null;
}

function selectionOf({ state }: ReportModel): ISelection | undefined {
  return state.kind === 'report' ? state.selection : undefined;
}
