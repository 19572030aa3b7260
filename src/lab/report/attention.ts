import type { TranslationBundle } from '@jupyterlab/translation';

import type { ReportState } from './model';

/** What a notebook asks of a person, in short. */
export interface IAttention {
  /** How many findings want a person. */
  readonly count: number;
  /** The worst of them. */
  readonly severity: 'ERROR' | 'WARNING' | 'INFO';
  /** A few words: "2 errors, 5 warnings". */
  readonly words: string;
}

/** What was said of reports already: it is asked for in several places. */
const KNOWN = new WeakMap<object, IAttention>();

/** Say in short what a report asks of a person; null where it says nothing of TensorFlow. */
export function attention(
  state: ReportState,
  trans: TranslationBundle
): IAttention | null {
  if (state.kind !== 'report' || !state.report.usesTensorflow) {
    return null;
  }
  const known = KNOWN.get(state);
  if (known) {
    return known;
  }
  const { errors, warnings, fallbacks } = state.selection.counts;
  const { pending } = state.report;
  const words: string[] = [];
  if (errors > 0) {
    words.push(trans._n('%1 error', '%1 errors', errors));
  }
  if (warnings > 0) {
    words.push(trans._n('%1 warning', '%1 warnings', warnings));
  }
  if (pending > 0) {
    words.push(trans._n('%1 change to make', '%1 changes to make', pending));
  }
  if (words.length === 0) {
    words.push(
      fallbacks > 0
        ? trans._n('%1 compat.v1 fallback', '%1 compat.v1 fallbacks', fallbacks)
        : trans.__('nothing left')
    );
  }
  const made: IAttention = {
    count: errors + warnings,
    severity: errors > 0 ? 'ERROR' : warnings > 0 ? 'WARNING' : 'INFO',
    words: words.join(', ')
  };
  KNOWN.set(state, made);
  return made;
}
