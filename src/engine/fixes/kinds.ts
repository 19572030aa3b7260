/**
 * Every kind of fix off tf.compat.v1, sorted; each is a page of docs/native. Apart
 * from the rules, which come with the tables, so that a host may list them.
 */
export const FIX_KINDS: readonly string[] = [
  'absl-flags',
  'assign',
  'checkpoints',
  'collections',
  'eager-execution',
  'feature-columns',
  'initializers',
  'layers',
  'logging',
  'losses',
  'metrics',
  'model-mapping',
  'modeling-shim',
  'name-scopes',
  'numpy-functions',
  'one-shot-iterators',
  'optimizers',
  'random-seed',
  'tf2-names'
];
