import type { IStandIn } from './stand-ins';

const EAGER = 'contrib.eager.';

/** A function that takes a function and returns one that gives gradients. */
function gradients(
  id: string,
  about: string,
  body: readonly string[]
): IStandIn {
  return {
    id,
    names: [EAGER + id],
    what: `works out gradients with tf.GradientTape as tf.contrib.eager.${id} did`,
    lines: ({ name, package: from }) => [
      `# ${about}, as tf.contrib.eager.${id} gave them.`,
      `def ${name}(f, params=None):`,
      '    def of(*args, **kwargs):',
      `        from ${from} import GradientTape, convert_to_tensor`,
      ...body.map(line => `        ${line}`),
      '',
      '    return of'
    ]
  };
}

const OF_VARIABLES = [
  'with GradientTape() as tape:',
  '    value = f(*args, **kwargs)',
  'variables = tape.watched_variables()',
  'pairs = list(zip(tape.gradient(value, variables), variables))'
];

const OF_ARGUMENTS = [
  'args = [convert_to_tensor(a) for a in args]',
  'with GradientTape() as tape:',
  '    tape.watch(args)',
  '    value = f(*args, **kwargs)',
  'grads = tape.gradient(value, [args[i] for i in params or range(len(args))])'
];

/** What tf.contrib.eager had for gradients before tf.GradientTape. */
export const eagerGradients: readonly IStandIn[] = [
  gradients('implicit_gradients', 'Pairs of gradient and variable', [
    ...OF_VARIABLES,
    'return pairs'
  ]),
  gradients(
    'implicit_value_and_gradients',
    'The value, and pairs of gradient and variable',
    [...OF_VARIABLES, 'return value, pairs']
  ),
  gradients('gradients_function', 'Gradients with respect to the arguments', [
    ...OF_ARGUMENTS,
    'return grads'
  ]),
  gradients(
    'value_and_gradients_function',
    'The value, and gradients with respect to the arguments',
    [...OF_ARGUMENTS, 'return value, grads']
  )
];
