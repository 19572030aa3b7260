import * as fc from 'fast-check';
import { readNotebook, writeNotebook } from '.';
import type { IEdit } from '../engine/types';

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** How a generated file is written: every choice a JSON writer has. */
interface IStyle {
  readonly blanks: readonly string[];
  readonly escape: (unit: string, turn: number) => boolean;
  readonly bom: boolean;
}

/** JSON text in a style; keys come in the order of `entries`. */
function render(value: Json, style: IStyle): string {
  let turn = 0;
  const blank = (): string => style.blanks[turn++ % style.blanks.length];
  const text = (s: string): string => {
    let out = '';
    for (let i = 0; i < s.length; i++) {
      const unit = s[i];
      const plain = JSON.stringify(unit).slice(1, -1);
      const lone = /[\ud800-\udfff]/.test(unit);
      out +=
        lone || style.escape(unit, turn++)
          ? `\\u${s.charCodeAt(i).toString(16).padStart(4, '0')}`
          : plain;
    }
    return `"${out}"`;
  };
  const write = (v: Json): string => {
    if (typeof v === 'string') {
      return text(v);
    }
    if (Array.isArray(v)) {
      const items = v.map(item => blank() + write(item) + blank());
      return `[${items.join(',') || blank()}]`;
    }
    if (v !== null && typeof v === 'object') {
      const items = Object.entries(v).map(
        ([k, item]) => `${blank()}${text(k)}${blank()}:${blank()}${write(item)}`
      );
      return `{${items.join(',')}${blank()}}`;
    }
    return JSON.stringify(v);
  };
  return (style.bom ? '\ufeff' : '') + blank() + write(value) + blank();
}

const letters = fc.oneof(
  fc.constantFrom('\n', '\r\n', '\\', '"', 'é', '😀', '\u2028', '\0', '\ud83d'),
  fc.constantFrom('\t', '/', 'a', 'tf.', ' ', 'n', 'u00e9', '\u007f')
);
const source = fc.array(letters, { maxLength: 30 }).map(l => l.join(''));

const style: fc.Arbitrary<IStyle> = fc.record({
  blanks: fc.array(fc.constantFrom('', ' ', '\n  ', '\r\n\t'), {
    minLength: 1,
    maxLength: 5
  }),
  escape: fc.constantFrom(
    () => false,
    (unit: string) => unit > '~',
    (_: string, turn: number) => turn % 3 === 0
  ),
  bom: fc.boolean()
});

/** A key order by sorting random weights. */
const shuffled = (value: { [key: string]: Json }): fc.Arbitrary<Json> =>
  fc
    .shuffledSubarray(Object.keys(value), {
      minLength: Object.keys(value).length
    })
    .map(keys => Object.fromEntries(keys.map(key => [key, value[key]])));

const junk = fc.jsonValue({ maxDepth: 3 }) as fc.Arbitrary<Json>;

const cell = fc
  .record({
    cell_type: fc.constantFrom('code', 'markdown', 'raw'),
    source: fc.tuple(source, fc.constantFrom('string', 'lines', 'chunks')),
    outputs: fc.array(junk, { maxLength: 2 }),
    metadata: fc.dictionary(fc.string(), junk, { maxKeys: 2 })
  })
  .map(raw => ({ ...raw, source: shape(...raw.source) }))
  .chain(shuffled);

const notebook = fc
  .record({ cells: fc.array(cell, { maxLength: 5 }), metadata: junk })
  .chain(shuffled);

function shape(text: string, how: string): Json {
  if (how === 'string') {
    return text;
  }
  return (
    text.match(how === 'lines' ? /[^\n]*\n|[^\n]+/g : /[^]{1,4}/g) ?? []
  ).slice();
}

/** Random edits: sorted, apart, never through a surrogate pair. */
function someEdits(text: string, seeds: readonly number[]): IEdit[] {
  const edges = seeds
    .map(seed => seed % (text.length + 1))
    .map(at => (/^[\udc00-\udfff]/.test(text.slice(at)) ? at - 1 : at))
    .sort((a, b) => a - b);
  const edits: IEdit[] = [];
  for (let i = 0; i + 1 < edges.length; i += 2) {
    const news = ['', 'x', 'tf.math', 'a\nb', '\n', 'é\r\n', '😀'];
    edits.push({
      start: edges[i],
      end: edges[i + 1],
      text: news[seeds[i] % news.length]
    });
  }
  return edits;
}

const apply = (text: string, edits: readonly IEdit[]): string =>
  edits.reduceRight(
    (t, e) => t.slice(0, e.start) + e.text + t.slice(e.end),
    text
  );

interface INotebookJson {
  cells: { cell_type: string; source: string | string[] }[];
}

const parse = (text: string): INotebookJson =>
  JSON.parse(text.replace(/^\ufeff/, '')) as INotebookJson;

const joined = (value: string | string[]): string =>
  typeof value === 'string' ? value : value.join('');

describe('a notebook in any style of JSON', () => {
  it('reads as JSON.parse reads it, and comes back as it was', () => {
    fc.assert(
      fc.property(notebook, style, (value, how) => {
        const text = render(value, how);
        const read = readNotebook(text);
        const expected = parse(text)
          .cells.map((c, i) => ({ ...c, number: i + 1 }))
          .filter(c => c.cell_type === 'code');
        expect(read.notebook.cells.map(c => [c.number, c.source])).toEqual(
          expected.map(c => [c.number, joined(c.source)])
        );
        expect(writeNotebook(read, new Map())).toBe(text);
        const none = read.notebook.cells.map(c => [c.id, []] as const);
        expect(writeNotebook(read, new Map(none))).toBe(text);
      }),
      { numRuns: 1000 }
    );
  });

  it('changes the edited sources and nothing else', () => {
    const seeds = fc.array(fc.nat(), { maxLength: 8 });
    const perCell = fc.array(seeds, { minLength: 5, maxLength: 5 });
    fc.assert(
      fc.property(notebook, style, perCell, (value, how, all) => {
        const text = render(value, how);
        const read = readNotebook(text);
        const edits = new Map(
          read.notebook.cells.map((c, i) => [c.id, someEdits(c.source, all[i])])
        );
        const output = writeNotebook(read, edits);
        const before = parse(text);
        const after = parse(output);
        for (const c of read.notebook.cells) {
          const index = (c.number ?? 0) - 1;
          const now = after.cells[index].source;
          expect(joined(now)).toBe(apply(c.source, edits.get(c.id) ?? []));
          expect(Array.isArray(now)).toBe(
            Array.isArray(before.cells[index].source)
          );
          after.cells[index].source = before.cells[index].source;
        }
        expect(after).toEqual(before);
        expect(around(output)).toEqual(around(text));
      }),
      { numRuns: 2000 }
    );
  });

  it('throws nothing but its own error on mutilated text', () => {
    fc.assert(
      fc.property(
        notebook,
        style,
        fc.nat(),
        fc.nat(),
        fc.string(),
        (value, how, a, b, news) => {
          const text = render(value, how);
          const start = a % (text.length + 1);
          const bad =
            text.slice(0, start) + news + text.slice(start + (b % 20));
          try {
            readNotebook(bad);
          } catch (error) {
            expect((error as Error).name).toBe('NotebookError');
            return;
          }
          if (/[^\s\ufeff]/.test(bad) && !/NaN|Infinity/.test(bad)) {
            parse(bad);
          }
        }
      ),
      { numRuns: 1000 }
    );
  });
});

/** What stands around the sources of code cells. */
function around(text: string): string[] {
  const spans = [...readNotebook(text).sources.values()].map(s => s.span);
  const parts: string[] = [];
  let at = 0;
  for (const span of spans.sort((x, y) => x.start - y.start)) {
    parts.push(text.slice(at, span.start));
    at = span.end;
  }
  return [...parts, text.slice(at)];
}
