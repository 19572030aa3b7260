import type { TranslationBundle } from '@jupyterlab/translation';
import React from 'react';

import type { IFindingView } from './report';

/** Props of `Finding`. */
export interface IFindingProps {
  readonly view: IFindingView;
  readonly trans: TranslationBundle;
  readonly onClick: () => void;
  /** Makes the fix that the finding offers; null where it cannot be made. */
  readonly onFix: (() => void) | null;
}

/**
 * One finding, as a button that goes to its place. All that comes from the
 * notebook is a React text node, never markup.
 */
export function Finding(props: IFindingProps): JSX.Element {
  const { view, trans, onClick, onFix } = props;
  const { finding } = view;
  return (
    <li className="jp-TfUpgrade-finding" data-severity={finding.severity}>
      <button
        className="jp-TfUpgrade-findingButton"
        onClick={onClick}
        title={trans.__('Go to this place in the notebook')}
      >
        <span className="jp-TfUpgrade-findingHead">
          <SeverityBadge view={view} trans={trans} />
          {finding.symbol && <code>{finding.symbol}</code>}
          {finding.replacement && (
            <>
              <span aria-label={trans.__('becomes')}> → </span>
              <code>{finding.replacement}</code>
            </>
          )}
        </span>
        <span className="jp-TfUpgrade-message">{finding.message}</span>
        {view.pending && (
          <span className="jp-TfUpgrade-note">
            {trans.__('Not made yet: upgrade again.')}
          </span>
        )}
        {view.span === null && (
          <span className="jp-TfUpgrade-note">
            {trans.__('This place was edited since.')}
          </span>
        )}
      </button>
      {onFix && (
        <button
          className="jp-TfUpgrade-fix jp-mod-styled"
          onClick={onFix}
          title={view.fix?.action}
        >
          {trans.__('Fix')}
        </button>
      )}
    </li>
  );
}

function SeverityBadge(props: {
  view: IFindingView;
  trans: TranslationBundle;
}): JSX.Element {
  const { trans, view } = props;
  const { severity, fallback, applied } = view.finding;
  const words: string[] = [];
  if (severity === 'ERROR') {
    words.push(trans.__('Error'));
  } else if (severity === 'WARNING') {
    words.push(trans.__('Warning'));
  }
  if (fallback) {
    words.push(trans.__('compat.v1'));
  } else if (words.length === 0) {
    words.push(applied ? trans.__('Change') : trans.__('Note'));
  }
  return (
    <>
      {words.map(word => (
        <span key={word} className="jp-TfUpgrade-badge">
          {word}
        </span>
      ))}
    </>
  );
}
