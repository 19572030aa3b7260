import type { Contents } from '@jupyterlab/services';

import { abortError } from '../../worker/errors';
import { FileProblem } from './problem';
import { joinPath } from './paths';
import type { FileStore, IRefused } from './types';

/** What a folder holds; names are relative to it. */
export interface ITree {
  readonly files: readonly { readonly name: string; readonly size: number }[];
  /** Each after the one it is in. */
  readonly folders: readonly string[];
  /** Folders that could not be listed, or were left out, by their full path. */
  readonly refused: readonly IRefused[];
  readonly hidden: number;
}

/** Beyond these, something else than somebody's notebooks was chosen. */
export const LIMITS = { files: 20_000, depth: 50 };

/**
 * List a folder and what is below it, in the order of the names' letters.
 *
 * Hidden folders, Jupyter's checkpoints among them, are left out. Jupyter follows
 * symbolic links and does not tell of them, so a link to a folder is walked like a
 * folder. One that leads to a folder above it would never end: it shows the very
 * listing, times included, that was seen there, and is left out.
 *
 * @throws FileProblem where there are too many files; AbortError by the signal.
 */
export async function listTree(
  store: FileStore,
  root: string,
  signal?: AbortSignal
): Promise<ITree> {
  const files: { name: string; size: number }[] = [];
  const folders: string[] = [];
  const refused: IRefused[] = [];
  let hidden = 0;

  const visit = async (
    folder: string,
    above: readonly string[]
  ): Promise<void> => {
    if (signal?.aborted) {
      throw abortError();
    }
    const path = folder === '' ? root : joinPath(root, folder);
    let listing: Contents.IModel;
    try {
      if (above.length > LIMITS.depth) {
        throw new FileProblem('too-deep');
      }
      listing = await store.get(path, { type: 'directory', content: true });
      if (above.includes(signatureOf(listing))) {
        throw new FileProblem('circle');
      }
    } catch (error) {
      refused.push({ path, error });
      return;
    }
    if (folder !== '') {
      folders.push(folder);
    }
    for (const entry of childrenOf(listing)) {
      const name = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (entry.type !== 'directory') {
        files.push({ name, size: entry.size ?? 0 });
      } else if (entry.name.startsWith('.')) {
        hidden++;
      } else {
        await visit(name, [...above, signatureOf(listing)]);
      }
      if (files.length > LIMITS.files) {
        throw new FileProblem('too-many');
      }
    }
  };

  await visit('', []);
  return { files, folders, refused, hidden };
}

function childrenOf(listing: Contents.IModel): Contents.IModel[] {
  const children = [...(listing.content as Contents.IModel[])];
  return children.sort((a, b) =>
    a.name < b.name ? -1 : a.name > b.name ? 1 : 0
  );
}

/** What tells a folder from any other, as Jupyter has no better name for it. */
function signatureOf(listing: Contents.IModel): string {
  const own = [listing.created, listing.last_modified];
  const children = childrenOf(listing).map(entry => [
    entry.name,
    entry.type,
    entry.created,
    entry.last_modified
  ]);
  return JSON.stringify([own, children]);
}
