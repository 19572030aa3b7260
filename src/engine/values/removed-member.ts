import { hasKeras3 } from '../tables/api-table';
import { membersOf, membersTable } from '../tables/members';
import type { PyNode } from '../syntax/py-node';
import type { INoteFix } from '../rules/context';
import { DATA, Kind, KERAS } from './kinds';
import { IValueRule, IValueSite, usesLegacyKeras } from './value-rule';

const OBJECTS: Partial<Record<Kind, string>> = {
  dataset: 'datasets',
  'keras-model': 'models',
  'keras-optimizer': 'optimizers'
};

/** What to do instead; the names come from the table. */
const ADVICE: ReadonlyMap<string, string> = new Map([
  ['fit_generator', 'fit takes generators as well.'],
  ['evaluate_generator', 'evaluate takes generators as well.'],
  ['predict_generator', 'predict takes generators as well.'],
  [
    'predict_classes',
    'Take argmax(axis=-1) of what predict gives, or compare it with 0.5 where there is one output.'
  ],
  ['predict_proba', 'predict gives the same.'],
  ['to_yaml', 'Use to_json.'],
  ['lr', 'It is called learning_rate.'],
  [
    'minimize',
    'Take the gradients with tf.GradientTape and hand them to apply_gradients.'
  ],
  [
    'compute_gradients',
    'Take the gradients with tf.GradientTape and hand them to apply_gradients.'
  ],
  ['map_with_legacy_function', 'Use map.'],
  ['filter_with_legacy_function', 'Use filter.'],
  [
    'from_sparse_tensor_slices',
    'tf.compat.v1.data.Dataset has it for old code.'
  ]
]);

/** Members with a name of their own that does the same, by kind. */
const TWINS: ReadonlyMap<string, string> = new Map([
  ['dataset.map_with_legacy_function', 'map'],
  ['dataset.filter_with_legacy_function', 'filter'],
  ['keras-model.fit_generator', 'fit'],
  ['keras-model.evaluate_generator', 'evaluate'],
  ['keras-model.predict_generator', 'predict'],
  ['keras-model.predict_proba', 'predict'],
  ['keras-optimizer.lr', 'learning_rate']
]);

/** Methods and properties that data sets have no more. */
export const removedDatasetMember = ruleAbout(['dataset'], DATA);

/** Methods and properties that Keras models and optimizers have no more. */
export const removedKerasMember = ruleAbout(
  ['keras-model', 'keras-optimizer'],
  KERAS
);

function ruleAbout(kinds: readonly Kind[], among: RegExp): IValueRule {
  // Datasets' own iterators are converted by the rule about them.
  const members = new Set(
    kinds.flatMap(membersOf).filter(name => !/^make_\w+_/.test(name))
  );
  return {
    nodes: ['attribute'],
    mention: new RegExp(String.raw`\.\s*(?:${[...members].join('|')})\b`),
    among,
    look(site) {
      const object = site.node.child('object');
      const member = site.node.child('attribute')?.text ?? '';
      if (!object || !members.has(member) || isAssigned(site.node)) {
        return;
      }
      const kind = site.kindOf(object);
      if (kind && kinds.includes(kind) && !isOwn(member, site)) {
        lookUp(site, kind, member);
      }
    }
  };
}

/** Whether a class of the program gives its objects a member of this name. */
function isOwn(member: string, { program }: IValueSite): boolean {
  return program.mentions(
    new RegExp(
      String.raw`\bdef\s+${member}\b|\bself\s*\.\s*${member}\s*(?:=|:)|^\s+${member}\s*=`,
      'm'
    )
  );
}

/** Say what became of a member of an object whose kind is known. */
function lookUp(site: IValueSite, kind: Kind, member: string): void {
  const { context } = site;
  const { targetVersion } = context;
  const objects = OBJECTS[kind] ?? '';
  if (membersTable.tf1.get(kind)?.has(member)) {
    if (context.mode === 'DEFAULT') {
      say(site, kind, member, `TensorFlow 2's ${objects} have no ${member}.`);
    }
    return;
  }
  if (membersTable.keras2.get(kind)?.has(member) && hasKeras3(targetVersion)) {
    context.needLegacyKeras();
    say(
      site,
      kind,
      member,
      `Keras 3's ${objects} have no ${member}; legacy Keras has it.`,
      usesLegacyKeras(site)
    );
    return;
  }
  const since = membersTable.earlier.get(kind)?.get(member);
  if (since !== undefined && minor(since) <= minor(targetVersion)) {
    say(
      site,
      kind,
      member,
      `Keras ${objects} have no ${member} since TensorFlow ${since}.`
    );
  }
}

function say(
  site: IValueSite,
  kind: Kind,
  member: string,
  what: string,
  works = false
): void {
  const { node, context } = site;
  const advice = ADVICE.get(member) ?? outputAdvice(member);
  const fix = fixOf(site, kind, member);
  // What legacy Keras has, and is switched on for, may stay.
  if (fix && !works && context.homes) {
    write(site, fix, member);
    return;
  }
  context.report({
    rule: 'removed-member',
    severity: works ? 'WARNING' : 'ERROR',
    at: node,
    symbol: member,
    replacement: outputTwin(member) ?? TWINS.get(`${kind}.${member}`) ?? null,
    message: advice ? `${what} ${advice}` : `${what} Do without it.`,
    ...(fix ? { fix } : {})
  });
}

/** Make the change that a fix offers. */
function write(
  { node, context }: IValueSite,
  fix: INoteFix,
  member: string
): void {
  for (const { start, end, text } of fix.edits) {
    context.rewrites.add(
      { start, end },
      [text],
      [{ start: node.start, end: node.end, rule: 'removed-member' }]
    );
  }
  const now = fix.action.replace(/^Write /, '');
  context.report({
    rule: 'removed-member',
    severity: 'INFO',
    at: node,
    symbol: member,
    replacement: now,
    applied: true,
    message: `${member} of TensorFlow 1 is ${now} in TensorFlow 2.`
  });
}

/** dataset.output_types -> tf.compat.v1.data.get_output_types. */
function outputTwin(member: string): string | null {
  return member.startsWith('output_')
    ? `tf.compat.v1.data.get_${member}`
    : null;
}

function outputAdvice(member: string): string | null {
  const twin = outputTwin(member);
  return twin && `Call ${twin}(dataset), or use dataset.element_spec.`;
}

function fixOf(
  { node, context, root }: IValueSite,
  kind: Kind,
  member: string
): INoteFix | null {
  const object = node.child('object');
  const name = node.child('attribute');
  if (!object || !name || !context.editable(node)) {
    return null;
  }
  const twin = TWINS.get(`${kind}.${member}`);
  if (twin !== undefined) {
    const { start, end } = name;
    return { action: `Write ${twin}`, edits: [{ start, end, text: twin }] };
  }
  const function_ = outputTwin(member);
  const package_ = root();
  if (function_ === null || package_ === null) {
    return null;
  }
  const text = `${function_.replace(/^tf/, package_)}(`;
  return {
    action: `Write ${function_}`,
    edits: [
      { start: object.start, end: object.start, text },
      { start: object.end, end: node.end, text: ')' }
    ]
  };
}

/** Whether it is given a value, not read. */
function isAssigned(node: PyNode): boolean {
  return node.field === 'left' && node.parent?.type === 'assignment';
}

function minor(version: string): number {
  return Number(version.split('.')[1]);
}
