import type { IForms } from './native-form';

/** Sessions, graphs, variables by name, and what is kept of them. */
export const SESSION_FORMS: readonly IForms[] = [
  {
    page: 'sessions',
    forms: [
      [
        /^(?:(?:ragged|sparse)\.|sparse_)?placeholder(?:_with_default)?$/,
        'by-hand',
        'pass the value as an argument of a function.'
      ],
      [
        /^(?:Interactive)?Session$/,
        'by-hand',
        'call the code directly; wrap it in tf.function for speed.'
      ],
      [
        /^get_default_session$|^keras\.backend\.[gs]et_session$|session_(?:handle|tensor)$/,
        'by-hand',
        'there is no session: call the code directly.'
      ],
      [
        /^(?:global|local|all|tables)_(?:variables_)?initializer$|^variables_initializer$|^initialize_\w+$/,
        'by-hand',
        'variables start initialized, so it goes with the session.'
      ],
      [
        /^(?:report_uninitialized_variables|is_variable_initialized|assert_variables_initialized)$/,
        'by-hand',
        'variables start initialized: take the check out.'
      ],
      [
        /^(?:reset_default_graph|get_default_graph)$/,
        'by-hand',
        'eager code has no graph: take it out with the session.'
      ],
      [
        /^(?:NodeDef|AttrValue|NameAttrList)\b/,
        'by-hand',
        'it describes a node of a graph, and eager code has none: take it out with the session.'
      ],
      [
        /^(?:ConfigProto|GPUOptions|GraphOptions|OptimizerOptions)\b/,
        'by-hand',
        'tf.config sets devices, memory and threads for the whole program.'
      ],
      [
        /^Run(?:Options|Metadata)\b|^profiler\./,
        'by-hand',
        'tf.profiler.experimental.start and stop record what runs between them.'
      ],
      [
        /^train\.(?:(?:Singular)?Monitored|Scaffold|SessionManager|SessionCreator|\w+SessionCreator|Supervisor|basic_train_loop|\w+Hook$|SessionRun|CheckpointSaverListener|SecondOrStepTimer|NanLoss|LooperThread)/,
        'by-hand',
        'write the loop yourself with tf.train.CheckpointManager, or give callbacks to the fit() of a Keras model.'
      ],
      [
        /^(?:container|colocate_with)$/,
        'by-hand',
        'say where something runs with tf.device.'
      ],
      [
        /^add_check_numerics_ops$/,
        'mechanical',
        'call tf.debugging.enable_check_numerics() at the start.'
      ],
      [/^Print$/, 'by-hand', 'call tf.print, which returns nothing.']
    ]
  },
  {
    page: 'eager-execution',
    forms: [
      [
        /^enable_(?:eager_execution|\w*v2\w*|resource_variables|tensor_equality)$/,
        'mechanical',
        'it is so from the start: take the line out.'
      ],
      [
        /^disable_(?:eager_execution|\w*v2\w*|resource_variables|tensor_equality)$/,
        'by-hand',
        'take the line out once the code runs without it.'
      ],
      [
        /^(?:executing_eagerly_outside_functions|\w+_enabled)$/,
        'by-hand',
        'the answer is always true: keep that branch alone.'
      ]
    ]
  },
  {
    page: 'model-mapping',
    forms: [
      [
        /^get_(?:local_)?variable$/,
        'by-hand',
        'make a tf.Variable and keep it in a tf.Module or a Keras layer.'
      ],
      [
        /^variable_(?:op_)?scope$|^get_variable_scope$|^VariableScope\b|^AUTO_REUSE$|^make_template$|^no_regularizer$/,
        'by-hand',
        'let a tf.Module or a Keras layer own its variables, and call it again to share them.'
      ],
      [
        /^keras\.utils\.(?:track_tf1_style_variables|get_or_create_layer|DeterministicRandomTestTool)$/,
        'by-hand',
        'it helps on the way: it can go once layers own their variables.'
      ],
      [
        /_partitioner$|^create_partitioned_variables$/,
        'by-hand',
        'keep the variable whole, or see tf.distribute.experimental.partitioners.'
      ]
    ]
  },
  {
    page: 'collections',
    forms: [
      [
        /^GraphKeys\.UPDATE_OPS$/,
        'by-hand',
        'take it out: layers update their averages as they are called.'
      ],
      [
        /^(?:get_collection(?:_ref)?|GraphKeys)$/,
        'by-hand',
        'ask the layer, model or module for .variables, .trainable_variables or .losses. Update operations need nothing; what the code collects itself goes into a list.'
      ],
      [
        /^(?:global|trainable|local|all|model|moving_average)_variables$|^GraphKeys\.|^losses\.(?:get_|add_loss)/,
        'by-hand',
        'ask the layer, model or module for .variables, .trainable_variables or .losses.'
      ],
      [/^add_to_collections?$/, 'by-hand', 'keep a list of your own.']
    ]
  },
  {
    page: 'checkpoints',
    forms: [
      [
        /^train\.(?:Saver|saver\b)/,
        'by-hand',
        'tf.train.Checkpoint saves, and tf.train.CheckpointManager keeps the newest.'
      ],
      [
        /^train\.(?:init_from_checkpoint|warm_start)$/,
        'by-hand',
        'restore a tf.train.Checkpoint of the objects, or assign what tf.train.load_variable reads by name.'
      ],
      [
        /^train\.NewCheckpointReader$/,
        'mechanical',
        'tf.train.load_checkpoint gives the same reader.'
      ],
      [
        /^train\.(?:checkpoint_exists|update_checkpoint_state|get_checkpoint_mtimes|remove_checkpoint|generate_checkpoint_state_proto)$/,
        'by-hand',
        'tf.train.CheckpointManager keeps track of checkpoints; tf.train.latest_checkpoint finds the newest.'
      ]
    ]
  },
  {
    page: 'saved-models',
    forms: [
      [
        /^saved_model\.(?:load$|loader)/,
        'by-hand',
        'tf.saved_model.load returns an object, whose .signatures are functions to call.'
      ],
      [
        /^saved_model\.|^TensorInfo$/,
        'by-hand',
        'tf.saved_model.save writes a tf.Module or a Keras model, with its functions as signatures.'
      ],
      [
        /^(?:GraphDef|MetaGraphDef|import_graph_def|wrap_function)\b|^graph_util\.|^train\.(?:import|export)_meta_graph$/,
        'by-hand',
        'save whole models with tf.saved_model.save, which need no code of the graph to be loaded.'
      ]
    ]
  },
  {
    page: 'assign',
    forms: [
      [
        /^assign(?:_add|_sub)?$/,
        'mechanical',
        'call the method of the variable: v.assign(x), v.assign_add(x), v.assign_sub(x).'
      ],
      [/^count_up_to$/, 'by-hand', 'call v.assign_add(1), and compare.'],
      [
        /^(?:batch_)?scatter_(?!nd$)\w+$/,
        'by-hand',
        'call the method of the same name of the variable, or v.assign with tf.tensor_scatter_nd_update.'
      ]
    ]
  },
  {
    page: 'random-seed',
    forms: [
      [
        /^(?:random\.)?set_random_seed$/,
        'eager',
        'call tf.random.set_seed. The numbers are others.'
      ],
      [
        /^(?:random\.)?get_seed$/,
        'by-hand',
        'hand seeds on yourself, or use a tf.random.Generator.'
      ]
    ]
  }
];
