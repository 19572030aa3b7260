import type { IFindingView } from '../lab/report/build';
import type { ReportModel } from '../lab/report/model';
import { CommandIDs } from '../tokens';
import type { IReportActions } from './actions';
import type { IMenuItem } from './menu';
import type { ISidebarOptions } from './sidebar';

/** What the items stand on. */
export interface IFindingItemsOptions extends Pick<
  ISidebarOptions,
  'run' | 'trans'
> {
  readonly model: ReportModel;
  readonly actions: IReportActions;
}

/**
 * What can be done about a finding where it stands in the editor: fixes first, and the
 * conversion of its cell where that would settle it.
 */
export function findingItems(
  cellId: string,
  view: IFindingView,
  options: IFindingItemsOptions
): IMenuItem[] {
  const { model, actions, run, trans } = options;
  const { finding, fix, done } = view;
  const items: IMenuItem[] = [];
  if (fix) {
    items.push({ label: fix.action, execute: () => actions.fix(fix) });
    const count = model.fixes(fix.kind).length;
    if (count > 1) {
      items.push({
        label: trans.__('The same in all %1 places', count),
        execute: () => actions.fixKind(fix.kind)
      });
    }
  }
  if (finding.applied && !done) {
    items.push({
      label: trans.__('Convert Cell to TF2'),
      execute: () => run(CommandIDs.convertCell, { cellId })
    });
  }
  items.push(
    { label: trans.__('Help'), execute: () => actions.help(finding.help) },
    {
      label: trans.__('Ignore this one'),
      execute: () => actions.ignoreOne(cellId, view)
    }
  );
  const alike = model.alike(finding);
  if (alike > 1) {
    items.push({
      label: trans.__('Ignore all %1 of this kind', alike),
      execute: () => actions.ignoreKind(finding)
    });
  }
  return items;
}
