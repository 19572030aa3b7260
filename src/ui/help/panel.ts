import { MainAreaWidget, ToolbarButton } from '@jupyterlab/apputils';

import '../../../style/help.css';

import { migrationIcon } from '../icons';
import { Help, type IHelpOptions } from './help';
import { bundledPages } from './pages';

export { placeOf } from './page-text';

/** Make the panel with the pages of the rules that this package holds. */
export function createHelpPanel(
  options: Omit<IHelpOptions, 'pages'>
): MainAreaWidget<Help> {
  const { trans } = options;
  const content = new Help({ ...options, pages: bundledPages() });
  const panel = new MainAreaWidget({ content });
  panel.id = 'tf-upgrade-help';
  // The panel has given it a name that fits all, and taken it out of the tab order;
  // but it scrolls.
  content.node.setAttribute('aria-label', trans.__('Help for TF2 migration'));
  content.node.tabIndex = 0;
  panel.title.icon = migrationIcon;
  panel.title.closable = true;
  const back = new ToolbarButton({
    label: trans.__('Back'),
    onClick: () => void content.goBack(),
    enabled: false
  });
  panel.toolbar.addItem('back', back);
  panel.toolbar.addItem(
    'all',
    new ToolbarButton({
      label: trans.__('All rules'),
      onClick: () => void content.open()
    })
  );
  content.changed.connect(() => {
    back.enabled = content.canGoBack;
    panel.title.caption = content.title.label;
  });
  return panel;
}
