/**
 * Where what tf_upgrade_v2 knows is wrong for the TensorFlow of today, tried on
 * TensorFlow 2.21. docs/differences.md tells of each.
 */

/** Keywords that its tables rename and TF2 does not take under any name. */
export const KEYWORD_CORRECTIONS: ReadonlyMap<
  string,
  ReadonlyMap<string, string | null>
> = new Map([['constant', new Map([['verify_shape', null]])]]);

/** Calls that change in a way of their own, and that its tables do not list. */
export const CALL_CORRECTIONS: ReadonlyMap<string, string> = new Map([
  ['image.resize_images', 'image-resize-images'],
  ['nn.embedding_lookup', 'partition-strategy'],
  ['nn.embedding_lookup_sparse', 'partition-strategy'],
  ['nn.nce_loss', 'partition-strategy'],
  ['nn.safe_embedding_lookup_sparse', 'partition-strategy'],
  ['nn.sampled_softmax_loss', 'partition-strategy']
]);
