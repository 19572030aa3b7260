import type { TranslationBundle } from '@jupyterlab/translation';
import React from 'react';

/** Props of `Controls`. */
export interface IControlsProps {
  readonly trans: TranslationBundle;
  readonly safetyMode: boolean;
  readonly canUpgrade: boolean;
  readonly canRevert: boolean;
  readonly onSafety: (on: boolean) => void;
  readonly onUpgrade: () => void;
  readonly onRevert: () => void;
}

/** What a person can do from the sidebar. */
export const Controls = React.memo(function Controls(
  props: IControlsProps
): JSX.Element {
  const { trans } = props;
  return (
    <div className="jp-TfUpgrade-controls">
      <label className="jp-TfUpgrade-safety">
        <input
          type="checkbox"
          role="switch"
          aria-label={trans.__('SAFETY mode')}
          checked={props.safetyMode}
          onChange={event => props.onSafety(event.target.checked)}
        />
        <span>{trans.__('SAFETY mode')}</span>
        <small>{trans.__('change imports only')}</small>
      </label>
      <div className="jp-TfUpgrade-buttons">
        <button
          className="jp-mod-styled jp-mod-accept"
          disabled={!props.canUpgrade}
          onClick={props.onUpgrade}
        >
          {trans.__('Upgrade')}
        </button>
        <button
          className="jp-mod-styled jp-mod-reject"
          disabled={!props.canRevert}
          onClick={props.onRevert}
        >
          {trans.__('Revert')}
        </button>
      </div>
    </div>
  );
});
