import {
  MimeModel,
  type IRenderMime,
  type IRenderMimeRegistry
} from '@jupyterlab/rendermime';
import type { TranslationBundle } from '@jupyterlab/translation';
import { Signal, type ISignal } from '@lumino/signaling';
import { Panel } from '@lumino/widgets';

import { describe } from '../../worker/errors';
import {
  followLink,
  indexText,
  pageText,
  type IPage,
  type IPlace
} from './page-text';
import type { IPages } from './pages';

const MARKDOWN = 'text/markdown';

/** The list of all pages. */
const INDEX: IPlace = { path: '', anchor: '' };

/** What the help needs of its surroundings. */
export interface IHelpOptions {
  readonly rendermime: IRenderMimeRegistry;
  readonly trans: TranslationBundle;
  readonly pages: IPages;
}

/** Shows the pages of the help, one at a time, and follows the links between them. */
export class Help extends Panel {
  constructor(private readonly _options: IHelpOptions) {
    super();
    this.addClass('jp-TfUpgrade-help');
  }

  /** Emitted when another page is shown. */
  get changed(): ISignal<this, void> {
    return this._changed;
  }

  get canGoBack(): boolean {
    return this._past.length > 0;
  }

  /** Show a page, or by default the list of all. What cannot be loaded is said there. */
  async open(place: IPlace = INDEX): Promise<void> {
    if (this._current && this._current.path !== place.path) {
      this._past.push(this._current);
    }
    await this._show(place);
  }

  /** Show what was shown before. */
  async goBack(): Promise<void> {
    const place = this._past.pop();
    if (place) {
      await this._show(place);
    }
  }

  private async _show(place: IPlace): Promise<void> {
    this._current = place;
    const { title, markdown } = await this._page(place.path);
    if (this._current !== place || this.isDisposed) {
      return;
    }
    const { rendermime } = this._options;
    const renderer = rendermime.createRenderer(MARKDOWN);
    await renderer.renderModel(
      new MimeModel({ data: { [MARKDOWN]: markdown }, trusted: false })
    );
    this._follow(renderer, place.path);
    this.widgets.forEach(widget => widget.dispose());
    this.addWidget(renderer);
    this.node.scrollTop = 0;
    this._scrollTo(place.anchor);
    this.title.label = title;
    this._changed.emit();
  }

  private async _page(path: string): Promise<IPage> {
    const { trans, pages } = this._options;
    if (path === '') {
      return indexText(
        pages.paths,
        trans.__('What TF2 migration knows'),
        trans.__('Every finding belongs to one of these rules.')
      );
    }
    if (!pages.paths.includes(path)) {
      return {
        title: path,
        markdown: trans.__('There is no page %1.', `\`${path}\``)
      };
    }
    try {
      return pageText(await pages.load(path), path);
    } catch (error) {
      const what = trans.__(
        'This page could not be loaded. Is the server there?'
      );
      return { title: path, markdown: `${what}\n\n    ${describe(error)}` };
    }
  }

  /** Have links to other pages open here, and those that lead nowhere be plain text. */
  private _follow({ node }: IRenderMime.IRenderer, path: string): void {
    for (const anchor of Array.from(node.querySelectorAll('a[href]'))) {
      const href = anchor.getAttribute('href') ?? '';
      const place = followLink(href, path);
      if (place && this._options.pages.paths.includes(place.path)) {
        anchor.addEventListener('click', event => {
          event.preventDefault();
          void this.open(place);
        });
      } else if (/^https?:/.test(href)) {
        anchor.setAttribute('target', '_blank');
        anchor.setAttribute('rel', 'noopener');
      } else if (!href.startsWith('#')) {
        anchor.replaceWith(...Array.from(anchor.childNodes));
      }
    }
  }

  private _scrollTo(anchor: string): void {
    if (anchor) {
      const id = CSS.escape(anchor);
      // JupyterLab keeps ids out of what it renders, for safety, and puts them there.
      this.node
        .querySelector(`[data-jupyter-id="${id}"], #${id}`)
        ?.scrollIntoView();
    }
  }

  private readonly _changed = new Signal<this, void>(this);
  private readonly _past: IPlace[] = [];
  private _current: IPlace | null = null;
}
