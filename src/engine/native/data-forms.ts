import type { IForms } from './native-form';

/** Input, output, what runs around a program. */
export const DATA_FORMS: readonly IForms[] = [
  {
    page: 'one-shot-iterators',
    forms: [
      [
        /^data\.make_(?:one_shot|initializable)_iterator$|^data\.Iterator\b/,
        'eager',
        'loop over the dataset: for batch in dataset.'
      ],
      [/^data\.get_output_/, 'mechanical', 'read dataset.element_spec.'],
      [
        /^data\.experimental\.map_and_batch/,
        'mechanical',
        'write dataset.map(f).batch(n).'
      ]
    ]
  },
  {
    page: 'queues',
    forms: [
      [
        /^train\.(?:\w*input_producer|(?:maybe_)?(?:shuffle_)?batch(?:_join)?|limit_epochs|Coordinator|\w*queue_runner\w*|QueueRunner)\b/,
        'by-hand',
        'build the input with tf.data: from_tensor_slices, shuffle, repeat, batch.'
      ],
      [
        /^(?:python_io|io)\.tf_record_iterator$|^TFRecordReader$/,
        'by-hand',
        'loop over a tf.data.TFRecordDataset; .numpy() gives the bytes of a record.'
      ],
      [/^TextLineReader$/, 'by-hand', 'use tf.data.TextLineDataset.'],
      [
        /^FixedLengthRecordReader$/,
        'by-hand',
        'use tf.data.FixedLengthRecordDataset.'
      ],
      [
        /^(?:WholeFile|Identity)Reader$/,
        'by-hand',
        'map tf.io.read_file over a tf.data.Dataset of file names.'
      ],
      [
        /^(?:LMDBReader|ReaderBase)$/,
        'by-hand',
        'read in Python, through tf.data.Dataset.from_generator.'
      ],
      [
        /TFRecordCompressionType\b/,
        'mechanical',
        "give the type as text: '', 'GZIP' or 'ZLIB'."
      ]
    ]
  },
  {
    page: 'summaries',
    forms: [
      [
        /^summary\./,
        'by-hand',
        'call tf.summary.scalar and its like with a step, below tf.summary.create_file_writer(folder).as_default().'
      ],
      [
        /^(?:Summary|SummaryMetadata|Event|HistogramProto|SessionLog|LogMessage)\b/,
        'by-hand',
        'let tf.summary.scalar and its like write these messages.'
      ],
      [
        /^train\.summary_iterator$/,
        'by-hand',
        'read event files with a tf.data.TFRecordDataset; each record is an Event.'
      ]
    ]
  },
  {
    page: 'feature-columns',
    forms: [
      [
        /^feature_column\./,
        'eager',
        'use the preprocessing layers of tf.keras.layers.'
      ],
      [
        /^keras\.layers\.DenseFeatures$/,
        'by-hand',
        'use the preprocessing layers of tf.keras.layers.'
      ]
    ]
  },
  {
    page: 'absl-flags',
    forms: [
      [
        /^app\.run$|^(?:app\.)?flags\b/,
        'mechanical',
        'use absl.app and absl.flags; in a notebook, plain variables.'
      ]
    ]
  },
  {
    page: 'logging',
    forms: [
      [/^logging\b/, 'mechanical', "use absl.logging, or Python's logging."]
    ]
  },
  {
    page: null,
    forms: [
      [/^gfile\.FastGFile$/, 'mechanical', 'it is tf.io.gfile.GFile.'],
      [
        /^gfile$/,
        'by-hand',
        'tf.io.gfile has the same functions, under the names of Python: GFile, exists, makedirs, remove.'
      ],
      [
        /^Dimension$/,
        'by-hand',
        'sizes in a shape are plain numbers, or None.'
      ],
      [/^SparseTensorValue$/, 'by-hand', 'make a tf.SparseTensor.'],
      [
        /^ragged\.(?:RaggedTensorValue|constant_value)$/,
        'by-hand',
        'make a tf.RaggedTensor with tf.ragged.constant.'
      ],
      [
        /^sparse_to_dense$/,
        'by-hand',
        'call tf.sparse.to_dense on a tf.SparseTensor, or tf.scatter_nd.'
      ],
      [
        /^sparse(?:_|\.)reduce_(\w+)_sparse$/,
        'by-hand',
        'call tf.sparse.reduce_sum or tf.sparse.reduce_max with output_is_sparse=True.'
      ],
      [
        /^string_split$/,
        'by-hand',
        'tf.strings.split returns a ragged tensor; .to_sparse() makes it what it was.'
      ],
      [/^test\.compute_gradient/, 'by-hand', 'call tf.test.compute_gradient.'],
      [
        /^test\.(?:mock|StubOutForTesting)$/,
        'by-hand',
        "use Python's unittest.mock."
      ],
      [
        /^test\.(?:get_temp_dir|test_src_dir_path)$/,
        'by-hand',
        'tf.test.TestCase has get_temp_dir().'
      ],
      [/^resource_loader\./, 'by-hand', "use Python's importlib.resources."]
    ]
  }
];
