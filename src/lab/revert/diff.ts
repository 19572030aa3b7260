import { presentableDiff } from '@codemirror/merge';

import type { Diff } from './merge';

/**
 * Tells two texts apart, by words. In a file of its own, to be loaded when it is
 * needed: it brings a good part of an editor along.
 */
export const diff: Diff = (a, b) =>
  presentableDiff(a, b, { scanLimit: 5000, timeout: 1000 });
