/** What is said of names that stand for what a graph collects. */
export interface ICollectionTopic {
  /** Kebab-case; its page is docs/rules/<rule>.md. */
  readonly rule: string;
  readonly message: string;
}

const TOPICS: readonly (readonly [RegExp, ICollectionTopic])[] = [
  [
    /^GraphKeys\.UPDATE_OPS$/,
    {
      rule: 'batch-norm-updates',
      message:
        'Eager code updates the averages of batch normalization as it calls the layer, so it needs no update operations: take them out, with what waits for them.'
    }
  ],
  [
    /^losses\.get_regularization_loss(?:es)?$|^GraphKeys\.REGULARIZATION_LOSSES$/,
    {
      rule: 'regularization-losses',
      message:
        'Eager code has no collection of regularization losses: a Keras layer or model has those of its variables in .losses, to be added to the loss.'
    }
  ],
  [
    /^train\.Saver$/,
    {
      rule: 'name-based-checkpoints',
      message:
        'A Saver finds variables by their names, tf.train.Checkpoint by the objects that hold them. Read old checkpoints into the new objects once, and save them anew.'
    }
  ]
];

/**
 * What there is to say of a name of `tf.compat.v1` that the guide on mapping models
 * has a section for, or null.
 *
 * @param name without `tf.compat.v1.`.
 */
export function collectionTopic(name: string): ICollectionTopic | null {
  return TOPICS.find(([pattern]) => pattern.test(name))?.[1] ?? null;
}
