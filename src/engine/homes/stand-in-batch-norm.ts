import type { IStandIn } from './stand-ins';

const NAME = 'batch_norm';

/**
 * Batch normalization of tf.contrib.layers, on that of tf.compat.v1.layers. tf-slim has
 * one too, which looks for what legacy Keras has elsewhere now. Names of variables,
 * collections and numbers are those of TensorFlow 1.
 */
export const batchNorm: readonly IStandIn[] = [
  {
    id: `slim_${NAME}`,
    names: [
      `contrib.layers.${NAME}`,
      `contrib.slim.${NAME}`,
      `contrib.layers.python.layers.${NAME}`
    ],
    what: 'normalizes batches with tf.compat.v1.layers, as tf.contrib.layers did',
    uses: ['compat.v1.layers.BatchNormalization'],
    lines: ({ name }) => [
      '# Batch normalization as tf.contrib.layers had it, on that of tf.compat.v1.layers.',
      'import tf_slim',
      '',
      '',
      '@tf_slim.add_arg_scope',
      `def ${name}(inputs, decay=0.999, center=True, scale=False, epsilon=0.001, activation_fn=None,`,
      ...[
        'param_initializers=None, param_regularizers=None, updates_collections="update_ops",',
        'is_training=True, reuse=None, variables_collections=None, outputs_collections=None,',
        'trainable=True, batch_weights=None, fused=None, data_format="NHWC", scope=None, **others):'
      ].map(line => ' '.repeat(name.length + 5) + line),
      '    import tensorflow.compat.v1 as v1',
      '    if batch_weights is not None or any(others.values()):',
      '        raise NotImplementedError(f"batch_weights, {list(others)}")',
      '    given = {"initializer": param_initializers or {}, "regularizer": param_regularizers or {}}',
      '    given = {f"{of}_{kind}": one for kind, some in given.items() for of, one in some.items()}',
      '    updates = v1.get_collection_ref(v1.GraphKeys.UPDATE_OPS)',
      '    before, flat = len(updates), inputs.shape.rank == 2 and fused is not False',
      '    with v1.variable_scope(scope, "BatchNorm", [inputs], reuse=reuse) as found:',
      '        layer = v1.layers.BatchNormalization(',
      '            1 if data_format.startswith("NC") else -1, decay, epsilon, center, scale,',
      '            trainable=trainable, fused=fused, _scope=found, _reuse=found.reuse, **given)',
      '        outputs = inputs[:, None, None, :] if flat else inputs',
      '        outputs = layer.apply(outputs, training=is_training)',
      '        outputs = outputs[:, 0, 0, :] if flat else outputs',
      '        for of in ("beta", "gamma", "moving_mean", "moving_variance"):',
      '            own = tf_slim.utils.get_variable_collections(variables_collections, of) or []',
      '            for to in [v1.GraphKeys.MODEL_VARIABLES, *own]:',
      '                one = getattr(layer, of)',
      '                if one is not None and all(one is not old for old in v1.get_collection(to)):',
      '                    v1.add_to_collection(to, one)',
      '        del updates[before:]',
      '        if updates_collections is None:',
      '            with v1.control_dependencies(layer.updates):',
      '                outputs = v1.identity(outputs)',
      '        for update in layer.updates if updates_collections is not None else ():',
      '            v1.add_to_collections(updates_collections, update)',
      '        outputs = outputs if activation_fn is None else activation_fn(outputs)',
      '        return tf_slim.utils.collect_named_outputs(outputs_collections, found.name, outputs)'
    ]
  }
];
