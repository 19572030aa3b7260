import {
  MimeModel,
  type IRenderMime,
  type IRenderMimeRegistry
} from '@jupyterlab/rendermime';
import type { TranslationBundle } from '@jupyterlab/translation';
import { Signal, type ISignal } from '@lumino/signaling';
import { Panel } from '@lumino/widgets';

import { describe } from '../../worker/errors';
import { indexText, pageText, ruleOf, type IPage } from './page-text';
import type { IPages } from './pages';

const MARKDOWN = 'text/markdown';

/** What the help needs of its surroundings. */
export interface IHelpOptions {
  readonly rendermime: IRenderMimeRegistry;
  readonly trans: TranslationBundle;
  readonly pages: IPages;
}

/** Shows the pages of the rules, one at a time, and follows the links between them. */
export class Help extends Panel {
  constructor(private readonly _options: IHelpOptions) {
    super();
    this.addClass('jp-TfUpgrade-help');
    this.node.tabIndex = 0;
  }

  /** Emitted when another page is shown. */
  get changed(): ISignal<this, void> {
    return this._changed;
  }

  get canGoBack(): boolean {
    return this._past.length > 0;
  }

  /**
   * Show the page of a rule; null shows the list of all. What cannot be loaded is
   * said on the page.
   */
  async open(rule: string | null): Promise<void> {
    if (this._current !== undefined && this._current !== rule) {
      this._past.push(this._current);
    }
    await this._show(rule);
  }

  /** Show what was shown before. */
  async goBack(): Promise<void> {
    const rule = this._past.pop();
    if (rule !== undefined) {
      await this._show(rule);
    }
  }

  private async _show(rule: string | null): Promise<void> {
    this._current = rule;
    const { title, markdown } = await this._page(rule);
    if (this._current !== rule || this.isDisposed) {
      return;
    }
    const { rendermime } = this._options;
    const renderer = rendermime.createRenderer(MARKDOWN);
    await renderer.renderModel(
      new MimeModel({ data: { [MARKDOWN]: markdown }, trusted: false })
    );
    this._follow(renderer);
    this.widgets.forEach(widget => widget.dispose());
    this.addWidget(renderer);
    this.node.scrollTop = 0;
    this.title.label = title;
    this._changed.emit();
  }

  private async _page(rule: string | null): Promise<IPage> {
    const { trans, pages } = this._options;
    if (rule === null) {
      return indexText(
        pages.rules,
        trans.__('What TF2 migration knows'),
        trans.__('Every finding belongs to one of these rules.')
      );
    }
    if (!pages.rules.includes(rule)) {
      return {
        title: rule,
        markdown: trans.__('There is no page on %1.', `\`${rule}\``)
      };
    }
    try {
      return pageText(await pages.load(rule), rule);
    } catch (error) {
      const what = trans.__(
        'This page could not be loaded. Is the server there?'
      );
      return { title: rule, markdown: `${what}\n\n    ${describe(error)}` };
    }
  }

  /** Have links to other pages open here, and those that lead nowhere be plain text. */
  private _follow({ node }: IRenderMime.IRenderer): void {
    for (const anchor of Array.from(node.querySelectorAll('a[href]'))) {
      const href = anchor.getAttribute('href') ?? '';
      const rule = ruleOf(href);
      if (rule !== null && this._options.pages.rules.includes(rule)) {
        anchor.addEventListener('click', event => {
          event.preventDefault();
          void this.open(rule);
        });
      } else if (/^https?:/.test(href)) {
        anchor.setAttribute('target', '_blank');
        anchor.setAttribute('rel', 'noopener');
      } else if (!href.startsWith('#')) {
        anchor.replaceWith(...Array.from(anchor.childNodes));
      }
    }
  }

  private readonly _changed = new Signal<this, void>(this);
  private readonly _past: (string | null)[] = [];
  private _current: string | null | undefined;
}
