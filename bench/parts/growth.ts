import { measured } from '../command';
import { exponent, time } from '../figures';
import type { IBenchOptions } from '../options';
import type { IGrowth, IGrowthPoint, IGrowthQuestion } from '../process/growth';
import type { ITable } from '../table';

/** Code of the usual kind: names to change, a call to reorder, others left alone. */
const CODE = `with tf.variable_scope("layer", reuse=tf.AUTO_REUSE):
    w = tf.get_variable("w", [784, 10], initializer=tf.zeros_initializer())
    y = tf.nn.softmax(tf.matmul(x, w) + b, dim=1)
loss = tf.reduce_mean(-tf.reduce_sum(y_ * tf.log(y), reduction_indices=[1]))
for step in range(100):
    batch = mnist.train.next_batch(100)
    print("step", step, session.run(loss, feed_dict={x: batch[0]}))
`;

/** Doublings from 1: three decades. */
const MOST = 1024;

/** (e) How the cost grows with the cells of a notebook, and with the length of one. */
export function growth(options: IBenchOptions): ITable {
  const asked: IGrowthQuestion = { code: CODE, most: MOST };
  const { cells, length } = measured<IGrowth>(options, 'growth', asked);
  const row = (what: string, points: readonly IGrowthPoint[]): string[] => [
    what,
    time(points[0].cost),
    time(points[points.length - 1].cost),
    exponent(points).toFixed(3),
    exponent(points.slice(points.length >> 1)).toFixed(3)
  ];
  const lines = CODE.split('\n').length - 1;
  return {
    name: 'growth',
    head: [
      'what doubles',
      'at 1',
      `at ${MOST}`,
      'exponent',
      'of the upper half'
    ],
    rows: [
      [`cells of ${lines} lines each`, cells],
      [`the length of one cell, in pieces of ${lines} lines`, length]
    ].map(([what, points]) =>
      row(what as string, points as readonly IGrowthPoint[])
    )
  };
}
