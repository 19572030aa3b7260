import { migrationPath } from '../../engine/report/migration-path';
import type {
  IFinding,
  IMigration,
  INotebook,
  IPathStep
} from '../../engine/types';
import { readNotebook, writeNotebook } from '../../notebook';
import { findingsOf } from '../../report/result';
import { parentOf } from './paths';
import { readText, type IFileText, type SaveOptions } from './read';
import type { FileStore, IUpgradeHost } from './types';

/** A file that was read and migrated, with nothing written yet. */
export interface IConverted {
  readonly read: IFileText;
  readonly changed: boolean;
  /** What to write; the file as it was read where nothing changed. */
  readonly output: SaveOptions;
  readonly findings: readonly IFinding[];
  readonly steps: readonly IPathStep[];
}

/** Read a .py or .ipynb file and work out its new text. */
export async function convertFile(
  host: IUpgradeHost,
  path: string,
  signal?: AbortSignal
): Promise<IConverted> {
  const read = await readText(host.store, path);
  const migrate = (notebook: INotebook): Promise<IMigration> =>
    host.migrator.migrate(notebook, host.options, signal);
  const { text, migration } = path.endsWith('.py')
    ? await convertPython(read.text, migrate)
    : await convertNotebook(read.text, migrate);
  return {
    read,
    changed: text !== read.text,
    output: read.encode(text),
    findings: findingsOf(migration),
    steps: migrationPath(migration, true)
  };
}

interface IConvertedText {
  readonly text: string;
  readonly migration: IMigration;
}

async function convertPython(
  source: string,
  migrate: (notebook: INotebook) => Promise<IMigration>
): Promise<IConvertedText> {
  const migration = await migrate({
    cells: [{ id: 'file', number: null, source }]
  });
  return { text: migration.cells[0].output, migration };
}

async function convertNotebook(
  source: string,
  migrate: (notebook: INotebook) => Promise<IMigration>
): Promise<IConvertedText> {
  const read = readNotebook(source);
  const migration = await migrate(read.notebook);
  const changed = migration.cells.filter(cell => cell.edits.length > 0);
  const edits = new Map(changed.map(cell => [cell.id, cell.edits]));
  return { text: writeNotebook(read, edits), migration };
}

/** Beyond this many bytes, a copy is made by the server alone. */
const LARGE = 16 * 1024 * 1024;

/**
 * Copy a file byte for byte. The server's own copy is not asked for where it can
 * be helped: it rewrites notebooks, and chooses names itself.
 */
export async function copyFile(
  store: FileStore,
  source: string,
  target: string,
  size: number
): Promise<void> {
  if (size > LARGE && !source.endsWith('.ipynb')) {
    const made = await store.copy(source, parentOf(store, target));
    if (made.path !== target) {
      await store.rename(made.path, target);
    }
    return;
  }
  const { type, format, content } = await store.get(source, {
    type: 'file',
    format: 'base64',
    content: true
  });
  await store.save(target, { type, format, content });
}
