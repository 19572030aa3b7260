import type { ICell, IPackage } from '../../engine/types';
import { pipInstall } from '../../report/result';
import type { ReportModel } from './model';

/** The command that installs packages, for a shell. */
export function installCommand(packages: readonly IPackage[]): string {
  return pipInstall(packages.map(({ name }) => name));
}

/** Whether lines of a notebook install all of these packages. */
export function isInstalledBy(
  installed: readonly (readonly string[])[],
  packages: readonly IPackage[]
): boolean {
  return packages.every(({ name }) =>
    installed.some(words => words.includes(name))
  );
}

/** Of cells, which are never changed: another one is read in the place of one. */
const INSTALLED = new WeakMap<ICell, readonly string[]>();

/** The words of the lines of a cell that install packages; null where it has none. */
export function installedBy(cell: ICell): readonly string[] | null {
  if (!cell.source.includes('install')) {
    return null;
  }
  let words = INSTALLED.get(cell);
  if (!words) {
    words = cell.source
      .split(/\r\n|\r|\n/)
      .filter(line => /^\s*[!%].*\bpip3?\s+install\s/.test(line))
      .flatMap(line => line.split(/\s+/))
      // Less the version that is asked for; pip takes _ for -.
      .map(word => word.replace(/[=<>~![].*/, '').replaceAll('_', '-'));
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
