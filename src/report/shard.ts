import { htmlForm } from './html';
import { jsonForm } from './json';
import type { IForm, IHead } from './layout';
import { sum, write } from './layout';
import { textForm } from './text';

/** Forms of the report that the command writes. */
export type ReportFormat = 'text' | 'json' | 'html';

export const FORMS: Readonly<Record<ReportFormat, IForm>> = {
  text: textForm,
  json: jsonForm,
  html: htmlForm
};

/** Where a file stands among those of the whole run: smaller ones first. */
export type Order = readonly [
  /** 0 for files to convert; others stand behind them. */
  kind: number,
  /** Which of the given files and folders it came from. */
  input: number,
  /** Path below that folder, with `/` between names; empty for a file. */
  path: string
];

/** What the report of a part of a run says beside what a report says. */
export interface IShard {
  /** Which part this is, from 1, and of how many. */
  readonly shard: readonly [index: number, of: number];
  /** The options of the run, by flag, as JSON. */
  readonly options: Readonly<Record<string, unknown>>;
  /** Names which files there were in the whole run. */
  readonly listing: string;
  readonly head: IHead;
  /** Of each file of the report, in its order: where it stands, how long its pieces are. */
  readonly files: readonly (readonly [Order, ...number[]])[];
}

/** The report of a part, taken apart. */
export interface IPart {
  readonly shard: IShard;
  readonly format: ReportFormat;
  readonly files: readonly {
    readonly order: Order;
    readonly pieces: readonly string[];
  }[];
}

const MARK = /^Shard \d+ of \d+, for tf-upgrade merge-reports: (.*)$/s;

/** What stands before and behind the mark in the last lines of a report. */
const AROUND: Readonly<Record<ReportFormat, readonly [string, string]>> = {
  text: ['', '\n'],
  json: [' "shard": ', '\n}\n'],
  html: ['<!-- ', ' -->\n']
};

/**
 * The report of a part of a run, with what it takes to join it with the others.
 *
 * @param files the pieces of each file, in the order of the report.
 */
export function writeShard(
  format: ReportFormat,
  about: Omit<IShard, 'files'>,
  files: IPart['files']
): Iterable<string> {
  const [index, of] = about.shard;
  const record: IShard = {
    ...about,
    files: files.map(({ order, pieces }) => [
      order,
      ...pieces.map(piece => piece.length)
    ])
  };
  // Neither the end of a comment in HTML nor, where it is read, the end of a line.
  const json = JSON.stringify(record).replace(
    /[-<>\u2028\u2029\ud800-\udfff]/g,
    unit => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`
  );
  return write(
    FORMS[format],
    about.head,
    files.map(({ pieces }) => pieces),
    `Shard ${index} of ${of}, for tf-upgrade merge-reports: ${json}`
  );
}

/** Why a text is not the report of a part of a run. */
export class ShardError extends Error {}

/**
 * Take the report of a part of a run apart.
 *
 * @throws ShardError where it is none, or not as it was written.
 */
export function readShard(text: string): IPart {
  const format = formatOf(text);
  const mark = markOf(text, format);
  const shard = parseMark(mark);
  const form = FORMS[format];
  const files = shard.files.map(([order, ...lengths]) => ({
    order,
    pieces: lengths.map(() => ''),
    lengths
  }));
  const columns = (files[0]?.lengths ?? []).map((_, column) =>
    files
      .filter(file => file.lengths[column] > 0)
      .map(file => ({ file, column }))
  );
  let at = 0;
  for (const part of form.layout(shard.head, columns, mark)) {
    if (typeof part === 'string') {
      if (!text.startsWith(part, at)) {
        throw new ShardError('it was changed after it was written');
      }
      at += part.length;
    } else {
      const { file, column } = part.piece;
      const length = file.lengths[column];
      file.pieces[column] = text.slice(at, at + length);
      at += length;
    }
  }
  if (at !== text.length) {
    throw new ShardError('it was changed after it was written');
  }
  return { shard, format, files };
}

function formatOf(text: string): ReportFormat {
  return text.startsWith('{')
    ? 'json'
    : text.startsWith('<!DOCTYPE html>')
      ? 'html'
      : 'text';
}

/** The mark of a part: what its report ends with. */
function markOf(text: string, format: ReportFormat): string {
  const [before, behind] = AROUND[format];
  const end = text.length - behind.length;
  const line = text.slice(text.lastIndexOf('\n', end - 1) + 1, end);
  try {
    if (text.endsWith(behind) && line.startsWith(before)) {
      const mark = line.slice(before.length);
      return format === 'json' ? (JSON.parse(mark) as string) : mark;
    }
  } catch {
    // Not JSON: not as it was written.
  }
  throw new ShardError(NO_SHARD);
}

const NO_SHARD =
  'it is not the report of a shard, or its last line is not as it was written';

function parseMark(mark: string): IShard {
  const found = MARK.exec(mark);
  try {
    if (found) {
      return JSON.parse(found[1]) as IShard;
    }
  } catch {
    // As below.
  }
  throw new ShardError(NO_SHARD);
}

/** The report of the whole run, of all its parts. To be called with parts that belong together. */
export function joinShards(parts: readonly IPart[]): Iterable<string> {
  const [{ shard, format }] = parts;
  const heads = parts.map(part => part.shard.head);
  const names = heads.flatMap(head => head.packages);
  const head: IHead = {
    ...shard.head,
    counts: heads.map(one => one.counts).reduce(sum),
    packages: [...new Set(names)].sort()
  };
  const files = parts.flatMap(part => part.files);
  files.sort((a, b) => compareOrder(a.order, b.order));
  return write(
    FORMS[format],
    head,
    files.map(({ pieces }) => pieces)
  );
}

/** Negative where `a` stands before `b` in the report. */
export function compareOrder(a: Order, b: Order): number {
  return a[0] - b[0] || a[1] - b[1] || comparePaths(a[2], b[2]);
}

/** Folder by folder, names by their letters' codes: the same on every machine. */
export function comparePaths(a: string, b: string): number {
  const left = a.split('/');
  const right = b.split('/');
  for (let i = 0; i < left.length && i < right.length; i++) {
    if (left[i] !== right[i]) {
      return left[i] < right[i] ? -1 : 1;
    }
  }
  return left.length - right.length;
}
