import type { TranslationBundle } from '@jupyterlab/translation';
import React from 'react';

import type { IProgress } from '../lab/report/model';

/** Props of `Progress`. */
export interface IProgressProps {
  readonly progress: IProgress;
  readonly trans: TranslationBundle;
}

/** How far a notebook is off tf.compat.v1: a bar, and the same in numbers. */
export const Progress = React.memo(function Progress({
  progress,
  trans
}: IProgressProps): JSX.Element {
  const { names, left } = progress;
  const text =
    left === 0
      ? trans.__('No compat.v1 left')
      : trans.__('%1 of %2 names need no compat.v1', names - left, names);
  return (
    <div className="jp-TfUpgrade-bar">
      <progress
        max={names}
        value={names - left}
        aria-label={trans.__('Progress off tf.compat.v1')}
        aria-valuetext={text}
      />
      <span>{text}</span>
    </div>
  );
});
