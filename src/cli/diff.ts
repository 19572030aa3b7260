import { FILE_HEADERS_ONLY, createTwoFilesPatch } from 'diff';
import type { IMigration, INotebook } from '../engine/types';
import { oneLine } from './result';

/**
 * What a migration would change, as unified diffs: one for a .py file, which
 * `patch` takes, and for a notebook one a cell, as its JSON is not for reading.
 *
 * @param name Path as given.
 * @returns "" where nothing would change.
 */
export function unifiedDiff(
  name: string,
  before: INotebook,
  after: IMigration
): string {
  const shown = oneLine(name);
  return after.cells
    .map((cell, index) => {
      const { source, number } = before.cells[index];
      if (cell.output === source) {
        return '';
      }
      const title = number === null ? shown : `${shown}:cell ${number}`;
      return createTwoFilesPatch(
        title,
        title,
        source,
        cell.output,
        undefined,
        undefined,
        { headerOptions: FILE_HEADERS_ONLY }
      );
    })
    .join('');
}
