import type { TranslationBundle } from '@jupyterlab/translation';
import React from 'react';

import type { IFix } from '../engine/types';
import type { IReportActions } from './actions';

/**
 * How many fixes there are of each kind. It comes to its buttons this way and not
 * through the cells, which would be drawn anew whenever a number changes.
 */
export const FixCounts = React.createContext<ReadonlyMap<string, number>>(
  new Map()
);

/** Props of `FixAll`. */
export interface IFixAllProps {
  readonly fix: IFix;
  readonly trans: TranslationBundle;
  readonly actions: IReportActions;
}

/** A button that makes all fixes of a kind, where there are several. */
export function FixAll(props: IFixAllProps): JSX.Element | null {
  const { fix, trans, actions } = props;
  const count = React.useContext(FixCounts).get(fix.kind) ?? 0;
  return count > 1 ? (
    <button
      className="jp-TfUpgrade-fix jp-mod-styled"
      onClick={() => actions.fixKind(fix.kind)}
      title={trans.__('%1, in all places where that can be done', fix.action)}
    >
      {trans.__('Fix all %1', count)}
    </button>
  ) : null;
}
