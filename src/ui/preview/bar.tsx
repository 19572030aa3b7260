import type { TranslationBundle } from '@jupyterlab/translation';
import React from 'react';

import { explain } from '../../lab/words';
import type { PreviewModel } from '../../lab/preview/model';

/** Props of `Bar`. */
export interface IBarProps {
  readonly model: PreviewModel;
  readonly trans: TranslationBundle;
  readonly applying: boolean;
  /** Id of the words that say how it stands. */
  readonly statusId: string;
  /** The keys that apply and close, to be shown; "" where there are none. */
  readonly applyKeys: string;
  readonly closeKeys: string;
  readonly onApply: () => void;
  readonly onClose: () => void;
}

/** What the preview is of, how much is ticked, and the way out. Always in sight. */
export function Bar(props: IBarProps): JSX.Element {
  const { model, trans, applying, applyKeys, closeKeys } = props;
  const { session, chosen } = model;
  const { name } = session.host;
  return (
    <>
      <div className="jp-TfUpgradePreview-title">
        <h2 title={name}>{trans.__('Upgrade of %1 to TF2', name)}</h2>
        <p role="status" id={props.statusId}>
          {statusWords(model, trans)}
        </p>
      </div>
      <div className="jp-TfUpgradePreview-buttons">
        <button
          className="jp-mod-styled jp-mod-reject"
          title={closeKeys}
          onClick={props.onClose}
        >
          {trans.__('Cancel')}
        </button>
        <button
          className="jp-mod-styled jp-mod-accept"
          title={applyKeys}
          disabled={chosen.cells === 0 || applying}
          onClick={props.onApply}
        >
          {trans.__('Apply')}
        </button>
      </div>
    </>
  );
}

/** How it stands, in a sentence or two. */
function statusWords(model: PreviewModel, trans: TranslationBundle): string {
  const { session, total, chosen, analysis } = model;
  if (session.error !== null) {
    const { what, next } = explain(session.error, trans);
    return `${what} ${next}`;
  }
  if (session.busy || !analysis) {
    return trans.__('Working it out…');
  }
  if (total.changes === 0) {
    return trans.__('Nothing to change with these options.');
  }
  const { errors, warnings } = analysis.migration.summary;
  const words = [
    trans.__(
      '%1 of %2 changes are ticked, in %3.',
      chosen.changes,
      total.changes,
      trans._n('%1 cell', '%1 cells', chosen.cells)
    )
  ];
  if (errors > 0) {
    words.push(trans._n('%1 error is left.', '%1 errors are left.', errors));
  }
  if (warnings > 0) {
    words.push(
      trans._n('%1 warning to read.', '%1 warnings to read.', warnings)
    );
  }
  return words.join(' ');
}
