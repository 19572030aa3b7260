import { createHash } from 'crypto';
import { UsageError } from './usage-error';

/** One of several parts of the files of a run. */
export interface IShare {
  /** From 1 to `of`. */
  readonly index: number;
  readonly of: number;
}

/**
 * What follows --shard: "2/8" is the second of eight parts.
 *
 * @throws UsageError for anything else.
 */
export function parseShard(value: string): IShare {
  const found = /^(\d{1,9})\/(\d{1,9})$/.exec(value);
  if (!found) {
    throw new UsageError(`--shard must be I/N, such as 2/8, not '${value}'`);
  }
  const [index, of] = [Number(found[1]), Number(found[2])];
  if (of < 1) {
    throw new UsageError(`--shard ${value}: there must be at least 1 shard`);
  }
  if (index < 1 || index > of) {
    throw new UsageError(
      `--shard ${value}: shards of ${of} are numbered from 1 to ${of}`
    );
  }
  return { index, of };
}

/**
 * Whether a file is of a part. Its path decides alone, so that another file more or
 * less moves none from one part to another.
 *
 * @param path Below the folder that was given, with `/` between names; of a file that
 *   was given itself, as it was given.
 */
export function isOfShare(path: string, share: IShare | null): boolean {
  if (share === null || share.of === 1) {
    return true;
  }
  // Some file systems take the letters of a name apart, and others do not.
  const digest = createHash('sha256').update(path.normalize('NFC')).digest();
  return digest.readUIntBE(0, 6) % share.of === share.index - 1;
}
