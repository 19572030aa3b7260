import type { TranslationBundle } from '@jupyterlab/translation';
import React from 'react';

import type { IFindingView } from '../lab/report/build';

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
      )}
      {badges(view, trans).map(word => (
        <span key={word} className="jp-TfUpgrade-badge">
          {word}
        </span>
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

function badges(view: IFindingView, trans: TranslationBundle): string[] {
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
  return words;
}
