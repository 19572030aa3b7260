import type { IStandIn, IStandInNames } from './stand-ins';

/** The modules that held MNIST for the tutorials, without `tf.`. */
const MODULES = [
  'examples.tutorials.mnist.input_data',
  'contrib.learn.python.learn.datasets.mnist',
  'contrib.learn.datasets.mnist'
];

const WHAT =
  'reads MNIST from tf.keras.datasets and has the interface of the tutorials';

/** One part of the data: training, validation or test. */
const PART = [
  'class _MnistPart:',
  '    def __init__(self, images, labels):',
  '        self.images, self.labels = images, labels',
  '        self.num_examples = len(images)',
  '        self.epochs_completed = self._at = 0',
  '',
  '    def next_batch(self, batch_size, fake_data=False, shuffle=True):',
  '        import numpy',
  '        rows = []',
  '        while len(rows) < batch_size:',
  '            if self._at == 0:',
  '                order = numpy.arange(self.num_examples)',
  '                self._order = numpy.random.permutation(order) if shuffle else order',
  '            taken = self._order[self._at : self._at + batch_size - len(rows)]',
  '            rows.extend(taken)',
  '            self._at += len(taken)',
  '            if self._at == self.num_examples:',
  '                self._at = 0',
  '                self.epochs_completed += 1',
  '        return self.images[rows], self.labels[rows]',
  ''
];

function reader(name: string, indent: string, from: string): string[] {
  return [
    `def ${name}(train_dir=None, fake_data=False, one_hot=False, dtype="float32",`,
    `${' '.repeat(name.length + 5)}reshape=True, validation_size=5000, seed=None, source_url=None):`,
    '    import collections',
    '    import numpy',
    `    from ${from} import keras`,
    '    (x, y), (x_test, y_test) = keras.datasets.mnist.load_data()',
    '',
    '    def part(images, labels):',
    '        images = images.reshape(len(images), 784) if reshape else images[..., None]',
    '        if getattr(dtype, "name", dtype) != "uint8":',
    '            images = images.astype("float32") / 255',
    '        return _MnistPart(images, numpy.eye(10)[labels] if one_hot else labels)',
    '',
    '    n = validation_size',
    '    parts = part(x[n:], y[n:]), part(x[:n], y[:n]), part(x_test, y_test)',
    '    return collections.namedtuple("Datasets", "train validation test")(*parts)'
  ].map(line => (line === '' ? '' : indent + line));
}

function head(package_: string): string[] {
  return [
    `# MNIST with the interface of TensorFlow 1's input_data, from ${package_}.keras.datasets.`,
    ...PART,
    ''
  ];
}

/** The module input_data, and its function where code imports that alone. */
export const mnistData: readonly IStandIn[] = [
  {
    id: 'input_data',
    names: MODULES,
    what: WHAT,
    lines: ({ name, package: from }: IStandInNames) => [
      ...head(from),
      `class ${name}:`,
      '    @staticmethod',
      ...reader('read_data_sets', '    ', from)
    ]
  },
  {
    id: 'read_data_sets',
    names: MODULES.map(module => `${module}.read_data_sets`),
    what: WHAT,
    lines: ({ name, package: from }: IStandInNames) => [
      ...head(from),
      ...reader(name, '', from)
    ]
  }
];
