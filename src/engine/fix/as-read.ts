import type { IArgument } from './call-edit';

/**
 * Whether an argument is as it was read from the source.
 *
 * @param was a copy that was made then.
 */
export function isAsRead(now: IArgument, was: Readonly<IArgument>): boolean {
  const [piece] = now.value;
  return (
    now.kind === was.kind &&
    now.name === was.name &&
    now.source?.start === was.source?.start &&
    now.value.length === 1 &&
    typeof piece !== 'string' &&
    piece.start === was.node?.start &&
    piece.end === was.node.end
  );
}
