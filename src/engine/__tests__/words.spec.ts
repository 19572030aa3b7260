import * as fc from 'fast-check';
import { PlaceFinder } from '../places';
import { cellWords, wantedWords } from '../words';

function wanted(...sources: string[]): string[] | null {
  const words = wantedWords(sources.map(cellWords));
  return words && [...words].sort();
}

const USUAL = ['slim', 'tensorflow', 'tf'];

describe('words that can mean TensorFlow', () => {
  it.each<[string, string[]]>([
    ['x = 1', []],
    ['import tensorflow.nn as N', ['N']],
    ['from tensorflow import nn, layers as L', ['nn', 'layers', 'as', 'L']],
    ['from tensorflow import (nn,\n  gfile)  # x', ['nn', 'gfile']],
    ['K = tf.keras.backend', ['K']],
    ['L = K.layers\nK = tf.keras', ['K', 'L']],
    ['a = b = tf', ['a', 'b']],
    ['K: "x, y" = tf.keras', ['K', 'x', 'y']],
    ['(K := tf.keras)', ['K']],
    ['K = \\\n    tf.keras', ['K']],
    ['ñ = tf.nn', ['ñ']],
    ['t = importlib.import_module("tensorflow")', ['t']]
  ])('%j', (source, more) => {
    expect(wanted(source)).toEqual(expect.arrayContaining([...USUAL, ...more]));
  });

  it('follows aliases over cells, whatever their order', () => {
    expect(wanted('M = L.x', 'L = K.y', 'K = tf')).toEqual(
      ['K', 'L', 'M', ...USUAL].sort()
    );
  });

  it('gives up where everything is imported', () => {
    expect(wanted('from tensorflow import *')).toBeNull();
  });

  it.each(['x = tf.f(1)', 'x == tf', 'x += tf', 'x >= tf', 'y = z'])(
    'leaves %j alone',
    source => expect(wanted(source)).toEqual(USUAL)
  );
});

describe('places', () => {
  const find = (text: string, words = USUAL): readonly number[] | null =>
    new PlaceFinder(new Set(words)).find(text).at;

  it.each<[string, number[]]>([
    ['', []],
    ['tf', [0]],
    ['a.tf + tf.b', [2, 7]],
    ['xtf tfx tf2 _tf', []],
    ['x.minimize(minimize)', [2]],
    ['x.\\\nsave()', [4]],
    ['contrib_x', [0]],
    ['“tf” ñtf tfñ', [1]],
    ['x =\u00a0tf', [4]]
  ])('%j', (text, at) => expect(find(text)).toEqual(at));

  it.each([
    'print "x"',
    'print x',
    'print (x), y',
    'print >>f',
    'exec "x" in d',
    'raise E, "x"',
    'try:\n  pass\nexcept E, e:\n  pass',
    'x <> y',
    '`x`',
    '0777',
    '10L',
    "ur'x'",
    'def f(a, (b, c)):\n  pass'
  ])('%j may be Python 2', text => {
    expect(new PlaceFinder(new Set(USUAL)).find(text).python2).toBe(true);
  });

  it.each(['print("x")', 'x < 1', '0', '0.5', '10', 'def f(a): pass'])(
    '%j is not',
    text => {
      expect(new PlaceFinder(new Set(USUAL)).find(text).python2).toBe(false);
    }
  );

  it('finds every word of a set, wherever it stands', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.constantFrom('tf', 'K', ' ', '.', '\n', 'x', 'ñ', '“', '1')
        ),
        parts => {
          const text = parts.join('');
          const expected = [
            ...text.matchAll(/(?<!\p{XIDC})(?:tf|K)(?!\p{XIDC})/gu)
          ].map(m => m.index);
          expect(find(text, ['tf', 'K'])).toEqual(expected);
        }
      )
    );
  });
});
