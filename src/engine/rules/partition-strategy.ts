import type { ICallRule } from './call-rule';
import { full } from './call-rule';

/** tf.nn.embedding_lookup(..., partition_strategy=...): TF2 always divides. */
export const partitionStrategy: ICallRule = {
  name: 'partition-strategy',
  kinds: ['partition-strategy'],
  apply(site) {
    const { edit, name, spell, say } = site;
    const strategy = edit.keyword('partition_strategy');
    if (!strategy || name === null) {
      return;
    }
    if (/^['"]div['"]$/.test(strategy.node?.text ?? '')) {
      edit.remove(strategy);
      say(
        'INFO',
        `${full(site)} has no partition_strategy in TF2 and always uses "div", which was asked for here: the argument is gone.`,
        { applied: true }
      );
      return;
    }
    const target = `compat.v1.${name}`;
    edit.functionText = spell(target);
    say(
      'WARNING',
      `${full(site)} has no partition_strategy in TF2 and always uses "div": the call is now tf.${target}, which takes it. Where the variable is in one piece, the argument can go.`,
      { replacement: `tf.${target}`, fallback: true, applied: true }
    );
  }
};
