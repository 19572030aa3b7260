import { found, IFixRule } from './fix-rule';

/** tf.compat.v1.set_random_seed(1) -> tf.random.set_seed(1), in eager code. */
export const randomSeed: IFixRule = {
  name: 'random-seed',
  serves: name => /^(?:random\.)?set_random_seed$/.test(name),
  plan(site) {
    if (site.program.runs === 'graph') {
      return {
        why: 'tf.random.set_seed does not reach a graph: change it once the code runs eagerly.'
      };
    }
    if (site.program.runs === 'unknown') {
      return {
        why: 'They are the same where code runs eagerly, and only there.'
      };
    }
    const to = 'random.set_seed';
    site.draft.replace(site.unit, site.reference.node, site.spell(to));
    return found(site, `Use tf.${to}`, `tf.${to}`);
  }
};
