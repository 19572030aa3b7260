import { StateField, type Extension } from '@codemirror/state';
import {
  EditorView,
  hoverTooltip,
  showTooltip,
  type Tooltip
} from '@codemirror/view';
import type { TranslationBundle } from '@jupyterlab/translation';

import type { IFindingView } from '../../lab/report/build';
import type { IMenuItem } from '../menu';
import {
  findingsAt,
  LINE_CLASS,
  markField,
  marked,
  retell,
  setMarks,
  type IPlaced
} from './field';
import type { IMark } from './marks';
import { setPin, type IPin } from './pin';
import { tooltipNode } from './tooltip';

/** What the marks of one cell's editor need of their surroundings. */
export interface IMarkHost {
  readonly trans: TranslationBundle;
  /** What can be done about a finding. */
  actionsOf(view: IFindingView): readonly IMenuItem[];
}

/**
 * The marks of one editor, and what is shown over them.
 *
 * @param marks - those that it begins with
 */
export function markExtension(
  host: IMarkHost,
  marks: readonly IMark[]
): Extension {
  return [
    markField.init(({ doc }) => marked(marks, doc)),
    pinField(host),
    hoverTooltip((view, position) =>
      tooltip(view, findingsAt(view, position), host)
    ),
    EditorView.domEventHandlers({
      mousedown: (event, view) => pinLine(event, view),
      blur: (_, view) => {
        unpin(view);
      }
    })
  ];
}

/** Put marks into an editor that has the extension. */
export function showMarks(view: EditorView, marks: readonly IMark[]): void {
  const { doc } = view.state;
  const shown = view.state.field(markField, false);
  const isOpen = view.state.facet(showTooltip).some(tooltip => tooltip);
  // A change of the editor has the browser lay out the page.
  if (shown && !isOpen && retell(shown, marks, doc.length)) {
    return;
  }
  view.dispatch({ effects: [setMarks.of(marks), setPin.of(null)] });
}

/** Show the findings of a range of an editor that has the extension. */
export function showPin(view: EditorView, pin: IPin): void {
  view.dispatch({ effects: setPin.of(pin) });
}

/** Show the findings of a line whose mark was pressed. */
function pinLine({ target, offsetX }: MouseEvent, view: EditorView): boolean {
  if (
    !(target instanceof HTMLElement) ||
    !target.classList.contains(LINE_CLASS) ||
    offsetX > MARK_WIDTH
  ) {
    return false;
  }
  const { from, to } = view.state.doc.lineAt(view.posAtDOM(target));
  // After what the editor itself makes of the press.
  setTimeout(() => showPin(view, { from, to }), 0);
  return false;
}

/** Up to where a press is on the mark of a line and not on its text, in CSS pixels. */
const MARK_WIDTH = 5;

function unpin(view: EditorView): void {
  // Not at once: an editor may lose the focus in the middle of an update.
  setTimeout(() => {
    if (view.dom.isConnected && !view.hasFocus) {
      view.dispatch({ effects: setPin.of(null) });
    }
  }, 0);
}

function pinField(host: IMarkHost): Extension {
  return StateField.define<IPin | null>({
    create: () => null,
    update: (value, transaction) => {
      for (const effect of transaction.effects) {
        if (effect.is(setPin)) {
          return effect.value;
        }
      }
      return transaction.docChanged || transaction.selection ? null : value;
    },
    provide: field =>
      showTooltip.from(field, pin =>
        pin
          ? {
              pos: pin.from,
              above: true,
              create: view => ({
                dom: node(view, findingsAt(view, pin.from, pin.to), host)
              })
            }
          : null
      )
  });
}

function tooltip(
  view: EditorView,
  found: readonly IPlaced[],
  host: IMarkHost
): Tooltip | null {
  return found.length > 0
    ? {
        pos: Math.min(...found.map(({ from }) => from)),
        end: Math.max(...found.map(({ to }) => to)),
        above: true,
        create: () => ({ dom: node(view, found, host) })
      }
    : null;
}

function node(
  view: EditorView,
  found: readonly IPlaced[],
  host: IMarkHost
): HTMLElement {
  const dom = tooltipNode(
    found.map(placed => placed.view),
    finding => host.actionsOf(finding),
    host.trans
  );
  // The editor keeps the focus, or what is shown would go before the click.
  dom.addEventListener('mousedown', event => event.preventDefault());
  dom.addEventListener('click', event => {
    if (event.target instanceof HTMLButtonElement) {
      view.dispatch({ effects: setPin.of(null) });
    }
  });
  return dom;
}
