import { found, IFixRule } from './fix-rule';

/** Takes tf.compat.v1.enable_eager_execution() out: TensorFlow 2 runs so by itself. */
export const eagerExecution: IFixRule = {
  name: 'eager-execution',
  serves: name => /^enable_(?:eager_execution|v2_behavior)$/.test(name),
  plan(site) {
    const { call, program, unit } = site;
    if (program.runs === 'graph') {
      return { why: 'A graph is built here, or eager execution switched off.' };
    }
    const statement = call?.parent;
    if (
      statement?.type !== 'expression_statement' ||
      statement.parent?.type !== 'module'
    ) {
      return { why: 'It does not stand on a line of its own.' };
    }
    if ((call?.child('arguments')?.children ?? []).length > 0) {
      return { why: 'It is given arguments.' };
    }
    const { source } = unit.cell;
    const before = /[^\n]*$/.exec(source.slice(0, statement.start))?.[0] ?? '';
    const after = /^[^\n]*/.exec(source.slice(statement.end))?.[0] ?? '';
    if (before.trim() !== '' || !/^\s*;?\s*$/.test(after)) {
      return { why: 'It does not stand on a line of its own.' };
    }
    const end = statement.end + after.length;
    const feed = source[end] === '\n' ? 1 : 0;
    const start = statement.start - before.length;
    // The last line of a cell takes the line end in front of it along.
    const from =
      feed === 0 ? source.slice(0, start).replace(/\r?\n$/, '').length : start;
    site.draft.replace(unit, { start: from, end: end + feed }, '');
    return found(site, 'Take this line out', null);
  }
};
