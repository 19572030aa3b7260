import type { ICallRule } from './call-rule';
import { toCompatV1 } from './call-rule';

/** tf.name_scope(name, default_name, values): re-entering is for compat.v1, the rest becomes name=. */
export const nameScope: ICallRule = {
  name: 'name-scope',
  kinds: ['name-scope'],
  apply(site) {
    const { edit, context, say } = site;
    if (edit.hasStar) {
      return;
    }
    const name = edit.find('name', 0);
    const alone = edit.arguments.length === 1 && edit.keyword('name') !== null;
    if (alone && context.era !== 'tf1') {
      // What this rule writes, and what TF2 code says: nothing here is TF1's.
      return;
    }
    if (name && name.node?.type !== 'none') {
      toCompatV1(
        site,
        'it takes all that it took in TF1 there. Where it is given a name and nothing else, tf.name_scope does the same.'
      );
      return;
    }
    const fallbackName = edit.find('default_name', 1);
    if (!fallbackName) {
      say(
        'ERROR',
        'tf.name_scope needs a name in TF2 and this call gives none. Write the name.'
      );
      return;
    }
    edit.arguments = [];
    edit.add('name', fallbackName.value, fallbackName.place);
    say(
      'INFO',
      'TF2 has no default_name: it is now the name. The values, only there to check graphs, are gone.',
      { applied: true }
    );
  }
};
