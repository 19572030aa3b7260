import type { PyNode } from '../syntax/py-node';
import { found, IFixRule, IFixSite, IFound, IRefused } from './fix-rule';

/** Functions of tf.compat.v1.logging, and what Python's logger has for them. */
const METHODS: ReadonlyMap<string, string> = new Map([
  ['debug', 'debug'],
  ['info', 'info'],
  ['warn', 'warning'],
  ['warning', 'warning'],
  ['error', 'error'],
  ['fatal', 'fatal'],
  ['log', 'log'],
  ['set_verbosity', 'setLevel'],
  ['get_verbosity', 'getEffectiveLevel']
]);

const LEVELS: ReadonlyMap<string, string> = new Map([
  ['DEBUG', 'DEBUG'],
  ['INFO', 'INFO'],
  ['WARN', 'WARNING'],
  ['ERROR', 'ERROR'],
  ['FATAL', 'FATAL']
]);

const V1 = 'compat.v1.logging.';

/** tf.compat.v1.logging.info(m) -> tf.get_logger().info(m): it is that logger. */
export const logging: IFixRule = {
  name: 'logging',
  serves: name => name.startsWith('logging.'),
  plan(site) {
    const name = site.name.slice('logging.'.length);
    if (METHODS.has(name)) {
      return site.call
        ? rewrite(site.call, name, site)
        : { why: 'It is handed on without being called.' };
    }
    if (LEVELS.has(name)) {
      return ofLevel(site);
    }
    return {
      why: "Python's logging has nothing of the same meaning; absl.logging has."
    };
  }
};

function rewrite(call: PyNode, name: string, site: IFixSite): IFound {
  const method = METHODS.get(name) ?? name;
  const edit = site.edit(call);
  const logger = `${site.spell('get_logger')}()`;
  edit.functionText = `${logger}.${method}`;
  if (name === 'set_verbosity') {
    for (const argument of edit.arguments) {
      const level = argument.node ? levelOf(argument.node, site) : null;
      argument.value = level === null ? argument.value : [`'${level}'`];
      if (argument.kind === 'keyword') {
        argument.name = 'level';
      }
    }
  }
  site.draft.call(site.unit, edit);
  return found(site, `Use tf.get_logger().${method}`, 'tf.get_logger');
}

/** tf.compat.v1.logging.ERROR: its number, or its name where that is enough. */
function ofLevel(site: IFixSite): IFound | IRefused {
  const list = site.reference.node.parent;
  const call = list?.type === 'argument_list' ? list.parent : null;
  const called = call?.child('function');
  const reference = called ? site.context.referenceOf(called) : null;
  return call && reference?.name === `${V1}set_verbosity`
    ? rewrite(call, 'set_verbosity', site)
    : { why: "Import Python's logging and write its level of the same name." };
}

function levelOf(node: PyNode, site: IFixSite): string | null {
  const name = site.context.referenceOf(node)?.name ?? '';
  return name.startsWith(V1)
    ? (LEVELS.get(name.slice(V1.length)) ?? null)
    : null;
}
