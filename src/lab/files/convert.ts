import { migrationPath } from '../../engine/report/migration-path';
import type { IFinding, IPackage, IPathStep } from '../../engine/types';
import { readSourceFile } from '../../notebook';
import { findingsOf } from '../../report/result';
import { parentOf } from './paths';
import { readText } from './read';
import type { FileStore, IJob, IUpgradeHost } from './types';

/** A file that was read and migrated, with nothing written yet. */
export interface IConverted {
  /** When the file was written, as the server says it. */
  readonly lastModified: string;
  readonly writable: boolean;
  readonly changed: boolean;
  readonly findings: readonly IFinding[];
  readonly steps: readonly IPathStep[];
  readonly packages: readonly IPackage[];
  /** Write the new text; the file as it was read where nothing changed. */
  save(target: string): Promise<void>;
}

/** From this many bytes on, a file stays off the page's thread where it can. */
const HEAVY = 1024 * 1024;

/** Read a .py or .ipynb file and work out its new text. */
export async function convertFile(
  host: IUpgradeHost,
  { source: path, size }: Pick<IJob, 'source' | 'size'>,
  signal?: AbortSignal
): Promise<IConverted> {
  const heavy = size >= HEAVY ? await convertHeavy(host, path, signal) : null;
  return heavy ?? convertText(host, path, signal);
}

/** Have the worker convert a file; null where that cannot be. */
async function convertHeavy(
  host: IUpgradeHost,
  path: string,
  signal?: AbortSignal
): Promise<IConverted | null> {
  const { raw, migrator, options } = host;
  if (!raw || !migrator.convert) {
    return null;
  }
  // Asked before it is read, so that a later change shows.
  const { last_modified: lastModified, writable } = await host.store.get(path, {
    type: 'file',
    content: false
  });
  const file = await raw.read(path);
  const made = file && (await migrator.convert(path, file, options, signal));
  if (!made) {
    return null;
  }
  const { body, ...rest } = made;
  return {
    ...{ lastModified, writable },
    ...rest,
    save: target => raw.write(target, body)
  };
}

async function convertText(
  host: IUpgradeHost,
  path: string,
  signal?: AbortSignal
): Promise<IConverted> {
  const read = await readText(host.store, path);
  const file = readSourceFile(path, read.text);
  const migration = await host.migrator.migrate(
    file.notebook,
    host.options,
    signal
  );
  const text = file.write(migration);
  const output = read.encode(text);
  return {
    lastModified: read.lastModified,
    writable: read.writable,
    changed: text !== read.text,
    findings: findingsOf(migration),
    steps: migrationPath(migration, true),
    packages: migration.packages,
    save: async target => {
      await host.store.save(target, output);
    }
  };
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
