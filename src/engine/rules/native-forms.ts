/**
 * What to move to, for the compat.v1 names that people meet most. Advice, so it
 * is ours to word; whether a name exists is for the tables to say.
 */
const FORMS: readonly (readonly [RegExp, string])[] = [
  [/^placeholder$/, 'In TF2, pass the value as an argument of a function.'],
  [
    /^(Interactive)?Session$/,
    'In TF2, call the code directly; wrap it in tf.function for speed.'
  ],
  [
    /^(global|local|all)_variables_initializer$|^initialize_all_variables$/,
    'TF2 variables start initialized; nothing replaces it.'
  ],
  [
    /^(get_variable|get_local_variable)$/,
    'In TF2, make a tf.Variable and keep it in a tf.Module or a Keras layer.'
  ],
  [
    /^variable_scope$|^get_variable_scope$/,
    'In TF2, let a tf.Module or a Keras layer own its variables.'
  ],
  [
    /^(global|trainable|local|all)_variables$|^get_collection(_ref)?$|^add_to_collection$|^GraphKeys/,
    'In TF2, ask the layer, model or module for .variables, .trainable_variables or .losses.'
  ],
  [
    /^train\.(Adam|Adagrad|Adadelta|Ftrl|RMSProp|GradientDescent|Momentum)Optimizer/,
    'The TF2 optimizers are in tf.keras.optimizers (check the argument names).'
  ],
  [
    /^train\.Saver/,
    'In TF2, use tf.train.Checkpoint and tf.train.CheckpointManager.'
  ],
  [
    /^layers\./,
    'The TF2 layers are in tf.keras.layers: make the layer once, then call it.'
  ],
  [
    /^nn\.(dynamic|static|raw)_(bidirectional_)?rnn$|^nn\.bidirectional_dynamic_rnn$|^nn\.rnn_cell/,
    'In TF2, use tf.keras.layers.RNN, LSTM, GRU and Bidirectional.'
  ],
  [/^summary\./, 'In TF2, use tf.summary with a file writer and a step.'],
  [/^metrics\./, 'The TF2 metrics are classes in tf.keras.metrics.'],
  [/^losses\./, 'The TF2 losses are classes in tf.keras.losses.'],
  [
    /^data\.make_(one_shot|initializable)_iterator$|^data\.Iterator/,
    'In TF2, loop over the dataset: for batch in dataset.'
  ],
  [/^set_random_seed$/, 'In TF2, call tf.random.set_seed.'],
  [
    /^(reset_default_graph|get_default_graph)$/,
    'TF2 code needs no default graph.'
  ],
  [/^app\.run$|^flags|^app\.flags/, 'Use absl.app and absl.flags.'],
  [/^logging\./, "Use absl.logging or Python's logging."],
  [/^estimator\./, 'In TF2, use Keras: compile, fit and evaluate.'],
  [
    /^where$/,
    'tf.where in TF2 broadcasts its arguments; same shapes give the same result.'
  ],
  [
    /_initializer$|^initializers\.|^keras\.initializers\./,
    'The TF2 initializers are in tf.keras.initializers, without dtype.'
  ],
  [/^(py_func)$/, 'In TF2, use tf.py_function or tf.numpy_function.'],
  [
    /^train\.(string_input_producer|batch|shuffle_batch|QueueRunner|start_queue_runners|Coordinator|slice_input_producer)/,
    'In TF2, build the input with tf.data.'
  ]
];

/**
 * One sentence on the native TF2 form of a compat.v1 symbol, or null.
 *
 * @param name without `tf.compat.v1.`.
 */
export function nativeForm(name: string): string | null {
  return FORMS.find(([pattern]) => pattern.test(name))?.[1] ?? null;
}
