import { textOf } from './arguments';
import { found, IFixRule, IFixSite } from './fix-rule';
import { usesOfValue, ValueUse } from './value-uses';

/** saver = tf.compat.v1.train.Saver(v); saver.save(None, p) -> tf.train.Checkpoint(...).write(p). */
export const checkpoints: IFixRule = {
  name: 'checkpoints',
  serves: name => name === 'train.Saver',
  plan(site) {
    const { call, program, unit } = site;
    if (program.runs !== 'eager') {
      return {
        why: 'In a graph, the session has what it saves: change it once the code runs eagerly.'
      };
    }
    const edit = call ? site.edit(call) : null;
    const variables = edit?.find('var_list', 0) ?? null;
    if (!call || !edit || !variables || edit.arguments.length !== 1) {
      return {
        why: 'What it saves, and how many of it are kept, goes to tf.train.Checkpoint and tf.train.CheckpointManager.'
      };
    }
    if (program.mentions(/\blatest_checkpoint\b|\bget_checkpoint_state\b/)) {
      return {
        why: 'The newest checkpoint is looked for, which a tf.train.CheckpointManager keeps.'
      };
    }
    for (const use of usesOfValue(call, unit, program)) {
      const why = settle(use, site);
      if (why !== null) {
        return { why };
      }
    }
    edit.name(variables, 'variables');
    edit.functionText = site.spell('train.Checkpoint');
    site.draft.call(unit, edit);
    return found(
      site,
      'Use tf.train.Checkpoint (old checkpoints do not fit)',
      'tf.train.Checkpoint'
    );
  }
};

const METHODS: ReadonlyMap<string, string> = new Map([
  ['save', 'write'],
  ['restore', 'read']
]);

/** saver.save(None, path) -> saver.write(path). @returns why it cannot be. */
function settle(use: ValueUse, site: IFixSite): string | null {
  const method = use.kind === 'method' ? METHODS.get(use.method) : undefined;
  if (use.kind !== 'method' || method === undefined) {
    return 'What becomes of it is not to be seen here.';
  }
  const edit = site.edit(use.call, use.unit);
  const session = edit.find('sess', 0);
  const path = edit.find('save_path', 1);
  if (textOf(session) !== 'None' || !path || edit.arguments.length !== 2) {
    return 'It is handed a session, or counts steps.';
  }
  edit.arguments = [{ ...path, kind: 'positional', name: null }];
  const receiver = edit.function.child('object')?.text ?? '';
  edit.functionText = `${receiver}.${method}`;
  site.draft.call(use.unit, edit);
  return null;
}
