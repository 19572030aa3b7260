import type { IFinding } from '../engine/types';
import { markdownReport } from './markdown';
import type { IRunResult } from './result';

const FINDING: IFinding = {
  ...{ cellId: 'a', cell: 2, span: { start: 0, end: 1 } },
  ...{ outputSpan: { start: 0, end: 1 }, line: 3, column: 0 },
  ...{ endLine: 3, endColumn: 1, severity: 'WARNING', rule: 'r' },
  ...{ symbol: 'tf.a', replacement: 'tf.b', fallback: false, applied: false },
  ...{ edits: [], fix: null, message: 'Use *this*, not <b>that</b>.' },
  help: 'docs/rules/r.md'
};

function run(...findings: Partial<IFinding>[]): IRunResult {
  return {
    ...{ version: '1', mode: 'DEFAULT', targetVersion: '2.21', trees: [] },
    notes: ['A note.'],
    files: [
      {
        ...{ path: 'a.ipynb', output: 'a.ipynb', status: 'changed' },
        findings: findings.map(finding => ({ ...FINDING, ...finding })),
        steps: [
          {
            ...{ id: 'symbols', title: 'Convert', status: 'done', left: 0 },
            ...{ next: 'All done.', help: '' }
          },
          {
            ...{ id: 'contrib', title: 'Contrib', status: 'todo', left: 1 },
            ...{ next: 'Go on.', help: '' }
          },
          {
            ...{ id: 'input', title: 'Input', status: 'not-applicable' },
            ...{ left: 0, next: 'None.', help: '' }
          }
        ]
      }
    ]
  };
}

describe('markdownReport', () => {
  it('lists what is left for a person, and counts the rest', () => {
    const text = markdownReport(
      run(
        {},
        { severity: 'INFO', applied: true, message: 'done' },
        { severity: 'INFO', fallback: true, applied: true, message: 'v1' }
      )
    );
    expect(text.split('\n\n').slice(2)).toEqual([
      'A note.',
      '2 changes, 0 errors, 1 warning, 1 use of tf.compat.v1.',
      '**Migration path**',
      '- [x] **Convert**: All done.\n- [ ] **Contrib**: Go on.',
      '**Left to look at**',
      '- Cell 2, line 3: **WARNING** `tf.a` → `tf.b`: Use \\*this\\*, not \\<b\\>that\\</b\\>.\n' +
        '- Cell 2, line 3: **INFO** `tf.a` → `tf.b`: v1\n'
    ]);
  });

  it('lets no text of a notebook out of its place', () => {
    const text = markdownReport(
      run({ symbol: 'x`y\n# z', replacement: null, message: 'a\n\n# b' })
    );
    expect(text).toContain('`` x`y');
    expect(text).toContain('a \\# b');
    expect(text).not.toMatch(/^# /m);
  });
});
