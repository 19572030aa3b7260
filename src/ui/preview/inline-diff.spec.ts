import { EditorState } from '@codemirror/state';
import { EditorView } from '@codemirror/view';

import { applyEdits } from '../../engine/edits/apply';
import type { IEdit } from '../../engine/types';
import { inlineDiff } from './inline-diff';

/** The lines that are shown: + what is new, - what is gone, * a line that changed. */
function shown(
  before: string,
  ...edits: [string, string, number?][]
): string[] {
  const found: IEdit[] = edits.map(([gone, text, after = 0]) => {
    const start = before.indexOf(gone, after);
    return { start, end: start + gone.length, text };
  });
  const { contentDOM } = new EditorView({
    parent: document.body,
    state: EditorState.create({
      doc: applyEdits(before, found),
      extensions: inlineDiff(before, found)
    })
  });
  contentDOM.querySelectorAll('ins').forEach(node => {
    node.textContent = `+${node.textContent}+`;
  });
  contentDOM.querySelectorAll('del').forEach(node => {
    node.textContent = `-${node.textContent}-`;
  });
  return Array.from(contentDOM.children).map(
    node =>
      (node.classList.contains('cm-changedLine') ? '*' : '') +
      (node.textContent ?? '')
  );
}

describe('inlineDiff', () => {
  it('shows words where they come and go', () => {
    expect(shown('x = tf.log(dim=1)\ny', ['tf.log', 'tf.math.log'])).toEqual([
      '*x = -tf.log-+tf.math.log+(dim=1)',
      'y'
    ]);
    expect(shown('xrange(3)', ['x', ''])).toEqual(['*-x-range(3)']);
  });

  it('shows whole names where a part of one is replaced', () => {
    expect(shown('tf.to_float(x)', ['to_floa', 'cas'])).toEqual([
      '*tf.-to_float-+cast+(x)'
    ]);
    expect(shown('abcdef', ['ab', 'x'], ['de', 'y'])).toEqual([
      '*-abc-+xc+-def-+yf+'
    ]);
  });

  it('adds lines, and leaves their neighbours as they are', () => {
    const before = 'import tensorflow as tf\n\ntf.a()';
    expect(shown(before, ['', '\ntf.go()', 23], ['tf.a', 'tf.v1.a'])).toEqual([
      'import tensorflow as tf',
      '*+tf.go()+',
      '',
      '*-tf.a-+tf.v1.a+()'
    ]);
  });

  it('has whole lines that are gone in lines of their own', () => {
    expect(shown('a\nb\nc', ['b\n', ''])).toEqual(['a', '-b-', 'c']);
    expect(shown('a\nb\nc', ['\nc', ''])).toEqual(['a', 'b', '-c-']);
    expect(shown('a\nb\nc', ['b', 'd'])).toEqual(['a', '-b-', '*+d+', 'c']);
  });

  it('strikes out what is longer than a line in its place', () => {
    expect(shown('f(a,\n  b)', ['a,\n  b', 'c'])).toEqual(['*f(-a,\n  b-+c+)']);
  });
});
