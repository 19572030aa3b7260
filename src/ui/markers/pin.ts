import { StateEffect } from '@codemirror/state';

/** A range of a document, whose findings are shown without a pointer over it. */
export interface IPin {
  readonly from: number;
  readonly to: number;
}

/** Shows the findings of a range until something is typed or selected; null: no more. */
export const setPin = StateEffect.define<IPin | null>();
