import type { IEdit, IMigration, INotebook } from '../engine/types';
import { oneLine } from '../report/result';

/** Unchanged lines shown around a change. */
const CONTEXT = 3;

/** Lines `start` to `end` (from 0, half open) of the old text, and what they become. */
interface IChange {
  readonly start: number;
  readonly end: number;
  readonly lines: readonly string[];
}

/**
 * What a migration would change, as unified diffs: one for a .py file, which
 * `patch` takes, and for a notebook one a cell, as its JSON is not for reading.
 *
 * @param name Path as given.
 * @returns "" where nothing would change.
 */
export function migrationDiff(
  name: string,
  before: INotebook,
  after: IMigration
): string {
  return after.cells
    .map((cell, index) => {
      const { source, number } = before.cells[index];
      const place = number === null ? '' : `:cell ${number}`;
      return unifiedDiff(`${oneLine(name)}${place}`, source, cell.edits);
    })
    .join('');
}

/**
 * A unified diff of a text and its edited form. As the edits say what changed,
 * nothing has to be searched for: the time is linear in the text, however much of
 * it changes.
 *
 * @param edits Sorted and apart.
 */
export function unifiedDiff(
  title: string,
  source: string,
  edits: readonly IEdit[]
): string {
  const old = splitLines(source);
  const changes = findChanges(old, source, edits);
  let text = '';
  let shift = 0;
  for (let i = 0; i < changes.length;) {
    // Changes whose contexts meet share a hunk.
    let next = i + 1;
    while (
      next < changes.length &&
      changes[next].start - changes[next - 1].end <= 2 * CONTEXT
    ) {
      next++;
    }
    const hunk = changes.slice(i, next);
    const grown = hunk.reduce(
      (sum, { start, end, lines }) => sum + lines.length - (end - start),
      0
    );
    text += formatHunk(old, hunk, shift, grown);
    shift += grown;
    i = next;
  }
  return text && `--- ${title}\n+++ ${title}\n${text}`;
}

/** Lines with their line feeds; "a\n" is one line. */
function splitLines(text: string): string[] {
  return text.match(/[^\n]*\n|[^\n]+/g) ?? [];
}

/** The changed lines, in order. */
function findChanges(
  old: readonly string[],
  source: string,
  edits: readonly IEdit[]
): IChange[] {
  const starts = [0];
  old.forEach((line, i) => starts.push(starts[i] + line.length));
  const changes: IChange[] = [];
  let line = 0;
  for (let i = 0; i < edits.length;) {
    /** Go to the line of an offset; behind the last line feed it is a new one. */
    const lineOf = (offset: number): number => {
      while (line < old.length && starts[line + 1] <= offset) {
        line++;
      }
      return line === old.length && !source.endsWith('\n')
        ? Math.max(0, line - 1)
        : line;
    };
    const start = lineOf(edits[i].start);
    let end = start;
    let text = '';
    let position = starts[start];
    // Take edits in for as long as they begin on lines that change anyway.
    do {
      const edit = edits[i++];
      text += source.slice(position, edit.start) + edit.text;
      position = edit.end;
      const last = lineOf(edit.end);
      const whole = edit.end === starts[last] && /(^|\n)$/.test(text);
      end = Math.max(end, whole ? last : Math.min(last + 1, old.length));
    } while (i < edits.length && lineOf(edits[i].start) <= end);
    text += source.slice(position, starts[end]);
    changes.push(trim(old, { start, end, lines: splitLines(text) }));
  }
  return changes.filter(
    ({ start, end, lines }) => end > start || lines.length > 0
  );
}

/** Leave off the lines at both ends that are the same. */
function trim(old: readonly string[], change: IChange): IChange {
  let { start, end } = change;
  let from = 0;
  let to = change.lines.length;
  while (start < end && from < to && old[start] === change.lines[from]) {
    start++;
    from++;
  }
  while (start < end && from < to && old[end - 1] === change.lines[to - 1]) {
    end--;
    to--;
  }
  return { start, end, lines: change.lines.slice(from, to) };
}

/** @param shift How many lines were added before, `grown` how many are in it. */
function formatHunk(
  old: readonly string[],
  changes: readonly IChange[],
  shift: number,
  grown: number
): string {
  const start = Math.max(0, changes[0].start - CONTEXT);
  const last = changes[changes.length - 1].end;
  const end = Math.min(old.length, last + CONTEXT);
  const lines: string[] = [];
  let at = start;
  for (const change of changes) {
    lines.push(...old.slice(at, change.start).map(line => ` ${line}`));
    for (const line of old.slice(change.start, change.end)) {
      lines.push(`-${line}`);
    }
    for (const line of change.lines) {
      lines.push(`+${line}`);
    }
    at = change.end;
  }
  lines.push(...old.slice(at, end).map(line => ` ${line}`));
  const body = lines.map(line =>
    line.endsWith('\n') ? line : `${line}\n\\ No newline at end of file\n`
  );
  const before = range(start, end - start);
  const after = range(start + shift, end - start + grown);
  return `@@ -${before} +${after} @@\n${body.join('')}`;
}

/** First line and number of lines; one line needs no number, none begin before. */
function range(start: number, length: number): string {
  return length === 1
    ? `${start + 1}`
    : `${length === 0 ? start : start + 1},${length}`;
}
