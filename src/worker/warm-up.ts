import type { INotebook } from '../engine/types';

/**
 * Code to convert while nothing is asked for yet: the engine's own code is compiled with the
 * first use of it, for which a person would wait. Of each thing that notebooks are full of
 * there is some.
 */
const SAMPLES = [
  'import tensorflow as tf\nx = tf.placeholder(tf.float32)\ny = tf.log(x)',
  'from tensorflow.contrib import slim\ndef f(x):\n    w = tf.get_variable("w", [1])\n    return slim.fully_connected(tf.nn.dropout(x, keep_prob=w), 3)',
  'with tf.Session() as sess:\n    print "loss", sess.run(f(x))'
];

/** Notebooks of one cell, two, and so on: between them, requests are looked at. */
export const WARM_UP: readonly INotebook[] = SAMPLES.map((_, last) => ({
  cells: SAMPLES.slice(0, last + 1).map((source, i) => ({
    id: `warm-up-${i}`,
    number: i + 1,
    source
  }))
}));
