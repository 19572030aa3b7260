import { found, IFixRule } from './fix-rule';

/** tf.compat.v1.data.make_one_shot_iterator(d) -> iter(d), in eager code. */
export const oneShotIterators: IFixRule = {
  name: 'one-shot-iterators',
  serves: name => name === 'data.make_one_shot_iterator',
  plan(site) {
    const { call, program } = site;
    if (program.runs !== 'eager') {
      return {
        why: 'Where a graph is built, get_next() belongs to the graph: loop over the dataset once the code runs eagerly.'
      };
    }
    const [dataset, ...more] = call ? site.edit(call).arguments : [];
    if (!call || !dataset?.node || more.length > 0) {
      return { why: 'It is handed on without being called.' };
    }
    if (program.uses('iter').some(({ node }) => node.field === 'left')) {
      return { why: 'The name iter means something else here.' };
    }
    const edit = site.edit(call);
    edit.functionText = 'iter';
    edit.arguments = edit.arguments.map(a => ({
      ...a,
      kind: 'positional',
      name: null
    }));
    site.draft.call(site.unit, edit);
    return found(site, 'Use iter()', null);
  }
};
