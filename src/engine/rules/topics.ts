/** What a rule says about a symbol that the tables warn of. */
export interface ITopic {
  /** Kebab-case rule name; its page is docs/rules/<rule>.md. */
  readonly rule: string;
  /**
   * The message.
   *
   * @param symbol the name as TF1 spells it, from `tf.`.
   * @param now what it has become, or null where it was not changed.
   */
  message(symbol: string, now: string | null): string;
  /**
   * The message, for information, where lines that let the code run are added as well:
   * with the behaviour of TensorFlow 1 nothing is to be looked at.
   */
  readonly running?: (symbol: string, now: string) => string;
  /** What code has to say somewhere for this to be about it. Default: anything. */
  readonly where?: RegExp;
}

const kept = (now: string | null): string =>
  now ? ` It is now ${now}, which behaves as before.` : '';

const DISTRIBUTE =
  'Methods that changed: make_dataset_iterator is experimental_distribute_dataset, call_for_each_replica is run, unwrap is experimental_local_results, and reduce takes an axis.';

/** Calls of methods of TensorFlow 1's strategies that changed; reduce, where it has no axis. */
const DISTRIBUTE_METHODS =
  /\.\s*(?:make_(?:dataset|input_fn)_iterator|call_for_each_(?:replica|tower)|unwrap|distribute_dataset|experimental_make_numpy_dataset|experimental_run(?:_v2)?)\s*\(|\.\s*reduce\s*\(\s*[\w.]*ReduceOp\s*\.\s*\w+\s*,(?:[^(),]|\([^()]*\))*\)/;

function moved(to: string): ITopic {
  return {
    rule: 'distribution-strategy',
    message: symbol =>
      `${symbol} left contrib. Use ${to} and check its constructor. ${DISTRIBUTE}`
  };
}

/**
 * Our words for each topic of the warning tables. The topics come from the
 * generated tables; a test holds that none lacks an entry here.
 */
export const TOPICS: ReadonlyMap<string, ITopic> = new Map<string, ITopic>([
  [
    'assert-return-type',
    {
      rule: 'assert-functions',
      message: (symbol, now) =>
        `In TF2 ${symbol} returns None where code runs eagerly, has no data argument and takes its arguments in another order.${kept(now)}`
    }
  ],
  [
    'assert-rank',
    {
      rule: 'assert-functions',
      message: (symbol, now) =>
        `In TF2 ${symbol} returns None where code runs eagerly, and has no data or summarize argument.${kept(now)}`
    }
  ],
  [
    'initializers-no-dtype',
    {
      rule: 'initializers',
      message: (symbol, now) =>
        `${symbol} takes no dtype when it is made and no partition_info when it is called in TF2.${kept(now)}`
    }
  ],
  [
    'metrics',
    {
      rule: 'metrics-functions',
      message: (symbol, now) =>
        `${symbol} is a class with update_state() and result() in TF2, under tf.keras.metrics.${kept(now)} Move to the class when you leave graph mode.`
    }
  ],
  [
    'losses',
    {
      rule: 'losses-functions',
      message: (symbol, now) =>
        `${symbol} adds to a graph collection; TF2 has loss classes under tf.keras.losses instead.${kept(now)}`
    }
  ],
  [
    'decay-function',
    {
      rule: 'learning-rate-decay',
      message: (symbol, now) =>
        `${symbol} is a schedule object in TF2: see tf.keras.optimizers.schedules.${kept(now)}`
    }
  ],
  [
    'summary-api',
    {
      rule: 'summary-api',
      message: (symbol, now) =>
        `TF2 writes summaries through tf.summary.create_file_writer and needs a step.${kept(now) || ` ${symbol} has to be moved by hand.`}`
    }
  ],
  [
    'contrib-summary',
    {
      rule: 'contrib-summary',
      message: (symbol, now) =>
        `${symbol} has no exact twin in TF2${now ? `; ${now} is the nearest` : ''}. Check that the writer, the step and the tag are what you expect.`
    }
  ],
  [
    'contrib-create-file-writer',
    {
      rule: 'contrib-summary',
      message: symbol =>
        `${symbol} went back to an open file of the same folder; the TF2 writer opens a new file each time. Keep one writer and use it again.`
    }
  ],
  [
    'contrib-summary-record-every-n',
    {
      rule: 'contrib-summary',
      message: symbol =>
        `${symbol} is gone. Write: with tf.summary.record_if(lambda: tf.equal(0, step % n)).`
    }
  ],
  [
    'contrib-summary-graph',
    {
      rule: 'contrib-summary',
      message: symbol =>
        `${symbol} is gone. Trace a tf.function with tf.summary.trace_on and tf.summary.trace_export instead.`
    }
  ],
  [
    'contrib-summary-import-event',
    {
      rule: 'contrib-summary',
      message: symbol =>
        `${symbol} is gone. tf.summary.experimental.write_raw_pb writes serialized summaries (not events).`
    }
  ],
  [
    'deprecate-partition-strategy',
    {
      rule: 'partition-strategy',
      message: symbol =>
        `${symbol} has no partition_strategy in TF2: it splits ids over a list of tables by "div", where TF1 did by "mod". With one table, nothing changes. With several, call tf.compat.v1.${symbol.slice(3)}.`
    }
  ],
  [
    'keras-experimental-export',
    {
      rule: 'keras-saved-model',
      message: symbol =>
        `${symbol} is gone. Save with model.save(path) and load with tf.keras.models.load_model(path).`
    }
  ],
  [
    'keras-default-save-format',
    {
      rule: 'keras-save-format',
      message: () =>
        'If this saves a Keras model, let the file name end in .keras or .h5: Keras 3 refuses others, and TF2 before it writes HDF5 only for .h5.'
    }
  ],
  [
    'export-saved-model-renamed',
    {
      rule: 'estimator-export',
      message: () =>
        'export_savedmodel is export_saved_model in TF2, without strip_default_attrs (defaults are always stripped). Rename the call by hand.'
    }
  ],
  [
    'saved-model-load',
    {
      rule: 'saved-model-load',
      message: (symbol, now) =>
        `tf.saved_model.load returns a callable object in TF2 and takes no session.${kept(now)}`
    }
  ],
  [
    'contrib-layers-layer-norm',
    {
      rule: 'layer-norm',
      message: symbol =>
        `${symbol} is tf.keras.layers.LayerNormalization in TF2. Its epsilon is 1e-3 there and was 1e-12: pass the old one to get the old numbers.`
    }
  ],
  [
    'contrib-estimator-head',
    {
      rule: 'estimator-head',
      message: symbol =>
        `${symbol} became a class under tf.estimator in TF 2.0 to 2.15 and is gone since. Use it there, or move to Keras.`
    }
  ],
  ['contrib-mirrored-strategy', moved('tf.distribute.MirroredStrategy')],
  ['contrib-one-device-strategy', moved('tf.distribute.OneDeviceStrategy')],
  ['contrib-tpu-strategy', moved('tf.distribute.TPUStrategy')],
  [
    'contrib-collective-strategy',
    moved('tf.distribute.MultiWorkerMirroredStrategy')
  ],
  [
    'contrib-ps-strategy',
    moved(
      'tf.distribute.experimental.ParameterServerStrategy (many machines) or CentralStorageStrategy (one)'
    )
  ],
  [
    'core-mirrored-strategy',
    {
      rule: 'distribution-strategy',
      where: DISTRIBUTE_METHODS,
      message: symbol => `${symbol} has other methods in TF2. ${DISTRIBUTE}`
    }
  ]
]);

/** Symbols whose warning is like no other's. */
export const OWN_TOPICS: ReadonlyMap<string, ITopic> = new Map<string, ITopic>([
  [
    'get_variable',
    {
      rule: 'get-variable',
      message: (symbol, now) =>
        `${symbol} makes resource variables in TF2, which check shapes more strictly.${now ? ` It is now ${now}, which does so as well.` : ''} Pass use_resource=False if that breaks this model.`,
      running: (symbol, now) =>
        `${symbol} is now ${now}, which makes variables as before while TensorFlow behaves as version 1 did; else it makes resource variables, which check shapes more strictly.`
    }
  ],
  [
    'pywrap_tensorflow',
    {
      rule: 'private-api',
      message: symbol =>
        `${symbol} is internal and not to be had in TF2. Use the public API, tf.train.load_checkpoint for a checkpoint's contents for instance.`
    }
  ],
  [
    'keras.estimator.model_to_estimator',
    {
      rule: 'keras-estimator',
      message: symbol =>
        `${symbol} now writes object-based checkpoints by default; pass checkpoint_format="saver" to read and write the old ones. Estimators are gone since TF 2.16.`
    }
  ]
]);

/** Names that the tables only rename, and of which there is more to see to. */
export const MORE_TOPICS: ReadonlyMap<string, ITopic> = new Map<string, ITopic>(
  [
    [
      'train.Server',
      {
        rule: 'distribution-strategy',
        message: (symbol, now) =>
          `${symbol} is ${now ?? 'tf.distribute.Server'} in TF2. TensorFlow supports no cluster of different versions: upgrade all of its processes together. To train on several machines, TF2 has tf.distribute.ParameterServerStrategy and MultiWorkerMirroredStrategy.`
      }
    ],
    [
      'contrib.cluster_resolver.TPUClusterResolver',
      {
        rule: 'distribution-strategy',
        message: (symbol, now) =>
          `${symbol} is ${now ?? 'tf.distribute.cluster_resolver.TPUClusterResolver'} in TF2. Estimators took it as it is; before a tf.distribute.TPUStrategy is made with it, call tf.config.experimental_connect_to_cluster and tf.tpu.experimental.initialize_tpu_system.`
      }
    ],
    [
      // Python files of the same functions: python/ops/seq2seq.py in the package of 0.12, and
      // contrib/legacy_seq2seq in those of 1.x.
      'nn.seq2seq',
      {
        rule: 'contrib-seq2seq',
        message: symbol =>
          `${symbol} went to tf.contrib.legacy_seq2seq in TensorFlow 1.0, and is gone with tf.contrib. Write the model with tf.keras.layers.LSTM or GRU, and tf.keras.layers.Attention.`
      }
    ]
  ]
);

/** Messages for arguments that the tables warn of, by keyword. */
export const ARGUMENT_TOPICS: ReadonlyMap<string, ITopic> = new Map<
  string,
  ITopic
>([
  [
    'use_cudnn_on_gpu',
    {
      rule: 'removed-argument',
      message: symbol =>
        `${symbol} has no use_cudnn_on_gpu in TF2 and always uses cuDNN.`
    }
  ],
  [
    'colocate_gradients_with_ops',
    {
      rule: 'removed-argument',
      message: symbol =>
        `${symbol} has no colocate_gradients_with_ops in TF2 and works as if it were True.`
    }
  ],
  [
    'strict',
    {
      rule: 'removed-argument',
      message: symbol =>
        `${symbol} has no strict argument in TF2 and works as if it were True. A branch that returns a list of one keeps it a list.`
    }
  ],
  [
    'family',
    {
      rule: 'contrib-summary',
      message: symbol =>
        `What replaces ${symbol} has no family argument. Put the call in a tf.name_scope, or the tag will change.`
    }
  ],
  [
    'name',
    {
      rule: 'contrib-summary',
      message: symbol =>
        `The name given to ${symbol} means something else in what replaces it: it names the op, not the tag or the shared writer. Check it.`
    }
  ],
  [
    'bad_color',
    {
      rule: 'contrib-summary',
      message: symbol =>
        `What replaces ${symbol} has no bad_color. Colour such pixels before the call.`
    }
  ],
  [
    'align_corners',
    {
      rule: 'image-resize',
      message: symbol =>
        `tf.image.resize has no align_corners; its result is close to, not the same as, that of ${symbol}. For the same numbers call tf.compat.v1.${symbol.slice(3)}.`
    }
  ]
]);

/** What to say of a module that is gone, by its name without `tf.`. */
export const MODULES: ReadonlyMap<string, ITopic> = new Map<string, ITopic>([
  [
    'contrib',
    {
      rule: 'contrib',
      message: symbol =>
        `${symbol} is gone: TF2 has no tf.contrib. Look for it in core TensorFlow, tf-slim, TensorFlow Addons or a package of its own, or copy the code you need.`
    }
  ],
  [
    'contrib.rnn',
    {
      rule: 'contrib-rnn',
      message: symbol =>
        `${symbol} is gone with tf.contrib. The usual cells are in tf.compat.v1.nn.rnn_cell (with tf-keras) and, as layers, in tf.keras.layers.`
    }
  ],
  [
    'contrib.cudnn_rnn',
    {
      rule: 'contrib-rnn',
      message: symbol =>
        `${symbol} is gone. tf.keras.layers.LSTM and GRU use cuDNN by themselves.`
    }
  ],
  [
    'contrib.seq2seq',
    {
      rule: 'contrib-seq2seq',
      message: symbol =>
        `${symbol} is gone with tf.contrib. TensorFlow Addons went on with the module as tfa.seq2seq, with other constructors: look for it, or for its like, there.`
    }
  ],
  [
    'contrib.distribute',
    {
      rule: 'distribution-strategy',
      message: symbol =>
        `${symbol} is gone with tf.contrib. Look for it in tf.distribute and check its arguments.`
    }
  ],
  [
    'flags',
    {
      rule: 'flags',
      message: symbol =>
        `${symbol} is gone. Use absl.flags (the same calls) or argparse; tf.compat.v1.flags still works for the time being.`
    }
  ],
  [
    'app.flags',
    {
      rule: 'flags',
      message: symbol =>
        `${symbol} is gone. Use absl.flags (the same calls) or argparse.`
    }
  ]
]);
