import type { ICallRule } from './call-rule';

/** tf.image.extract_glimpse: uniform_noise=flag -> noise="uniform" or "gaussian". */
export const extractGlimpse: ICallRule = {
  name: 'extract-glimpse',
  kinds: ['extract-glimpse'],
  apply({ edit, say }) {
    const keyword = edit.keyword('uniform_noise');
    const argument = keyword ?? edit.positional[5] ?? null;
    if (!argument) {
      return;
    }
    if (keyword) {
      keyword.name = 'noise';
    } else if (argument.node?.type === 'conditional_expression') {
      // What this rule itself wrote.
      return;
    }
    edit.wrap(argument, "'uniform' if (", ") else 'gaussian'");
    say(
      'INFO',
      'tf.image.extract_glimpse takes noise, a word, in place of uniform_noise, a flag. The value now chooses the word; check that it is what you mean.',
      { applied: true }
    );
  }
};
