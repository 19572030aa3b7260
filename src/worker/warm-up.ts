import type { INotebook } from '../engine/types';

/**
 * Code to convert while nothing is asked for yet: the engine's own code is compiled with the
 * first use of it, for which a person would wait. Of each thing that notebooks are full of
 * there is some.
 */
const SAMPLES = [
  'import tensorflow as tf\nx = tf.placeholder(tf.float32, [None, 10])\ny = tf.log(x)',
  'from tensorflow.contrib import slim\nimport numpy as np\ndef net(x, keep):\n    w = tf.get_variable("w", [10, 2])\n    with tf.variable_scope("net"):\n        y = slim.fully_connected(tf.nn.dropout(x, keep_prob=keep), 3)\n    return tf.layers.dense(tf.matmul(y, w), 2)',
  'loss = tf.reduce_mean(tf.nn.softmax_cross_entropy_with_logits(logits=net(x, 0.5), labels=x), reduction_indices=[1])\ntrain = tf.train.AdamOptimizer(1e-3).minimize(loss)\nwith tf.Session() as sess:\n    sess.run(tf.global_variables_initializer())\n    for i in range(10):\n        print("loss", sess.run(loss, {x: np.zeros([1, 10])}))',
  'print "done"\nfor i in xrange(3): print loss.eval(), x.shape[0].value'
];

/** Notebooks of one cell, two, and so on: between them, requests are looked at. */
export const WARM_UP: readonly INotebook[] = SAMPLES.map((_, last) => ({
  cells: SAMPLES.slice(0, last + 1).map((source, i) => ({
    id: `warm-up-${i}`,
    number: i + 1,
    source
  }))
}));
