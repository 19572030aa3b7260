import type { ICell, IPackage } from '../../engine/types';
import { pipInstall } from '../../report/result';
import type { ReportModel } from './model';

/** The command that installs packages, for a shell. */
export function installCommand(packages: readonly IPackage[]): string {
  return pipInstall(packages.map(({ name }) => name));
}

/** Whether a notebook has a line that installs all of these packages. */
export function isInstalledBy(
  cells: readonly ICell[],
  packages: readonly IPackage[]
): boolean {
  if (packages.length === 0) {
    return true;
  }
  const installed = new Set<string>();
  for (const cell of cells) {
    installedBy(cell).forEach(name => installed.add(name));
  }
  return packages.every(({ name }) => installed.has(name));
}

/** Of cells, which are never changed: another one is read in the place of one. */
const INSTALLED = new WeakMap<ICell, readonly string[]>();
const NONE: readonly string[] = [];

function installedBy(cell: ICell): readonly string[] {
  let words = INSTALLED.get(cell);
  if (!words) {
    words = cell.source.includes('install')
      ? cell.source
          .split(/\r\n|\r|\n/)
          .filter(line => /^\s*[!%].*\bpip3?\s+install\s/.test(line))
          .flatMap(line => line.split(/\s+/))
          // Less the version that is asked for; pip takes _ for -.
          .map(word => word.replace(/[=<>~![].*/, '').replaceAll('_', '-'))
      : NONE;
    INSTALLED.set(cell, words);
  }
  return words;
}

/**
 * Put a cell that installs what the notebook needs beside TensorFlow in front of its
 * first code cell. It is one step of the notebook to undo.
 *
 * @returns the id of the cell; null where nothing is needed, or nothing may be written
 */
export function insertInstall(model: ReportModel): string | null {
  const { state, session } = model;
  const { shared, readOnly } = session.host;
  if (
    state.kind !== 'report' ||
    state.packages.length === 0 ||
    !shared ||
    readOnly
  ) {
    return null;
  }
  const first = shared.cells.findIndex(cell => cell.cell_type === 'code');
  const index = Math.max(0, first);
  const source = `%${installCommand(state.packages)}`;
  shared.transact(() => {
    shared.insertCell(index, { cell_type: 'code', source });
  });
  return shared.cells[index].getId();
}
