import type { ICallRule } from './call-rule';
import { toCompatV1 } from './call-rule';

/** tf.name_scope(name, default_name, values): re-entering is for compat.v1, the rest becomes name=. */
export const nameScope: ICallRule = {
  name: 'name-scope',
  kinds: ['name-scope'],
  apply(site) {
    const { edit, say } = site;
    if (edit.hasStar) {
      return;
    }
    const name = edit.find('name', 0);
    if (name && name.node?.type !== 'none') {
      toCompatV1(
        site,
        "TF2's name scope cannot be entered again by name, and this one may be."
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
