import { migrationPath } from '../engine/report/migration-path';
import type { IEngine, IOptions } from '../engine/types';
import { readSourceFile } from '../notebook';
import type { IConversion } from './protocol';

/** How many letters are written as JSON at a time. */
const PIECE = 1 << 20;

/**
 * Convert a whole file, from its bytes to what is sent to Jupyter to save it.
 *
 * @param path - its ending tells what kind of file it is
 * @returns null where the file is not UTF-8
 * @throws NotebookError where it is no notebook
 */
export async function convertFile(
  engine: IEngine,
  path: string,
  file: Blob,
  options: IOptions
): Promise<IConversion | null> {
  const whole = decode(await file.arrayBuffer());
  if (whole === null) {
    return null;
  }
  const mark =
    path.endsWith('.py') && whole.startsWith('\ufeff') ? '\ufeff' : '';
  const text = whole.slice(mark.length);
  const read = readSourceFile(path, text);
  const migration = engine.migrate(read.notebook, options);
  const output = read.write(migration);
  return {
    changed: output !== text,
    body: saveRequest(mark + output),
    findings: migration.cells.flatMap(cell => cell.findings),
    steps: migrationPath(migration, true),
    packages: migration.packages
  };
}

function decode(bytes: ArrayBuffer): string | null {
  try {
    const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
    return decoder.decode(bytes);
  } catch {
    return null;
  }
}

/**
 * What Jupyter's contents service is sent to save a text. In pieces, so that the
 * browser, not the script, holds the most of it.
 */
function saveRequest(text: string): Blob {
  const parts: string[] = ['{"type":"file","format":"text","content":"'];
  for (let at = 0; at < text.length; at += PIECE) {
    // Two halves of a letter that were parted here are joined again by the reader.
    parts.push(JSON.stringify(text.slice(at, at + PIECE)).slice(1, -1));
  }
  parts.push('"}');
  return new Blob(parts, { type: 'application/json' });
}
