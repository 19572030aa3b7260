import { readFileSync, statSync } from 'fs';
import type {
  IEngine,
  IFix,
  IMigration,
  INotebook,
  IOptions
} from '../engine/types';
import { migrateAndFix, nameFixes } from '../engine/fixes/migrate-and-fix';
import { isConvertible, readNotebook, writeNotebook } from '../notebook';
import { decodePython, decodeUtf8 } from './decode';

/** A file that was read and migrated, with nothing written yet. */
export interface IConverted {
  /** The bytes of the file. */
  readonly before: Buffer;
  /** The bytes to write; `before` itself where nothing changed. */
  readonly after: Buffer;
  readonly notebook: INotebook;
  readonly migration: IMigration;
}

/** What to do about the fixes that converted code is offered. */
export type Fixes =
  /** Nothing. */
  | 'ignore'
  /** Name them in the report. */
  | 'name'
  /** Make those of these kinds. */
  | ReadonlySet<string>;

/** What to convert with. */
export interface IConverter {
  readonly engine: IEngine;
  readonly options: IOptions;
  readonly fixes: Fixes;
}

/**
 * Read a .py or .ipynb file and work out its new bytes.
 *
 * @param file Absolute path.
 * @throws an error whose message is for a person: not to be read, not text, not a
 *   notebook, not a kind of file that can be converted.
 */
export function convertFile(file: string, converter: IConverter): IConverted {
  if (!isConvertible(file)) {
    throw new Error('only .py and .ipynb files can be converted');
  }
  if (!statSync(file).isFile()) {
    throw new Error('not a regular file');
  }
  const before = readFileSync(file);
  return file.endsWith('.py')
    ? convertPython(before, converter)
    : convertNotebook(before, converter);
}

function convertPython(before: Buffer, converter: IConverter): IConverted {
  const { text, encode } = decodePython(before);
  const notebook = { cells: [{ id: 'file', number: null, source: text }] };
  const migration = migrate(notebook, converter);
  const output = migration.cells[0].output;
  const after = output === text ? before : encode(output);
  return { before, after, notebook, migration };
}

function convertNotebook(before: Buffer, converter: IConverter): IConverted {
  const { text, encode } = decodeUtf8(before);
  const read = readNotebook(text);
  const { notebook } = read;
  const migration = migrate(notebook, converter);
  const changed = migration.cells.filter(cell => cell.edits.length > 0);
  const edits = new Map(changed.map(cell => [cell.id, cell.edits]));
  const output = writeNotebook(read, edits);
  const after = output === text ? before : encode(output);
  return { before, after, notebook, migration };
}

/** The engine broke, which it must not; nothing it holds is to be trusted now. */
export class EngineError extends Error {}

function migrate(
  notebook: INotebook,
  { engine, options, fixes }: IConverter
): IMigration {
  try {
    if (typeof fixes !== 'string') {
      const wanted = (fix: IFix): boolean => fixes.has(fix.kind);
      return migrateAndFix(engine, notebook, options, wanted).migration;
    }
    const migration = engine.migrate(notebook, options);
    return fixes === 'name'
      ? nameFixes(engine, notebook, options, migration)
      : migration;
  } catch (error) {
    throw new EngineError(
      `internal error, please report it: ${describeError(error)}`
    );
  }
}

/** What an error says to a person, without a stack and in words for common codes. */
export function describeError(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  const words = code === undefined ? undefined : WORDS[code];
  return words ? `${words} (${code})` : message || String(error);
}

const WORDS: Readonly<Partial<Record<string, string>>> = {
  ENOENT: 'no such file or folder',
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EISDIR: 'it is a folder',
  EEXIST: 'a file of that name is in the way',
  ENOTDIR: 'a part of the path is not a folder',
  ELOOP: 'links lead in a circle',
  ENOSPC: 'no space left on the disk',
  EROFS: 'the file system is read-only',
  ENAMETOOLONG: 'the name is too long',
  EMFILE: 'too many open files'
};
