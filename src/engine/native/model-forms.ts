import type { IForms } from './native-form';

/** Layers, losses, metrics, training, and functions on tensors. */
export const MODEL_FORMS: readonly IForms[] = [
  {
    page: 'optimizers',
    forms: [
      [
        /^train\.(?:Adam|Adagrad|Adadelta|Ftrl|RMSProp|GradientDescent|Momentum)Optimizer\b/,
        'eager',
        'the optimizers are in tf.keras.optimizers, with other names of arguments.'
      ],
      [
        /^train\.(?:AdagradDA|Proximal\w+|SyncReplicas)Optimizer\b/,
        'by-hand',
        'Keras has no such optimizer: choose another of tf.keras.optimizers.'
      ],
      [
        /^train\.Optimizer\b/,
        'by-hand',
        'derive from tf.keras.optimizers.Optimizer.'
      ],
      [
        /^train\.(?:noisy_)?linear_cosine_decay$/,
        'by-hand',
        'derive it from tf.keras.optimizers.schedules.LearningRateSchedule.'
      ],
      [
        /^train\.(?:\w+_decay(?:_restarts)?|piecewise_constant)$/,
        'eager',
        'give the optimizer a schedule of tf.keras.optimizers.schedules.'
      ],
      [
        /^train\.\w*global_step$/,
        'by-hand',
        'optimizers count in .iterations; else count in a tf.Variable of your own.'
      ]
    ]
  },
  {
    page: 'layers',
    forms: [
      [
        /^layers\./,
        'eager',
        'the layers are in tf.keras.layers: make the layer once, then call it.'
      ],
      [
        /^layers$/,
        'by-hand',
        'the layers are in tf.keras.layers: make each once, then call it.'
      ],
      [
        /^nn\.fused_batch_norm$/,
        'by-hand',
        'use tf.keras.layers.BatchNormalization, or tf.nn.batch_normalization with moments of your own.'
      ]
    ]
  },
  {
    page: 'rnn',
    forms: [
      [
        /^nn\.(?:(?:static_|bidirectional_|dynamic_|raw_|state_saving_)*rnn\b|rnn_cell\b)|^keras\.layers\.CuDNN/,
        'by-hand',
        'use tf.keras.layers.RNN, LSTM, GRU and Bidirectional.'
      ]
    ]
  },
  {
    page: 'metrics',
    forms: [
      [
        /^metrics\./,
        'eager',
        'the metrics are classes in tf.keras.metrics: update_state(), then result().'
      ]
    ]
  },
  {
    page: 'losses',
    forms: [
      [
        /^losses\./,
        'eager',
        'the losses are classes in tf.keras.losses, to be made and called.'
      ]
    ]
  },
  {
    page: 'initializers',
    forms: [
      [
        /_initializer$|^(?:keras\.)?initializers\./,
        'eager',
        'the initializers are in tf.keras.initializers, without dtype.'
      ]
    ]
  },
  {
    page: 'numpy-functions',
    forms: [
      [/^py_func$/, 'mechanical', 'tf.numpy_function takes the same arguments.']
    ]
  },
  {
    page: 'name-scopes',
    forms: [
      [
        /^(?:name|op)_scope$/,
        'mechanical',
        'call tf.name_scope with the name alone.'
      ]
    ]
  },
  {
    page: 'where',
    forms: [
      [
        /^where$/,
        'by-hand',
        'tf.where broadcasts its arguments; where all have the same shape, the two give the same.'
      ]
    ]
  },
  {
    page: 'tf2-names',
    forms: [
      [
        /^to_(?:bfloat16|complex\d+|double|float|int\d+)$/,
        'mechanical',
        'call tf.cast with the type.'
      ],
      [
        /^(?:debugging\.)?assert_\w+$/,
        'by-hand',
        'tf.debugging has it; it checks at once and returns None in eager code, and takes no data.'
      ],
      [
        /^nn\.depthwise_conv2d_native$/,
        'mechanical',
        'call tf.nn.depthwise_conv2d.'
      ]
    ]
  },
  {
    page: null,
    forms: [
      [/^nn\.xw_plus_b$/, 'mechanical', 'write tf.matmul(x, w) + b.'],
      [
        /^nn\.relu_layer$/,
        'mechanical',
        'write tf.nn.relu(tf.matmul(x, w) + b).'
      ],
      [
        /^nn\.conv\d+d_backprop_filter(?:_v2)?$/,
        'by-hand',
        'take the gradient of the convolution with a tf.GradientTape.'
      ],
      [
        /^div$/,
        'by-hand',
        'write / for floats (tf.math.divide), // for whole numbers (tf.math.floordiv).'
      ],
      [
        /^image\.resize_image_with_pad$/,
        'by-hand',
        'tf.image.resize_with_pad samples at the centers of pixels, so other numbers come out.'
      ],
      [
        /^image\.resize_\w+$/,
        'by-hand',
        'tf.image.resize samples at the centers of pixels, so other numbers come out.'
      ],
      [/^batch_gather$/, 'by-hand', 'call tf.gather with batch_dims.'],
      [
        /^clip_by_average_norm$/,
        'by-hand',
        'call tf.clip_by_norm with the norm times the number of elements.'
      ],
      [/^setdiff1d$/, 'mechanical', 'tf.raw_ops.ListDiff is the same.'],
      [
        /^distributions\./,
        'by-hand',
        'the distributions are in the package TensorFlow Probability.'
      ],
      [
        /^(?:train\.experimental|mixed_precision)\./,
        'by-hand',
        'call tf.keras.mixed_precision.set_global_policy.'
      ],
      [
        /^keras\.experimental\./,
        'by-hand',
        'save with model.save(path), load with tf.keras.models.load_model(path).'
      ],
      [
        /^train\.replica_device_setter$|^distribute\.|^tpu\./,
        'by-hand',
        'make the model in the scope of a strategy, such as tf.distribute.TPUStrategy.'
      ],
      [/^estimator\b/, 'by-hand', 'use Keras: compile, fit and evaluate.'],
      [/^lite\./, 'by-hand', 'convert with tf.lite.TFLiteConverter.'],
      [
        /^\w*ConditionalAccumulator|^sparse\.SparseConditionalAccumulator$/,
        'by-hand',
        'add up gradients in a tf.Variable of your own each.'
      ]
    ]
  }
];
