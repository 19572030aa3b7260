import type { TranslationBundle } from '@jupyterlab/translation';
import React from 'react';

import type { IFindingView } from '../lab/report/build';
import { severityWords } from './severity-words';

/** Props of `FindingHead`. */
export interface IFindingHeadProps {
  readonly view: IFindingView;
  readonly trans: TranslationBundle;
  /** Leave out the line, where several places are listed. Default: it is shown. */
  readonly noLine?: boolean;
}

/** How much a finding matters, the name it is about and the one to use, the line. */
export function FindingHead(props: IFindingHeadProps): JSX.Element {
  const { view, trans, noLine } = props;
  const { symbol, replacement } = view.finding;
  return (
    <span className="jp-TfUpgrade-findingHead">
      {view.line !== null && !noLine && (
        <span className="jp-TfUpgrade-line">
          {trans.__('line %1', view.line)}
        </span>
      )}{' '}
      {severityWords(view, trans).map(word => (
        // With a blank, so that a long name goes to the next line, and is heard apart.
        <React.Fragment key={word}>
          <span className="jp-TfUpgrade-badge">{word}</span>{' '}
        </React.Fragment>
      ))}
      {symbol && <code>{symbol}</code>}
      {replacement && (
        <>
          <span aria-label={trans.__('becomes')} role="img">
            {' → '}
          </span>
          <code>{replacement}</code>
        </>
      )}
    </span>
  );
}
