import type { TranslationBundle } from '@jupyterlab/translation';
import React from 'react';

import type { ReportModel } from '../lab/report/model';
import { Failure } from './failure';
import { ReportBody, type IReportBodyProps } from './report-body';

/** Props of `Body`. */
export interface IBodyProps extends Omit<IReportBodyProps, 'state'> {
  readonly model: ReportModel;
  readonly trans: TranslationBundle;
}

/** What there is to say of a notebook: its report, or in words why there is none. */
export function Body(props: IBodyProps): JSX.Element {
  const { model, trans } = props;
  const { state } = model;
  switch (state.kind) {
    case 'failed':
      return (
        <Failure
          error={state.error}
          trans={trans}
          retry={() => void model.session.analyse()}
        />
      );
    case 'loading':
      return <p role="status">{trans.__('Looking at the notebook…')}</p>;
    case 'foreign':
      return (
        <p role="status">
          {trans.__(
            'This is a notebook for %1. Only Python notebooks can be upgraded; it was left as it is.',
            state.language
          )}
        </p>
      );
    case 'empty':
      return (
        <p role="status">{trans.__('This notebook has no code in it yet.')}</p>
      );
    case 'report':
      return <ReportBody {...props} state={state} />;
  }
}
