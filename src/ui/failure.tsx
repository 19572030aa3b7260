import type { TranslationBundle } from '@jupyterlab/translation';
import React from 'react';

import { explain } from '../lab/words';

/** Props of `Failure`. */
export interface IFailureProps {
  readonly error: unknown;
  readonly trans: TranslationBundle;
  readonly retry: () => void;
}

/** Why there is no report, and what to do about it. */
export function Failure(props: IFailureProps): JSX.Element {
  const { what, next, detail } = explain(props.error, props.trans);
  return (
    <div role="alert" className="jp-TfUpgrade-failure">
      <p>
        <strong>{what}</strong>
      </p>
      <p>{next}</p>
      <p>
        <code>{detail}</code>
      </p>
      <button className="jp-mod-styled" onClick={props.retry}>
        {props.trans.__('Try again')}
      </button>
    </div>
  );
}
