import type { TranslationBundle } from '@jupyterlab/translation';
import React from 'react';

import type { IReportActions } from './actions';
import { openMenu } from './menu';

/** Props of `ExportMenu`. */
export interface IExportMenuProps {
  readonly trans: TranslationBundle;
  readonly actions: IReportActions;
  /** Whether the notebook may be written. */
  readonly canInsert: boolean;
}

/** A button that offers the report in other forms. */
export const ExportMenu = React.memo(function ExportMenu(
  props: IExportMenuProps
): JSX.Element {
  const { trans, actions, canInsert } = props;
  const items = [
    { format: 'html', label: trans.__('As HTML') },
    { format: 'text', label: trans.__('As text') },
    { format: 'json', label: trans.__('As JSON') },
    ...(canInsert
      ? [{ format: 'cell', label: trans.__('As a cell of this notebook') }]
      : [])
  ];
  return (
    <button
      className="jp-TfUpgrade-link jp-TfUpgrade-export"
      aria-haspopup="menu"
      onClick={({ currentTarget }) => {
        const { left, bottom } = currentTarget.getBoundingClientRect();
        openMenu(
          { x: left, y: bottom },
          currentTarget,
          items.map(({ format, label }) => ({
            label,
            execute: () => actions.export(format)
          }))
        );
      }}
    >
      {trans.__('Export report…')}
    </button>
  );
});
