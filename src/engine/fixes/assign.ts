import { oldSignature } from '../tables/signatures';
import { bind } from './arguments';
import { found, IFixRule } from './fix-rule';
import { valuesOf } from './value-uses';

/** tf.compat.v1.assign(v, x) -> v.assign(x). */
export const assign: IFixRule = {
  name: 'assign',
  serves: name => /^assign(?:_add|_sub)?$/.test(name),
  plan(site) {
    const { call, name, program } = site;
    const parameters = oldSignature(name);
    if (!call || !parameters) {
      return { why: 'It is handed on without being called.' };
    }
    const bound = bind(site.edit(call), parameters);
    const variable = bound?.get('ref')?.node;
    const value = bound?.get('value')?.node;
    const first = call.child('arguments')?.children.slice(0, 2) ?? [];
    const inOrder = first.every(item =>
      [bound?.get('ref')?.source, bound?.get('value')?.source].includes(item)
    );
    if (
      !bound ||
      !variable ||
      !value ||
      !inOrder ||
      value.start < variable.start
    ) {
      return { why: 'Which argument is which is not to be seen here.' };
    }
    if (bound.has('validate_shape')) {
      return { why: 'A variable of TensorFlow 2 keeps its shape.' };
    }
    if (!/^(?:identifier|attribute|subscript)$/.test(variable.type)) {
      return { why: 'Its first argument is no variable.' };
    }
    const given =
      variable.type === 'identifier' ? valuesOf(variable.text, program) : null;
    if (given?.some(v => /\bassign\w*\(/.test(v.text))) {
      return { why: 'Its first argument is the result of another assignment.' };
    }
    // The methods call it otherwise, each in its way: it goes by place.
    const head = { start: call.start, end: value.start };
    if (call.source.slice(head.start, head.end).includes('#')) {
      return { why: 'A comment stands in it.' };
    }
    site.draft.replace(site.unit, head, `${variable.text}.${name}(`);
    return found(site, `Write ${variable.text}.${name}()`, null);
  }
};
