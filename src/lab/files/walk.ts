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

/** A folder on the way to the one that is looked at. */
interface IAbove {
  readonly path: string;
  readonly signature: string;
}

/** How often a circle is gone round to be sure that it is one. */
const ROUNDS = 5;

const LISTED = { type: 'directory', content: true } as const;

/**
 * List a folder and what is below it, in the order of the names' letters.
 *
 * Hidden folders, Jupyter's checkpoints among them, are left out. Jupyter follows
 * symbolic links and does not tell of them, so a link to a folder is walked like a
 * folder. One that leads to a folder above it would never end: it shows the listing,
 * times included, that was seen there, and is left out.
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
    above: readonly IAbove[]
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
      listing = await store.get(path, LISTED);
      if (await isCircle(store, path, listing, above)) {
        throw new FileProblem('circle');
      }
    } catch (error) {
      refused.push({ path, error });
      return;
    }
    if (folder !== '') {
      folders.push(folder);
    }
    const below = [...above, { path, signature: signatureOf(listing) }];
    for (const entry of childrenOf(listing)) {
      const name = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (entry.type !== 'directory') {
        files.push({ name, size: entry.size ?? 0 });
      } else if (entry.name.startsWith('.')) {
        hidden++;
      } else {
        await visit(name, below);
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

/**
 * True where a folder is one of those it is in. The listings of two folders may be
 * alike by chance, of some that were made in one moment; only in a circle does the
 * way from the first to the second lead on from there to the same, again and again.
 */
async function isCircle(
  store: FileStore,
  path: string,
  listing: Contents.IModel,
  above: readonly IAbove[]
): Promise<boolean> {
  const own = signatureOf(listing);
  const same = above.find(({ signature }) => signature === own);
  if (!same) {
    return false;
  }
  const way = path.slice(joinPath(same.path, '').length);
  let next = path;
  for (let round = 0; round < ROUNDS; round++) {
    next = joinPath(next, way);
    try {
      if (signatureOf(await store.get(next, LISTED)) !== own) {
        return false;
      }
    } catch {
      return false;
    }
  }
  return true;
}

/**
 * What tells a folder from any other, as Jupyter has no better name for it. Not its
 * own times: those of a link are the link's.
 */
function signatureOf(listing: Contents.IModel): string {
  return JSON.stringify(
    childrenOf(listing).map(entry => [
      entry.name,
      entry.type,
      entry.created,
      entry.last_modified
    ])
  );
}
