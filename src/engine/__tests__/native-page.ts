import { readdirSync, readFileSync } from 'fs';
import * as path from 'path';

/** Where the pages on the way off tf.compat.v1 are. */
export const NATIVE_PAGES = path.join(__dirname, '../../../docs/native');

/** A case of a page; scripts/run_cases.py runs the same ones on TensorFlow. */
export interface INativeCase {
  readonly title: string;
  /** fix: one click makes `after` of `before`. kept: none is offered. by-hand: for TensorFlow alone. */
  readonly kind: 'fix' | 'kept' | 'by-hand';
  /** Code of a cell above, or "". */
  readonly setup: string;
  readonly before: string;
  readonly after: string;
  /** What stands behind the mark: graph, legacy-keras, fails, differs, file. */
  readonly words: readonly string[];
}

/** The names of the pages. */
export function nativePages(): string[] {
  return readdirSync(NATIVE_PAGES)
    .filter(file => file.endsWith('.md') && file !== 'README.md')
    .map(file => path.basename(file, '.md'));
}

const BLOCK = /^```python ?(.*)\n((?:(?!```).*\n)*)```$/gm;
const WORDS = ['graph', 'legacy-keras', 'fails', 'differs', 'file'];

/** The cases of a page, and what is wrong with it. */
export function readNativePage(name: string): {
  readonly heading: string;
  readonly cases: readonly INativeCase[];
  readonly problems: readonly string[];
} {
  const text = readFileSync(path.join(NATIVE_PAGES, `${name}.md`), 'utf8');
  const cases: INativeCase[] = [];
  const problems: string[] = [];
  let setup = '';
  let first: { role: string; words: string[]; body: string } | null = null;
  for (const [, info, body] of text.matchAll(BLOCK)) {
    const [role, ...words] = info.trim().split(/\s+/);
    const wrong = words.filter(word => !WORDS.includes(word));
    if (wrong.length > 0) {
      problems.push(`unknown words: ${wrong.join(' ')}`);
    }
    const last = body.trim().split('\n').pop() ?? '';
    const make = (
      kind: INativeCase['kind'],
      before: string,
      of: readonly string[]
    ): void => {
      const title = `${kind} ${cases.length + 1}: ${last.trim()}`;
      cases.push({ title, kind, setup, before, after: body, words: of });
    };
    if (role === 'setup') {
      setup = body;
    } else if (role === 'before' || role === 'by-hand-before') {
      first = { role, words, body };
    } else if (role === 'after' && first?.role === 'before') {
      make('fix', first.body, first.words);
      first = null;
    } else if (role === 'by-hand-after' && first?.role === 'by-hand-before') {
      make('by-hand', first.body, first.words);
      first = null;
    } else if (role === 'kept') {
      make('kept', body, words);
    } else if (role !== 'example') {
      problems.push(`a block is marked "${info.trim()}"`);
    }
  }
  if (first) {
    problems.push(`a block "${first.role}" has no after`);
  }
  return { heading: /^# (.*)$/m.exec(text)?.[1] ?? '', cases, problems };
}
