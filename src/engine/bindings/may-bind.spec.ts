import { mayBind } from './may-bind';

describe('whether code may bind a name', () => {
  it.each([
    'tf.log(x)',
    'y = tf.log(tf.exp(x))\nwith tf.Session():\n  pass',
    'tf (x)',
    'x.tf = 1',
    'tfx = 1\nmy_tf = 2\ntf2.y = 3',
    'a = tf.b; c = tf.d'
  ])('is not: %j', code => {
    expect(mayBind(code, 'tf')).toBe(false);
  });

  it.each([
    'import tensorflow as tf',
    'import tensorflow as tf\n(x, y) = z',
    'import tf.keras',
    'import os, \\\n  tf.keras',
    'import os, \\\r\n  tf.keras',
    'from a import (b,\n  tf)',
    'tf = None',
    'tf: int = 3',
    'tf += 1',
    'a, tf = b',
    '(tf := 3)',
    'for tf in x: pass',
    'def tf(x): pass',
    'class tf(A): pass',
    'with open(x) as tf: pass',
    'with open(x) as tf\\\n: pass',
    'def f(tf): pass',
    'lambda tf: tf.x',
    'global tf',
    'tf.log(x)\ntf = y'
  ])('is: %j', code => {
    expect(mayBind(code, 'tf')).toBe(true);
  });
});
