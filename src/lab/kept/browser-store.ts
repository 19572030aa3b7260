import {
  clear,
  createStore,
  del,
  delMany,
  entries,
  get,
  getMany,
  set,
  setMany
} from 'idb-keyval';

import type { ICellRecord } from '../record';
import { nextTask } from '../../worker/next-task';
import type { IKeptCell, IKeptStore } from './store';

/** What is noted down of a notebook; its cells are kept apart. */
interface IIndex {
  readonly format: number;
  /** When it was last written, in ms since 1970. */
  readonly savedAt: number;
  readonly ids: readonly string[];
}

/** Another number where records of an older kind cannot be read. */
const FORMAT = 1;

/** For how long an upgrade can be reverted after it was last written, in ms. */
const LIFETIME = 30 * 24 * 60 * 60 * 1000;

/** How many cells are copied at once: thousands would hold up the page. */
const AT_ONCE = 100;

const NAME = 'jupyterlab-tf-upgrade';

/**
 * Keeps upgrades in the browser's own database, on this machine: a notebook's
 * metadata would take them to everybody it is sent to, and the state that
 * JupyterLab keeps is sent to the server whole with each change.
 */
export class BrowserStore implements IKeptStore {
  async load(notebook: string): Promise<IKeptCell[]> {
    const index = await get<IIndex>(notebook, this._notebooks);
    if (!index || !isFresh(index)) {
      return [];
    }
    const records = await getMany<ICellRecord>(
      index.ids.map(id => [notebook, id]),
      this._cells
    );
    return index.ids.flatMap((id, i) => {
      const record = records[i];
      return record ? [{ id, record }] : [];
    });
  }

  async save(
    notebook: string,
    ids: readonly string[],
    changed: readonly IKeptCell[]
  ): Promise<void> {
    if (!this._isTidy) {
      this._isTidy = true;
      await this._tidy();
    }
    for (let at = 0; at < changed.length; at += AT_ONCE) {
      if (at > 0) {
        await nextTask();
      }
      await setMany(
        changed
          .slice(at, at + AT_ONCE)
          .map(({ id, record }) => [[notebook, id], record]),
        this._cells
      );
    }
    const old = await get<IIndex>(notebook, this._notebooks);
    const index: IIndex = { format: FORMAT, savedAt: Date.now(), ids };
    await set(notebook, index, this._notebooks);
    const kept = new Set(ids);
    await this._drop(notebook, old?.ids.filter(id => !kept.has(id)) ?? []);
  }

  async forget(notebook: string): Promise<void> {
    const index = await get<IIndex>(notebook, this._notebooks);
    if (index) {
      await del(notebook, this._notebooks);
      await this._drop(notebook, index.ids);
    }
  }

  async clear(): Promise<void> {
    await clear(this._notebooks);
    await clear(this._cells);
  }

  /** Forget what is too old. */
  private async _tidy(): Promise<void> {
    const all = await entries<string, IIndex>(this._notebooks);
    for (const [notebook, index] of all) {
      if (!isFresh(index)) {
        await this.forget(notebook);
      }
    }
  }

  private async _drop(notebook: string, ids: readonly string[]): Promise<void> {
    if (ids.length > 0) {
      await delMany(
        ids.map(id => [notebook, id]),
        this._cells
      );
    }
  }

  private _isTidy = false;
  private readonly _notebooks = createStore(`${NAME}-notebooks`, 'notebooks');
  private readonly _cells = createStore(`${NAME}-cells`, 'cells');
}

function isFresh({ format, savedAt }: IIndex): boolean {
  return format === FORMAT && Date.now() - savedAt < LIFETIME;
}
