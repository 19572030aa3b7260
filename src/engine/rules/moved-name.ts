import type { ISpan } from '../types';
import type { INoteFix } from './context';

/**
 * The fix that writes another name in place of one.
 *
 * @param action what the button says.
 */
export function movedName(
  { start, end }: ISpan,
  text: string,
  action: string
): INoteFix {
  return { kind: 'moved-name', action, edits: [{ start, end, text }] };
}
