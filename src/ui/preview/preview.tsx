import type { Extension } from '@codemirror/state';
import type { TranslationBundle } from '@jupyterlab/translation';
import { ReactWidget } from '@jupyterlab/ui-components';
import type { CommandRegistry } from '@lumino/commands';
import { UUID } from '@lumino/coreutils';
import type { Message } from '@lumino/messaging';
import { Panel } from '@lumino/widgets';
import React from 'react';

import type { INotebookSession } from '../../lab/model';
import { PreviewModel } from '../../lab/preview/model';
import { CommandIDs, type IMigrationManager } from '../../tokens';
import { migrationIcon } from '../icons';
import { Bar } from './bar';
import type { IEntryStyle } from './entry';
import { Head } from './head';
import { CellList } from './list';

/** What the preview needs of its surroundings. */
export interface IPreviewOptions {
  readonly session: INotebookSession;
  readonly manager: IMigrationManager;
  readonly trans: TranslationBundle;
  /** The language and theme of JupyterLab's editors. */
  readonly look: Extension;
  /** The notebook's widget. */
  readonly panelId: string;
  readonly commands: CommandRegistry;
  readonly applyKeys: string;
  readonly closeKeys: string;
  /** Run *Apply*. */
  readonly apply: () => void;
  readonly goTo: (cellId: string) => void;
}

/** Shows what an upgrade of a notebook would change, to choose from. */
export class Preview extends Panel {
  constructor(private readonly _options: IPreviewOptions) {
    super();
    const { session, manager, trans, look } = _options;
    const model = (this.model = new PreviewModel(session));
    const { name } = session.host;
    this.addClass('jp-TfUpgradePreview');
    this.title.label = trans.__('TF2: %1', name);
    this.title.caption = trans.__('What an upgrade of %1 would change', name);
    this.title.icon = migrationIcon;
    this.title.closable = true;
    this.node.tabIndex = -1;
    this.node.setAttribute('role', 'region');
    this.node.setAttribute('aria-label', this.title.caption);
    // A live region that is there from the start is not read: this is, with the name.
    this.node.setAttribute('aria-describedby', this._statusId);
    this._style = { layout: 'unified', notes: 'loud', look, trans };
    this._list = new CellList(
      {
        tick: (id, on) => model.tickCell(id, on),
        goTo: id => _options.goTo(id)
      },
      this._style,
      this.node
    );
    this._bar = new Part('jp-TfUpgradePreview-bar', () => this._renderBar());
    this._head = new Part('jp-TfUpgradePreview-head', () => this._renderHead());
    this.addWidget(this._bar);
    this.addWidget(this._head);
    this.addWidget(this._list);
    model.changed.connect(this._onChanged, this);
    manager.settingsChanged.connect(this._onSettings, this);
    _options.commands.commandChanged.connect(this._onCommand, this);
    this._onChanged();
  }

  readonly model: PreviewModel;

  /** True while the changes are being made, when a second *Apply* is out of place. */
  get applying(): boolean {
    return this._applying;
  }

  set applying(applying: boolean) {
    this._applying = applying;
    this._bar.update();
  }

  override dispose(): void {
    if (!this.isDisposed) {
      const { manager, commands } = this._options;
      manager.settingsChanged.disconnect(this._onSettings, this);
      commands.commandChanged.disconnect(this._onCommand, this);
      this.model.dispose();
      super.dispose();
    }
  }

  protected override onActivateRequest(message: Message): void {
    super.onActivateRequest(message);
    this.node.focus({ preventScroll: true });
  }

  protected override onCloseRequest(message: Message): void {
    super.onCloseRequest(message);
    this.dispose();
  }

  private _renderBar(): JSX.Element {
    const { model } = this;
    const { trans, applyKeys, closeKeys, apply } = this._options;
    return (
      <Bar
        {...{ model, trans, applyKeys, closeKeys }}
        statusId={this._statusId}
        applying={this._applying}
        onApply={apply}
        onClose={() => this.close()}
      />
    );
  }

  private _renderHead(): JSX.Element {
    const { model } = this;
    const { manager, trans } = this._options;
    const { layout, notes } = this._style;
    return (
      <Head
        {...{ model, manager, trans, layout, notes }}
        onKernelVersion={this._kernelVersion()}
        onLayout={value => this._setStyle({ layout: value })}
        onNotes={value => this._setStyle({ notes: value })}
      />
    );
  }

  /** Takes over the version of the kernel; null where there is none to ask. */
  private _kernelVersion(): (() => void) | null {
    const { commands, panelId: panel } = this._options;
    const id = CommandIDs.useKernelVersion;
    return commands.hasCommand(id) && commands.isEnabled(id, { panel })
      ? () => void commands.execute(id, { panel })
      : null;
  }

  private _setStyle(change: Partial<IEntryStyle>): void {
    this._style = { ...this._style, ...change };
    this._list.setStyle(this._style);
    this._head.update();
  }

  private _onSettings(): void {
    this._head.update();
    void this.model.session.refresh();
  }

  private _onCommand(
    _: CommandRegistry,
    { id }: CommandRegistry.ICommandChangedArgs
  ): void {
    if (id === CommandIDs.useKernelVersion) {
      this._head.update();
    }
  }

  private _onChanged(): void {
    const { session, cells } = this.model;
    this.node.setAttribute('aria-busy', String(session.busy));
    this._list.setCells(cells);
    this._bar.update();
    this._head.update();
  }

  private readonly _statusId = `tf-upgrade-status-${UUID.uuid4()}`;
  private _applying = false;
  private _style: IEntryStyle;
  private readonly _list: CellList;
  private readonly _bar: ReactWidget;
  private readonly _head: ReactWidget;
}

/** A part of the preview that React draws. */
class Part extends ReactWidget {
  constructor(
    className: string,
    private readonly _render: () => JSX.Element
  ) {
    super();
    this.addClass(className);
  }

  protected override render(): JSX.Element {
    return this._render();
  }
}
