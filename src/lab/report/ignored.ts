import { Signal, type ISignal } from '@lumino/signaling';

import type { IFinding } from '../../engine/types';
import type { IFindingView } from './build';

/** What is ignored in a notebook, as it is kept: plain JSON. */
export type IgnoredJson = {
  /** Keys of single findings, by cell id. */
  findings: { [cellId: string]: string[] };
  /** Kinds of findings, wherever they are. */
  kinds: string[];
};

/** What findings have in common that are ignored together: the rule and the name. */
export function kindKey({ rule, symbol }: IFinding): string {
  return symbol ? `${rule} | ${symbol}` : rule;
}

/**
 * The findings of one notebook that a person wants to see no more. Ignoring hides
 * them, and does nothing else: an upgrade changes what it would have changed.
 */
export class IgnoreList {
  /** Emitted when anything was ignored or restored, by whomever. */
  get changed(): ISignal<this, void> {
    return this._changed;
  }

  /** Grows with each change. */
  get version(): number {
    return this._version;
  }

  get isEmpty(): boolean {
    return this._findings.size === 0 && this._kinds.size === 0;
  }

  has(cellId: string, { key, finding }: IFindingView): boolean {
    return (
      this._kinds.has(kindKey(finding)) ||
      this._findings.get(cellId)?.has(key) === true
    );
  }

  /** Whether it is kept in the notebook, for all who open it, not in this browser. */
  get isInNotebook(): boolean {
    return this._isInNotebook;
  }

  set isInNotebook(on: boolean) {
    if (on !== this._isInNotebook) {
      this._isInNotebook = on;
      this._emit();
    }
  }

  /** Ignore one finding. */
  ignore(cellId: string, { key }: IFindingView): void {
    const keys = this._findings.get(cellId) ?? new Set<string>();
    this._findings.set(cellId, keys.add(key));
    this._emit();
  }

  /** Ignore all that are of the kind of one, in every cell. */
  ignoreKind(finding: IFinding): void {
    this._kinds.add(kindKey(finding));
    this._emit();
  }

  /**
   * Show a finding again. Where its kind is ignored, this shows the kind again, since
   * nobody could tell which of the others should stay hidden.
   */
  restore(cellId: string, { key, finding }: IFindingView): void {
    this._kinds.delete(kindKey(finding));
    const keys = this._findings.get(cellId);
    keys?.delete(key);
    if (keys?.size === 0) {
      this._findings.delete(cellId);
    }
    this._emit();
  }

  /** Show all again. */
  clear(): void {
    this._findings.clear();
    this._kinds.clear();
    this._emit();
  }

  toJSON(): IgnoredJson {
    return {
      findings: Object.fromEntries(
        [...this._findings].map(([id, keys]) => [id, [...keys].sort()])
      ),
      kinds: [...this._kinds].sort()
    };
  }

  /** Take over what was kept. Anything that is not of its form is passed over. */
  fromJSON(json: unknown): void {
    this._findings.clear();
    this._kinds.clear();
    const { findings, kinds } = (json ?? {}) as Partial<
      Record<keyof IgnoredJson, unknown>
    >;
    strings(kinds).forEach(kind => this._kinds.add(kind));
    if (typeof findings === 'object' && findings !== null) {
      for (const [id, keys] of Object.entries(findings)) {
        this._findings.set(id, new Set(strings(keys)));
      }
    }
    this._emit();
  }

  private _emit(): void {
    this._version++;
    this._changed.emit();
  }

  private readonly _findings = new Map<string, Set<string>>();
  private readonly _kinds = new Set<string>();
  private readonly _changed = new Signal<this, void>(this);
  private _isInNotebook = false;
  private _version = 0;
}

function strings(value: unknown): string[] {
  return Array.isArray(value)
    ? value.filter((item): item is string => typeof item === 'string')
    : [];
}
