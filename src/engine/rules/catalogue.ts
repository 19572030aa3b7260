/* eslint-disable jupyter/no-untranslated-string -- headings of pages, which are in English */

/** A rule in the list of all rules. */
export interface ICatalogueEntry {
  /** Kebab-case; also the name of its page, docs/rules/<name>.md. */
  readonly name: string;
  /** What it is about in a few words; the heading of its page. */
  readonly title: string;
}

/**
 * Every rule that a finding can name, sorted. `scripts/new-rule.mjs` adds to it,
 * `scripts/list-rules.mjs` writes it into the README, and a spec holds that each
 * has a page with cases and that no rule is missing here.
 */
export const CATALOGUE = [
  { name: 'add-argument', title: 'A default that changed is written out' },
  {
    name: 'argument-order',
    title: 'Arguments given by place are given by name'
  },
  {
    name: 'argument-to-compat-v1',
    title: 'A call with an argument that TF2 lacks goes to compat.v1'
  },
  {
    name: 'assert-functions',
    title: 'Assertions return None and take other arguments'
  },
  { name: 'batch-norm-updates', title: 'Batch normalization updates itself' },
  { name: 'cast-functions', title: 'tf.to_float and its like are tf.cast' },
  { name: 'compat-v1-fallback', title: 'Names that live on in tf.compat.v1' },
  { name: 'compat-v1-import', title: 'compat.v1 imported as tf' },
  { name: 'contrib', title: 'tf.contrib is gone' },
  {
    name: 'contrib-addons',
    title: 'contrib names that TensorFlow Addons took over'
  },
  { name: 'contrib-home', title: 'What contrib held, where it is now' },
  { name: 'contrib-rnn', title: 'Recurrent cells and layers of contrib' },
  { name: 'contrib-seq2seq', title: 'Sequence-to-sequence helpers of contrib' },
  { name: 'contrib-summary', title: 'contrib summaries are TF2 summaries' },
  { name: 'dataset-iterator', title: 'Datasets have no iterator methods' },
  {
    name: 'deterministic-random-test',
    title: 'Comparing a model with what it was'
  },
  { name: 'dimension-value', title: 'Dimensions of a shape are numbers' },
  {
    name: 'distribution-strategy',
    title: 'Distribution strategies have another interface'
  },
  { name: 'dropout-rate', title: 'Dropout takes the share that is dropped' },
  { name: 'estimator-export', title: 'export_savedmodel has another name' },
  { name: 'estimator-head', title: 'Estimator heads of contrib' },
  { name: 'examples-module', title: 'tensorflow.examples is gone' },
  { name: 'extract-glimpse', title: 'Glimpses take a kind of noise' },
  { name: 'flags', title: 'tf.flags is gone' },
  { name: 'from-import', title: 'Names imported from where they live in TF2' },
  { name: 'get-variable', title: 'get_variable makes resource variables' },
  { name: 'image-resize', title: 'One function resizes images' },
  {
    name: 'image-resize-images',
    title: 'tf.image.resize_images gives other numbers'
  },
  { name: 'initializers', title: 'Initializers take no dtype' },
  {
    name: 'keras-argument',
    title: 'Arguments that Keras does not take any more'
  },
  { name: 'keras-estimator', title: 'Estimators made from Keras models' },
  { name: 'keras-save-format', title: 'Keras models save in another format' },
  {
    name: 'keras-saved-model',
    title: 'Keras functions for the SavedModel format'
  },
  { name: 'keyword-rename', title: 'Arguments that have another name' },
  { name: 'layer-norm', title: 'Layer normalization is a Keras layer' },
  { name: 'learning-rate-decay', title: 'Learning rate decay is a schedule' },
  { name: 'legacy-keras', title: 'Names that need legacy Keras' },
  { name: 'loss-reduction', title: 'Canned estimators average their loss' },
  { name: 'losses-functions', title: 'Losses are classes' },
  { name: 'metrics-functions', title: 'Metrics are classes' },
  { name: 'missing-symbol', title: 'Names that TensorFlow does not have' },
  { name: 'model-mapping', title: 'Functions and methods that make variables' },
  { name: 'modeling-shim', title: 'What the modeling shim does not keep' },
  { name: 'name-based-checkpoints', title: 'Checkpoints that go by names' },
  { name: 'name-scope', title: 'Name scopes have a name and nothing else' },
  { name: 'names-before-1', title: 'Names from before TensorFlow 1.0' },
  { name: 'numpy-name', title: 'Names that NumPy has dropped' },
  { name: 'own-attribute', title: 'Attributes that code puts on TensorFlow' },
  {
    name: 'partition-strategy',
    title: 'Embedding lookups have one partition strategy'
  },
  { name: 'pool-seed', title: 'Fractional pooling has one seed' },
  { name: 'private-api', title: 'Names from inside TensorFlow' },
  { name: 'python2-code', title: 'Python 2 code' },
  { name: 'python2-name', title: 'Names that only Python 2 has' },
  { name: 'read-only-cell', title: 'Cells that may not be changed' },
  {
    name: 'regularization-losses',
    title: 'Regularization losses are in layers'
  },
  { name: 'removed-argument', title: 'Arguments that are gone' },
  { name: 'removed-member', title: 'Methods and properties that objects lost' },
  { name: 'run-ready', title: 'Lines that let converted code run' },
  { name: 'safety-import', title: 'SAFETY mode imports compat.v1' },
  { name: 'saved-model-load', title: 'Loading a SavedModel takes no session' },
  {
    name: 'scaling-initializer',
    title: 'Uniform unit scaling is variance scaling'
  },
  { name: 'session-method', title: 'Methods that ask the open session' },
  {
    name: 'softmax-labels',
    title: 'Gradients flow into the labels of a softmax loss'
  },
  { name: 'stand-in', title: 'A few lines for what is gone' },
  { name: 'star-arguments', title: 'Arguments that * and ** hide' },
  { name: 'strings-split', title: 'Splitting strings gives a ragged tensor' },
  { name: 'summary-api', title: 'Summaries are written by a file writer' },
  {
    name: 'summary-recording',
    title: 'Recording of summaries takes a condition'
  },
  { name: 'summary-step', title: 'Summaries need a step' },
  { name: 'symbol-rename', title: 'Names that have moved' },
  { name: 'syntax-error', title: 'Code that does not parse' },
  { name: 'tensorflow-install', title: 'Lines that install TensorFlow 1' },
  { name: 'tensorflow-version-magic', title: 'The %tensorflow_version magic' },
  { name: 'upgrade-script', title: 'Lines that run tf_upgrade_v2' },
  {
    name: 'variance-scaling-initializer',
    title: 'Variance scaling of contrib is that of Keras'
  },
  {
    name: 'weight-regularizer',
    title: 'Weight regularizers of contrib are those of Keras'
  },
  { name: 'written-file', title: 'Files that a cell writes' },
  {
    name: 'xavier-initializer',
    title: 'Xavier initialization is variance scaling'
  }
] as const satisfies readonly ICatalogueEntry[];

/** The name of a rule. */
export type RuleName = (typeof CATALOGUE)[number]['name'];
