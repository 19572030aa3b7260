import { textOf } from './arguments';
import { found, IFixRule } from './fix-rule';

/** tf.compat.v1.name_scope('a', values=[x]) -> tf.name_scope(name='a'). */
export const nameScopes: IFixRule = {
  name: 'name-scopes',
  serves: name => name === 'name_scope',
  plan(site) {
    const { call } = site;
    const edit = call ? site.edit(call) : null;
    if (!edit || edit.hasStar || edit.hasDoubleStar) {
      return { why: 'Its arguments are not to be seen here.' };
    }
    const name = edit.find('name', 0);
    const given = name && textOf(name) !== 'None' ? name : null;
    const used = given ?? edit.find('default_name', 1);
    if (used?.node?.type !== 'string') {
      return {
        why: 'Whether its name is that of a scope to be entered again is not to be seen here.'
      };
    }
    if (!/^['"]\w[^'"]*(?<!\/)['"]$/.test(used.node.text)) {
      return { why: 'It enters a scope again, by its whole name.' };
    }
    if (textOf(edit.find('values', 2))?.includes('(')) {
      return { why: 'Its values are worked out in this place.' };
    }
    if (edit.find('values', 2) && site.program.has(/^Graph$/)) {
      return { why: 'Its values may be of another graph, which it enters.' };
    }
    // By name, which an upgrade does not take for TensorFlow 1's.
    edit.arguments = [{ ...used, kind: 'keyword', name: 'name' }];
    edit.functionText = site.spell('name_scope');
    site.draft.call(site.unit, edit);
    return found(site, 'Use tf.name_scope', 'tf.name_scope');
  }
};
