import type { Contents } from '@jupyterlab/services';

import type { FileStore } from '../types';

/** An error as Jupyter's server answers with one. */
export function serverError(status: number, message: string): Error {
  return Object.assign(new Error(message), { response: { status } });
}

interface IEntry {
  /** The bytes, one a letter; null for a folder. */
  bytes: string | null;
  written: number;
  writable: boolean;
}

/** Files in memory that behave as those of Jupyter's server, links included. */
export class MemoryStore implements FileStore {
  /** @param files Text by path; folders are made as needed. */
  constructor(files: Readonly<Record<string, string>> = {}) {
    for (const [path, text] of Object.entries(files)) {
      this.put(path, text);
    }
  }

  /** Paths that were saved, in order. */
  readonly saved: string[] = [];
  /** Paths that nobody may read, or write. */
  readonly forbidden = new Set<string>();
  /** How much time passes between two writes. */
  tick = 1;
  /** Symbolic links to folders. */
  readonly links = new Map<string, string>();
  /** Called before a file is read or written. */
  onAccess: (kind: 'get' | 'save', path: string) => void = () => undefined;

  /** Store a text as UTF-8. */
  put(path: string, text: string): void {
    this.putBytes(path, Buffer.from(text, 'utf8').toString('latin1'));
  }

  putBytes(path: string, bytes: string): void {
    const parts = path.split('/');
    for (let depth = 1; depth < parts.length; depth++) {
      const folder = parts.slice(0, depth).join('/');
      if (!this._entries.has(folder)) {
        this._set(folder, null);
      }
    }
    this._set(path, bytes);
  }

  protect(path: string): void {
    const entry = this._entries.get(path);
    if (entry) {
      entry.writable = false;
    }
  }

  text(path: string): string | undefined {
    const bytes = this.bytes(path);
    return bytes === undefined
      ? undefined
      : Buffer.from(bytes, 'latin1').toString('utf8');
  }

  bytes(path: string): string | undefined {
    return this._entries.get(path)?.bytes ?? undefined;
  }

  paths(): string[] {
    return [...this._entries.keys()].sort();
  }

  driveName(path: string): string {
    return path.startsWith('Drive:') ? 'Drive' : '';
  }

  async get(
    path: string,
    options: Contents.IFetchOptions = {}
  ): Promise<Contents.IModel> {
    this.onAccess('get', path);
    const real = this._real(path);
    const entry =
      real === '' ? { ...FOLDER } : (this._entries.get(real) ?? null);
    if (this.forbidden.has(path)) {
      throw serverError(403, `Permission denied: ${path}`);
    }
    if (!entry) {
      throw serverError(404, `No such file or directory: ${path}`);
    }
    const model = { ...this._model(path, entry), ...this._ownTimes(path) };
    if (options.content === false) {
      return model;
    }
    if (entry.bytes === null) {
      const names = [...this._entries.keys(), ...this.links.keys()];
      const children = names.filter(
        name => name !== '' && name.split('/').slice(0, -1).join('/') === real
      );
      const content = children.map(name => {
        const child = this._entries.get(this._real(name)) ?? FOLDER;
        const last = name.split('/').pop() ?? '';
        return {
          ...this._model(path === '' ? last : `${path}/${last}`, child),
          ...this._ownTimes(name)
        };
      });
      return { ...model, content };
    }
    const bytes = Buffer.from(entry.bytes, 'latin1');
    if (options.format === 'base64') {
      return {
        ...model,
        format: 'base64',
        content: bytes.toString('base64').replace(/.{76}/g, '$&\n')
      };
    }
    const text = bytes.toString('utf8');
    if (!Buffer.from(text, 'utf8').equals(bytes)) {
      throw serverError(400, `${path} is not UTF-8 encoded`);
    }
    return { ...model, format: 'text', content: text };
  }

  async save(
    path: string,
    options: Partial<Contents.IModel> = {}
  ): Promise<Contents.IModel> {
    this.onAccess('save', path);
    const parent = this._real(path.split('/').slice(0, -1).join('/'));
    if (this.forbidden.has(path)) {
      throw serverError(403, `Permission denied: ${path}`);
    }
    if (parent !== '' && this._entries.get(parent)?.bytes !== null) {
      throw serverError(500, `No folder for ${path}`);
    }
    this.saved.push(path);
    const content = String(options.content);
    const real = this._real(path);
    if (options.type === 'directory') {
      this._set(real, null);
    } else {
      const bytes = Buffer.from(
        content,
        options.format === 'base64' ? 'base64' : 'utf8'
      );
      this._set(real, bytes.toString('latin1'));
    }
    return this.get(path, { content: false });
  }

  /** As the server does it: notebooks are rewritten, and names of copies cut. */
  async copy(path: string, folder: string): Promise<Contents.IModel> {
    const name = (path.split('/').pop() ?? '').replace(/-Copy\d*\./, '.');
    const target = `${folder}/${name}`;
    this.putBytes(target, this.bytes(path) ?? '');
    return this.get(target, { content: false });
  }

  async rename(path: string, target: string): Promise<Contents.IModel> {
    this.putBytes(target, this.bytes(path) ?? '');
    this._entries.delete(path);
    return this.get(target, { content: false });
  }

  /** Where a path leads when all links in it are followed. */
  private _real(path: string): string {
    let real = '';
    for (const part of path.split('/').filter(part => part !== '')) {
      real = real === '' ? part : `${real}/${part}`;
      real = this.links.get(real) ?? real;
    }
    return real;
  }

  /** The server tells the times of a link itself, not of what it leads to. */
  private _ownTimes(path: string): Partial<Contents.IModel> {
    const parts = path.split('/');
    const last = parts.pop() ?? '';
    const folder = this._real(parts.join('/'));
    const time = `time of ${last}`;
    return this.links.has(folder === '' ? last : `${folder}/${last}`)
      ? { created: time, last_modified: time }
      : {};
  }

  private _set(path: string, bytes: string | null): void {
    this._entries.set(path, {
      bytes,
      written: (this._clock += this.tick),
      writable: true
    });
  }

  private _model(path: string, entry: IEntry): Contents.IModel {
    const time = `time ${entry.written}`;
    return {
      path,
      name: path.split('/').pop() ?? '',
      type:
        entry.bytes === null
          ? 'directory'
          : path.endsWith('.ipynb')
            ? 'notebook'
            : 'file',
      created: time,
      last_modified: time,
      writable: entry.writable,
      size: entry.bytes?.length,
      mimetype: '',
      format: null,
      content: null
    };
  }

  private _clock = 1;
  private readonly _entries = new Map<string, IEntry>();
}

const FOLDER: IEntry = { bytes: null, written: 0, writable: true };
