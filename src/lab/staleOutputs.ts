import type {
  CellChange,
  ISharedCell,
  ISharedCodeCell,
  ISharedNotebook
} from '@jupyter/ydoc';

const NONE: ReadonlySet<string> = new Set();

interface IRun {
  /** The cell as it was met last: one that is deleted and brought back is another. */
  cell: ISharedCodeCell;
  /** The text that its outputs are of. */
  text: string;
  /** The text of a run that is under way. */
  running: string | null;
}

/**
 * Knows which cells were not run again since this extension changed them, so that
 * what stands below them is the output of other code.
 *
 * A run clears that, and so does an undo: the text is what counts. No kernel is asked
 * anything; that a cell was run is seen by its number.
 */
export class StaleOutputs {
  /** @param _onChange - called when a run changed what is said here */
  constructor(private readonly _onChange: () => void) {}

  /**
   * Note that cells were written.
   *
   * @param shared - their notebook
   * @param ids - the cells
   * @param before - the text that each had, by id
   */
  wrote(
    shared: ISharedNotebook,
    ids: readonly string[],
    before: ReadonlyMap<string, string>
  ): void {
    const written = new Set(ids);
    for (const cell of shared.cells) {
      const id = cell.getId();
      if (written.has(id) && isCode(cell) && !this._runs.has(id)) {
        const text = before.get(id) ?? '';
        this._runs.set(id, { cell, text, running: null });
        cell.changed.connect(this._onCell, this);
      }
    }
  }

  /** The ids of the cells of a notebook that were not run again. */
  in(shared: ISharedNotebook): ReadonlySet<string> {
    if (this._runs.size === 0) {
      return NONE;
    }
    const ids = new Set<string>();
    for (const cell of shared.cells) {
      const run = this._runs.get(cell.getId());
      if (run && isCode(cell)) {
        if (run.cell !== cell) {
          run.cell = cell;
          cell.changed.connect(this._onCell, this);
        }
        if (hasRun(cell) && cell.getSource() !== run.text) {
          ids.add(cell.getId());
        }
      }
    }
    return ids;
  }

  dispose(): void {
    for (const { cell } of this._runs.values()) {
      cell.changed.disconnect(this._onCell, this);
    }
    this._runs.clear();
  }

  private _onCell(
    cell: ISharedCell,
    { executionCountChange }: CellChange & { executionCountChange?: ICount }
  ): void {
    const run = this._runs.get(cell.getId());
    if (!run || !executionCountChange) {
      return;
    }
    if (typeof executionCountChange.newValue === 'number') {
      run.text = run.running ?? cell.getSource();
      run.running = null;
    } else {
      // The number is taken away when a run begins, and comes back when it ends.
      run.running = cell.getSource();
    }
    this._onChange();
  }

  private readonly _runs = new Map<string, IRun>();
}

interface ICount {
  readonly newValue?: number | null;
}

function isCode(cell: ISharedCell): cell is ISharedCodeCell {
  return cell.cell_type === 'code';
}

function hasRun(cell: ISharedCodeCell): boolean {
  return cell.execution_count !== null || cell.getOutputs().length > 0;
}
