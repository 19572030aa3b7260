import type { IReference } from '../references';
import { finalName } from '../run-ready/needs';
import { presence, Presence } from '../tables/api-table';
import { strangeConstant } from '../tables/constants';
import type { IRuleContext } from './context';
import { isRooted } from './safety-import';

/** Say so where a class of TensorFlow's lacks a constant, unless this code puts it there elsewhere. */
export function sayStrangeConstant(
  reference: IReference,
  context: IRuleContext
): void {
  const { mode, targetVersion, program } = context;
  const name = finalName(
    reference.name,
    mode,
    targetVersion,
    mode === 'SAFETY' && isRooted(reference, targetVersion)
  );
  const found = strangeConstant(name, targetVersion);
  if (!found || presence(name, targetVersion) === Presence.Missing) {
    // Of what the target is known to lack is told elsewhere.
    return;
  }
  const { owner, constant } = found;
  const bare = owner.split('.').pop() ?? owner;
  const put = new RegExp(
    `\\b${bare}\\s*\\.\\s*${constant}\\s*=(?!=)|\\bsetattr\\(\\s*[\\w.]*\\b${bare}\\s*,\\s*['"]${constant}['"]`
  );
  const { parent, field } = reference.node;
  const putHere = parent?.type === 'assignment' && field === 'left';
  if (!putHere && program.mentions(put)) {
    return;
  }
  context.report({
    rule: 'missing-symbol',
    severity: 'WARNING',
    at: reference.node,
    symbol: `tf.${owner}.${constant}`,
    message: putHere
      ? `TensorFlow's tf.${owner} has no ${constant}: this puts it there. Other files that read it have to be converted as well, or keep it in a class of your own.`
      : `TensorFlow's tf.${owner} has no ${constant}. This fails unless code that runs before puts it there, as some libraries do.`
  });
}
