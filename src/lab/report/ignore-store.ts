import type { ISharedNotebook } from '@jupyter/ydoc';
import type { IStateDB } from '@jupyterlab/statedb';
import type { PartialJSONObject, PartialJSONValue } from '@lumino/coreutils';

import type { ReportModel } from './model';

/** The name under which a notebook's metadata hold what is ours. */
const METADATA = 'tf_upgrade';

/**
 * Keeps what is ignored: in the browser's state for the notebook, or in the
 * notebook's own metadata where a person asked for that.
 */
export class IgnoreStore {
  /** @param _state - null where there is none: nothing outlasts the page then */
  constructor(private readonly _state: IStateDB | null) {}

  /** Bring back what was ignored in a notebook, and keep what will be. */
  follow(report: ReportModel): void {
    new Keeper(report, this._state);
  }
}

/** Keeps what is ignored in one notebook. */
class Keeper {
  constructor(
    private readonly _report: ReportModel,
    private readonly _state: IStateDB | null
  ) {
    const { ignored, session } = _report;
    this._path = session.host.path;
    void this._load();
    this._follow();
    ignored.changed.connect(this._write, this);
    session.changed.connect(this._follow, this);
  }

  private async _load(): Promise<void> {
    const { ignored } = this._report;
    const json = await this._state?.fetch(keyOf(this._path));
    // What was ignored meanwhile, or came with the notebook, is newer.
    if (json !== undefined && ignored.version === 0) {
      this._take(() => ignored.fromJSON(json));
    }
  }

  /** Notice that the notebook is loaded, or was renamed. */
  private _follow(): void {
    const { path, shared } = this._report.session.host;
    if (shared && shared !== this._shared) {
      this._shared = shared;
      shared.metadataChanged.connect(this._read, this);
      this._read();
    }
    if (path !== this._path) {
      void this._save(null);
      this._path = path;
      this._write();
    }
  }

  /** Take over what the notebook's metadata say, whoever wrote it. */
  private _read(): void {
    const { ignored } = this._report;
    const kept = ours(this._shared).ignored;
    const text = kept === undefined ? null : JSON.stringify(kept);
    if (text !== this._text) {
      this._text = text;
      this._take(() => {
        ignored.isInNotebook = text !== null;
        if (text !== null) {
          ignored.fromJSON(kept);
        }
      });
    }
  }

  private _write(): void {
    if (this._taking) {
      return;
    }
    const { ignored, session } = this._report;
    const json = ignored.toJSON();
    if (this._shared && !session.host.readOnly) {
      this._text = ignored.isInNotebook ? JSON.stringify(json) : null;
      writeInto(this._shared, ignored.isInNotebook ? json : undefined);
    }
    void this._save(ignored.isInNotebook || ignored.isEmpty ? null : json);
  }

  private async _save(json: PartialJSONValue): Promise<void> {
    await (json === null
      ? this._state?.remove(keyOf(this._path))
      : this._state?.save(keyOf(this._path), json));
  }

  /** Change the list without writing down what is being read. */
  private _take(change: () => void): void {
    this._taking = true;
    change();
    this._taking = false;
  }

  private _path: string;
  private _shared: ISharedNotebook | null = null;
  /** What the notebook's metadata hold of it, as JSON. */
  private _text: string | null = null;
  private _taking = false;
}

function keyOf(path: string): string {
  return `jupyterlab-tf-upgrade:ignored:${path}`;
}

function writeInto(
  shared: ISharedNotebook,
  ignored: PartialJSONValue | undefined
): void {
  const { ignored: old, ...others } = ours(shared);
  const next = ignored === undefined ? others : { ...others, ignored };
  if (Object.keys(next).length > 0) {
    shared.setMetadata(METADATA, next);
  } else if (old !== undefined) {
    shared.deleteMetadata(METADATA);
  }
}

function ours(shared: ISharedNotebook | null): PartialJSONObject {
  const metadata = shared?.getMetadata(METADATA);
  return typeof metadata === 'object' && metadata !== null
    ? (metadata as PartialJSONObject)
    : {};
}
