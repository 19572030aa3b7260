import type { CellUnit } from '../cell-unit';
import { Rewrites } from '../edits/rewrite';
import type { CallEdit } from '../fix/call-edit';
import type { ICellEdit, ISpan } from '../types';

/** The changes of one fix, over the cells it needs. */
export class Draft {
  private readonly _cells = new Map<CellUnit, Rewrites>();

  /** Write down a changed call. */
  call(unit: CellUnit, edit: CallEdit): void {
    edit.emit(this._in(unit));
  }

  /** Replace a span by text. */
  replace(unit: CellUnit, { start, end }: ISpan, text: string): void {
    this._in(unit).add({ start, end }, [text]);
  }

  edits(): ICellEdit[] {
    return [...this._cells].flatMap(([unit, rewrites]) =>
      rewrites.edits().map(({ start, end, text }) => ({
        cellId: unit.cell.id,
        start,
        end,
        text
      }))
    );
  }

  private _in(unit: CellUnit): Rewrites {
    let rewrites = this._cells.get(unit);
    if (!rewrites) {
      rewrites = new Rewrites(unit.cell.source);
      this._cells.set(unit, rewrites);
    }
    return rewrites;
  }
}
