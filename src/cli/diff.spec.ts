import { applyPatch } from 'diff';
import * as fc from 'fast-check';
import type { IEdit } from '../engine/types';
import { unifiedDiff } from './diff';

const apply = (text: string, edits: readonly IEdit[]): string =>
  edits.reduceRight(
    (t, e) => t.slice(0, e.start) + e.text + t.slice(e.end),
    text
  );

const replace = (source: string, from: string, to: string): IEdit[] => {
  const start = source.indexOf(from);
  return [{ start, end: start + from.length, text: to }];
};

describe('unifiedDiff', () => {
  it('shows three lines around a change', () => {
    const source = 'a\nb\nc\nd\ne\nf\ng\nh\ni\n';
    expect(unifiedDiff('x', source, replace(source, 'e', 'E\ne2'))).toBe(
      '--- x\n+++ x\n@@ -2,7 +2,8 @@\n b\n c\n d\n-e\n+E\n+e2\n f\n g\n h\n'
    );
  });

  it('shows an inserted line as that alone', () => {
    const source = 'a\nb\n';
    const edit = { start: 2, end: 2, text: 'new\n' };
    expect(unifiedDiff('x', source, [edit])).toBe(
      '--- x\n+++ x\n@@ -1,2 +1,3 @@\n a\n+new\n b\n'
    );
  });

  it('shows a line that is gone, and no more', () => {
    const source = 'a\nb\nc\nd\ne\nf\ng\nh\ni\n';
    const edits = [...replace(source, 'a\n', ''), ...replace(source, 'i', 'I')];
    expect(unifiedDiff('x', source, edits)).toBe(
      '--- x\n+++ x\n@@ -1,4 +1,3 @@\n-a\n b\n c\n d\n@@ -6,4 +5,4 @@\n f\n g\n h\n-i\n+I\n'
    );
  });

  it('says nothing of nothing', () => {
    expect(unifiedDiff('x', 'a\n', [])).toBe('');
    expect(unifiedDiff('x', 'a\n', replace('a\n', 'a', 'a'))).toBe('');
  });

  it('is a patch that makes the new text of the old one', () => {
    const line = fc.constantFrom('a', 'b', '', 'c\r', 'long line', '\n');
    const text = fc.array(line, { maxLength: 25 }).map(l => l.join('\n'));
    const seeds = fc.array(fc.nat(), { maxLength: 10 });
    fc.assert(
      fc.property(text, seeds, (source, numbers) => {
        const edges = numbers
          .map(n => n % (source.length + 1))
          .sort((a, b) => a - b);
        const edits: IEdit[] = [];
        for (let i = 0; i + 1 < edges.length; i += 2) {
          const news = ['', 'x', 'y\n', '\n', 'p\nq', 'a\nb\n'];
          const text = news[numbers[i] % news.length];
          edits.push({ start: edges[i], end: edges[i + 1], text });
        }
        const patch = unifiedDiff('x', source, edits);
        const result = patch === '' ? source : applyPatch(source, patch);
        expect(result).toBe(apply(source, edits));
      }),
      { numRuns: 5000 }
    );
  });

  it('takes time in proportion to the text', () => {
    const source = 'a = tf.log(1)\n'.repeat(50000);
    const edits = Array.from({ length: 50000 }, (_, i) => ({
      start: i * 14 + 7,
      end: i * 14 + 10,
      text: 'math.log'
    }));
    expect(unifiedDiff('x', source, edits).split('\n')).toHaveLength(100004);
  });
});
