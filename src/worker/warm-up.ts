import type { ICell } from '../engine/types';

/**
 * Code to convert while nothing is asked for yet: the engine's own code is compiled with the
 * first uses of it, for which a person would wait. Of each thing that notebooks are full of
 * there is some.
 */
const SAMPLES = [
  `import numpy as np
import tensorflow as tf
from tensorflow.examples.tutorials.mnist import input_data
%matplotlib inline
mnist = input_data.read_data_sets("data", one_hot=True)
print tf.__version__`,
  `# Inputs
x = tf.placeholder(tf.float32, [None, 784], name="x")
W = tf.Variable(tf.truncated_normal([784, 10], stddev=0.1))
b = tf.get_variable("b", [10], initializer=tf.contrib.layers.xavier_initializer())`,
  `def net(x, n=2, is_training=True):
    """A network."""
    with tf.variable_scope("net", reuse=tf.AUTO_REUSE):
        for i in range(n):
            if is_training and i > 0:
                x = tf.layers.dropout(x, rate=0.5)
            x = tf.layers.dense(x, 64, activation=tf.nn.relu)
        return tf.nn.conv2d(x, W, strides=[1, 1, 1, 1], padding="SAME")`,
  `y = tf.matmul(x, W) + b
loss = tf.reduce_mean(tf.nn.softmax_cross_entropy_with_logits(labels=x, logits=y))
best = tf.reduce_sum(tf.argmax(y, dimension=1), reduction_indices=1, keep_dims=True)
train = tf.train.AdamOptimizer(1e-3).minimize(loss)
tf.summary.scalar("loss", tf.log(loss))`,
  `class Model(object):
    def __init__(self, size):
        self.cell = tf.contrib.rnn.BasicLSTMCell(size)
        self.out, _ = tf.nn.dynamic_rnn(self.cell, x, dtype=tf.float32)
        self.saver = tf.train.Saver()

    def step(self, sess, **feed):
        return {k: sess.run(v) for k, v in feed.items() if v is not None}`,
  `with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    for step in range(100):
        xs, ys = mnist.train.next_batch(64)
        _, value = sess.run([train, loss], feed_dict={x: xs})
        print("%d: %.3f" % (step, value), loss.eval(feed_dict={x: xs}))`,
  `from tensorflow.contrib import slim
slim.fully_connected(x, 3)
tf.app.flags.DEFINE_string("d", "", "")
ds = tf.data.Dataset.from_tensor_slices(x).batch(2)
it = ds.make_one_shot_iterator()
model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
model.compile(tf.train.RMSPropOptimizer(lr=0.1), "mse")`
];

/**
 * The cells of a notebook. To be converted with the first one alone, then with the second
 * one, and so on: between these steps, each some ms, requests are looked at.
 */
export const WARM_UP: readonly ICell[] = SAMPLES.map((source, i) => ({
  id: `warm-up-${i}`,
  number: i + 1,
  source
}));
