import type { TranslationBundle } from '@jupyterlab/translation';

import type { IFindingView } from '../../lab/report/build';
import type { IMenuItem } from '../menu';
import { severityWords } from '../severity-words';

/**
 * What is shown of findings over the text. All that comes from the notebook is a text
 * node, never markup.
 *
 * @param views - the findings, worst first
 * @param actionsOf - what can be done about each
 */
export function tooltipNode(
  views: readonly IFindingView[],
  actionsOf: (view: IFindingView) => readonly IMenuItem[],
  trans: TranslationBundle
): HTMLElement {
  const node = element('div', 'jp-TfUpgrade-tooltip');
  for (const view of views) {
    const { severity, symbol, replacement, message } = view.finding;
    const item = element('section', 'jp-TfUpgrade-tooltipItem');
    item.dataset.severity = severity;
    const head = element('div', 'jp-TfUpgrade-findingHead');
    for (const word of severityWords(view, trans)) {
      head.append(element('span', 'jp-TfUpgrade-badge', word), ' ');
    }
    if (symbol) {
      head.append(element('code', '', symbol));
    }
    if (replacement) {
      head.append(' → ', element('code', '', replacement));
    }
    item.append(head, element('p', 'jp-TfUpgrade-message', message));
    const buttons = element('div', 'jp-TfUpgrade-actions');
    for (const { label, execute } of actionsOf(view)) {
      const button = element('button', 'jp-TfUpgrade-link', label);
      button.addEventListener('click', execute);
      buttons.append(button);
    }
    item.append(buttons);
    node.append(item);
  }
  return node;
}

function element(tag: string, className: string, text = ''): HTMLElement {
  const node = document.createElement(tag);
  node.className = className;
  node.textContent = text;
  return node;
}
