import type { IBinding } from './bindings/scope';
import type { CellUnit } from './cell-unit';
import type { IReference } from './references';
import type { IScan } from './scan';

/** A use of a binding. */
export interface IUser {
  readonly unit: CellUnit;
  readonly reference: IReference;
}

/** What was found in the cells of a notebook, and which of them use a binding. */
export class Scans {
  private readonly _scans = new Map<CellUnit, IScan>();
  private readonly _users = new Map<IBinding, Set<CellUnit>>();

  get(unit: CellUnit): IScan | undefined {
    return this._scans.get(unit);
  }

  values(): readonly IScan[] {
    return [...this._scans.values()];
  }

  set(unit: CellUnit, scan: IScan): void {
    this._scans.set(unit, scan);
    for (const { resolved } of scan.references.values()) {
      if (resolved.binding) {
        const users = this._users.get(resolved.binding);
        if (users) {
          users.add(unit);
        } else {
          this._users.set(resolved.binding, new Set([unit]));
        }
      }
    }
  }

  delete(unit: CellUnit): void {
    for (const { resolved } of this._scans.get(unit)?.references.values() ??
      []) {
      const users = resolved.binding && this._users.get(resolved.binding);
      if (users?.delete(unit) && users.size === 0 && resolved.binding) {
        this._users.delete(resolved.binding);
      }
    }
    this._scans.delete(unit);
  }

  /** Every reference of which the first word goes by a binding. */
  usersOf(binding: IBinding): readonly IUser[] {
    return [...(this._users.get(binding) ?? [])].flatMap(unit =>
      [...(this._scans.get(unit)?.references.values() ?? [])]
        .filter(({ resolved }) => resolved.binding === binding)
        .map(reference => ({ unit, reference }))
    );
  }
}
