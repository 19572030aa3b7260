import fc from 'fast-check';

import { applyEdits, chooseEdits, narrowResult, type IEngine } from '..';
import { loadEngine, migrateCell } from './load-engine';

let engine: IEngine;
beforeAll(async () => {
  engine = await loadEngine();
});

const SOURCE =
  'import tensorflow as tf\n' +
  'a = tf.log(x)\n' +
  'b = tf.placeholder(tf.float32)  # 😀\n' +
  'c = tf.nn.dropout(tf.log(a), keep_prob=0.5)\n' +
  'd = tf.contrib.foo(a)\n';

describe('a result with some of its edits', () => {
  it('is the result itself with all of them', () => {
    const result = migrateCell(engine, SOURCE);
    const all = result.edits.map((_, index) => index);
    expect(narrowResult(SOURCE, result, all)).toBe(result);
  });

  it('is no change with none, and keeps what is to be looked at', () => {
    const result = migrateCell(engine, SOURCE);
    const none = narrowResult(SOURCE, result, []);
    expect(none).toMatchObject({ status: 'unchanged', output: SOURCE });
    expect(none.findings.map(f => f.rule)).toEqual(
      result.findings.filter(f => !f.applied).map(f => f.rule)
    );
  });

  it('shows each finding where it stands in its own output', () => {
    const result = migrateCell(engine, SOURCE, { runReady: true });
    const rules = [...new Set(result.findings.map(f => f.rule))];
    fc.assert(
      fc.property(fc.subarray(rules), wanted => {
        const chosen = chooseEdits(result, f => wanted.includes(f.rule));
        const narrow = narrowResult(SOURCE, result, chosen);
        expect(narrow.output).toBe(applyEdits(SOURCE, narrow.edits));
        for (const finding of narrow.findings) {
          expect(finding.edits.every(i => i < narrow.edits.length)).toBe(true);
          const { start, end } = finding.outputSpan;
          const after = narrow.output.slice(start, end);
          const touched = narrow.edits.some(
            e => e.start < finding.span.end && finding.span.start < e.end
          );
          if (!touched) {
            const { span } = finding;
            expect(after).toBe(SOURCE.slice(span.start, span.end));
          }
          if (finding.rule === 'compat-v1-fallback') {
            expect(after).toContain('compat.v1.placeholder');
          }
        }
      })
    );
  });
});
