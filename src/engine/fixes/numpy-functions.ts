import { found, IFixRule } from './fix-rule';

/** tf.compat.v1.py_func(f, [x], t) -> tf.numpy_function(f, [x], t): the same function. */
export const numpyFunctions: IFixRule = {
  name: 'numpy-functions',
  serves: name => name === 'py_func',
  plan(site) {
    const to = 'numpy_function';
    site.draft.replace(site.unit, site.reference.node, site.spell(to));
    return found(site, `Use tf.${to}`, `tf.${to}`);
  }
};
