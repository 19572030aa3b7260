import { importHomeOf } from '../tables/members';
import { presence, Presence } from '../tables/api-table';
import type { IRuleContext } from './context';
import type { IImportStatement } from './import-statement';
import { movedName } from './moved-name';
import { movedTo } from './symbols';

/**
 * `from tensorflow.distribute import MirroredStrategy`: the package has such a module, but
 * an import statement finds a folder of TensorFlow's inside under that name, or nothing.
 * It is imported from where it is found if code is to run, and told of if not.
 *
 * @returns whether it is such an import.
 */
export function shadowedImport(
  { module, moduleNode, items, star }: IImportStatement,
  context: IRuleContext
): boolean {
  const [, top, ...rest] = module?.split('.') ?? [];
  const home = top === undefined ? undefined : importHomeOf(top);
  if (!moduleNode || home === undefined || star || items.length === 0) {
    return false;
  }
  const path = [home, ...rest].join('.');
  const version = context.targetVersion;
  const stays = items.every(({ name }) => {
    const old = [top, ...rest, name].join('.');
    return (
      movedTo(old, version) === old &&
      presence(old, version) === Presence.Present
    );
  });
  if (!stays) {
    return false;
  }
  const now = `tensorflow.${path}`;
  const written = moduleNode.text;
  const [first] = items;
  const note = {
    at: first.node,
    symbol: [module, first.name].join('.'),
    replacement: `tf.${path}.${first.name}`
  };
  if (context.homes) {
    const owners = items.map(item => item.node);
    context.rewrites.add(moduleNode, [now], owners);
    context.report({
      ...note,
      rule: 'from-import',
      severity: 'INFO',
      applied: true,
      message: `An import statement finds something else under ${written}, or nothing. What is imported is in ${now} as well.`
    });
    return true;
  }
  context.report({
    ...note,
    rule: 'missing-symbol',
    severity: 'ERROR',
    message: `An import statement finds something else under ${written}, or nothing, so this fails. Write from ${now}.`,
    fix: movedName(moduleNode, now, `Import from ${now}`)
  });
  return true;
}
