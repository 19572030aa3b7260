import type { TranslationBundle } from '@jupyterlab/translation';
import { ReactWidget } from '@jupyterlab/ui-components';
import type { ReadonlyPartialJSONObject } from '@lumino/coreutils';
import { MessageLoop, type Message } from '@lumino/messaging';
import { Widget } from '@lumino/widgets';

import type { IAttention } from '../lab/report/attention';
import type { IMigrationManager, IMigrationReports } from '../tokens';
import type { IReportActions } from './actions';
import type { Announcer } from './announcer';
import type { GroupBy } from './find';
import { migrationIcon } from './icons';
import type { ISidebarView } from './sidebar-view';

/** A value that is kept somewhere, such as in the settings. */
export interface IKept<T> {
  get(): T;
  set(value: T): void;
}

/** What the sidebar needs of its surroundings. */
export interface ISidebarOptions {
  /** What it is put into: this has the tab, and is what a person goes to. */
  readonly place: Widget;
  readonly manager: IMigrationManager;
  readonly reports: IMigrationReports;
  readonly trans: TranslationBundle;
  readonly goTo: IReportActions['goTo'];
  /** Run one of this extension's commands. */
  readonly run: (command: string, args?: ReadonlyPartialJSONObject) => void;
  readonly groupBy: IKept<GroupBy>;
  readonly announcer: Announcer;
}

/** The attribute of the tab (`data-...`) that its style sheet shows as a badge. */
const BADGE = 'tf-upgrade-badge';

/**
 * The panel "TF2 migration". It follows the active notebook. What it shows is loaded when
 * it is shown for the first time, and drawn only while it is in sight.
 */
export class Sidebar extends ReactWidget {
  constructor(private readonly _options: ISidebarOptions) {
    super();
    const { place, trans } = _options;
    const { node, title } = place;
    // As JupyterLab's side bars have icons that are there from the start.
    title.icon = migrationIcon.bindprops({ stylesheet: 'sideBar' });
    title.iconClass = '';
    place.addClass('jp-TfUpgrade');
    // A place to begin from with the Tab key.
    node.tabIndex = -1;
    node.setAttribute('role', 'region');
    node.setAttribute('aria-label', trans.__('TF2 migration'));
  }

  override dispose(): void {
    this._view?.dispose();
    super.dispose();
  }

  /** Show on the tab what the active notebook asks of a person; null: nothing. */
  showAttention(attention: IAttention | null): void {
    const { place, trans } = this._options;
    const name = trans.__('TF2 migration');
    const { title } = place;
    title.caption = attention ? `${name}: ${attention.words}` : name;
    const count = attention?.count ?? 0;
    // More would not fit on a tab, and nobody counts that far.
    const badge = count > 99 ? '99+' : count > 0 ? String(count) : '';
    if (badge !== title.dataset[BADGE]) {
      // JupyterLab keeps something there as well.
      title.dataset = {
        ...title.dataset,
        [BADGE]: badge,
        [`${BADGE}-severity`]: attention?.severity ?? ''
      };
    }
  }

  protected override onUpdateRequest(message: Message): void {
    if (!this.isVisible) {
      return;
    }
    if (!this._view) {
      void this._load();
    } else if (this._view.isNews()) {
      super.onUpdateRequest(message);
    }
  }

  /** Take up what has changed about reports: the first one of a notebook at once. */
  updateReport(): void {
    if (this.isVisible && this._view?.isAwaited()) {
      this._view.atOnce(() =>
        MessageLoop.sendMessage(this, Widget.Msg.UpdateRequest)
      );
    } else {
      this.update();
    }
  }

  protected override onAfterShow(message: Message): void {
    super.onAfterShow(message);
    this.update();
  }

  protected override render(): JSX.Element | null {
    return this._view?.render() ?? null;
  }

  private async _load(): Promise<void> {
    const { createView } = await import(
      /* webpackChunkName: 'notebook' */ './sidebar-view'
    );
    if (!this._view && !this.isDisposed) {
      this._view = createView(this._options, () => this.update());
      this.update();
    }
  }

  private _view: ISidebarView | null = null;
}
