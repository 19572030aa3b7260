/**
 * Every kind of fix off tf.compat.v1, sorted; each is a page of docs/native. Apart
 * from the rules, which come with the tables, so that a host may list them.
 */
export const FIX_KINDS: readonly string[] = [
  'assign',
  'initializers',
  'layers',
  'logging',
  'losses',
  'metrics',
  'model-mapping',
  'modeling-shim',
  'one-shot-iterators',
  'optimizers',
  'random-seed',
  'tf2-names'
];
