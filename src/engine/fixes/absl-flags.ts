import type { IReference } from '../references';
import type { PyNode } from '../syntax/py-node';
import { found, IFixRule, IFixSite, IFound, IRefused } from './fix-rule';
import type { Program } from './program';
import { valuesOf } from './value-uses';

const NAMES = /^compat\.v1\.(?:app\.run$|(?:app\.)?flags\b)/;
const MODULE = /\bcompat\.v1\.(?:app\.)?flags$/;
const RUN = 'compat.v1.app.run';

/** What the first word of a name may mean for the whole to be replaced. */
const PACKAGES = new Set(['tf', 'tf.compat', 'tf.compat.v1']);

/** Keywords of TensorFlow's DEFINE functions, and those of absl. */
const KEYWORDS: Readonly<Record<string, string>> = {
  flag_name: 'name',
  default_value: 'default',
  docstring: 'help'
};

/** tf.compat.v1.app.run() and tf.compat.v1.flags -> absl.app and absl.flags, in a script. */
export const abslFlags: IFixRule = {
  name: 'absl-flags',
  serves: name => /^app\.run$|^(?:app\.)?flags\b/.test(name),
  plan(site) {
    // One fix for all of them: the same wherever it is asked for.
    const known = PLANS.get(site.program) ?? planAll(site);
    PLANS.set(site.program, known);
    return known;
  }
};

const PLANS = new WeakMap<Program, IFound | IRefused>();

function planAll(site: IFixSite): IFound | IRefused {
  const { program, unit } = site;
  const all = program.references(NAMES);
  const why = problemOf(all, site);
  if (why !== null) {
    return { why };
  }
  for (const reference of all) {
    const problem = rewrite(reference, site);
    if (problem !== null) {
      return { why: problem };
    }
  }
  const at = importOf(site)?.start;
  if (at === undefined) {
    return { why: 'Where absl is to be imported is not to be seen here.' };
  }
  const modules = [
    'app',
    ...(all.some(({ name }) => name !== RUN) ? ['flags'] : [])
  ];
  const newline = unit.cell.source.includes('\r\n') ? '\r\n' : '\n';
  const imports = modules.map(name => `from absl import ${name}${newline}`);
  site.draft.replace(unit, { start: at, end: at }, imports.join(''));
  return found(
    site,
    'Use absl (flags that are not defined become an error)',
    null
  );
}

/** Why the flags of a program cannot be those of absl. */
function problemOf(all: readonly IReference[], site: IFixSite): string | null {
  const { program } = site;
  if (program.isNotebook) {
    return 'In a notebook nothing parses the flags of absl: write the values as plain variables.';
  }
  const run = all.find(({ name }) => name === RUN);
  if (!run?.call) {
    return 'The flags of absl are parsed by absl.app.run, which this file does not call.';
  }
  if (
    program.uses('FLAGS').some(({ node }) => isReadAtOnce(node)) ||
    runsAnything(site)
  ) {
    return 'A flag may be read before absl.app.run parses them.';
  }
  const taken = ['app', 'flags'].find(
    name =>
      program.uses(name).some(({ node }) => isDefinition(node)) ||
      !(valuesOf(name, program) ?? [null]).every(
        value => value !== null && MODULE.test(value.text)
      )
  );
  if (taken !== undefined) {
    return `The name ${taken} means something else here.`;
  }
  const main = program.uses('main').some(({ node }) => isDefinition(node));
  return !run.call.child('arguments')?.children.length && !main
    ? 'It runs the function main of another module.'
    : null;
}

/** The statement that imports TensorFlow, at the margin. */
function importOf({ program, unit }: IFixSite): PyNode | undefined {
  return program
    .tree(unit)
    .find(
      ({ type, parent, text }) =>
        /^import_(?:from_)?statement$/.test(type) &&
        parent?.type === 'module' &&
        /^(?:import|from)\s+tensorflow\b/.test(text)
    );
}

/** Whether a name is that of a function or class, where it is defined. */
function isDefinition(node: PyNode): boolean {
  return (
    node.field === 'name' &&
    /^(?:function|class)_definition$/.test(node.parent?.type ?? '')
  );
}

/** Whether FLAGS.x stands outside of any function. */
function isReadAtOnce(node: PyNode): boolean {
  return node.parent?.type === 'attribute' && runsAtOnce(node.parent);
}

/** Whether functions or classes of the file are called outside of any function. */
function runsAnything({ program, unit }: IFixSite): boolean {
  const own = new Set(
    program
      .tree(unit)
      .filter(({ type }) => /^(?:function|class)_definition$/.test(type))
      .map(node => node.child('name')?.text)
  );
  return program
    .tree(unit)
    .some(
      node =>
        node.type === 'call' &&
        own.has(node.child('function')?.text) &&
        runsAtOnce(node)
    );
}

function runsAtOnce(node: PyNode): boolean {
  for (let from = node, at = node.parent; at; from = at, at = at.parent) {
    if (at.type === 'function_definition' && from.field === 'body') {
      return false;
    }
  }
  return true;
}

/** @returns why it cannot be written in the form of absl. */
function rewrite(
  { node, name, call, resolved }: IReference,
  { unit, draft }: IFixSite
): string | null {
  const bare = name.replace(/^compat\.v1\.(?:app\.flags)?/, match =>
    match.endsWith('flags') ? 'flags' : ''
  );
  // Not by a name of its own, which the import of absl binds then.
  const whole = PACKAGES.has(resolved.name);
  if (bare === 'flags') {
    return whole ? dropAlias(node, unit, draft) : null;
  }
  const list = call?.child('arguments')?.children ?? [];
  for (const argument of list) {
    const word = argument.child('name');
    const now = word ? KEYWORDS[word.text] : undefined;
    if (word && now !== undefined && bare.startsWith('flags.DEFINE')) {
      draft.replace(unit, word, now);
    }
  }
  if (bare === 'app.run' && call && list.length === 0) {
    draft.replace(unit, call, 'app.run(main)');
  } else if (whole) {
    draft.replace(unit, node, bare);
  }
  return null;
}

/** flags = tf.compat.v1.flags: the import does that now. */
function dropAlias(
  node: PyNode,
  unit: IFixSite['unit'],
  draft: IFixSite['draft']
): string | null {
  const { parent } = node;
  const statement = parent?.parent;
  if (
    parent?.type !== 'assignment' ||
    parent.child('left')?.text !== 'flags' ||
    statement?.type !== 'expression_statement'
  ) {
    return 'The module of flags is handed on.';
  }
  const { source } = unit.cell;
  const feed = source.indexOf('\n', statement.end);
  const rest = source.slice(statement.end, feed < 0 ? undefined : feed);
  const end = rest.trim() === '' && feed >= 0 ? feed + 1 : statement.end;
  draft.replace(unit, { start: statement.start, end }, '');
  return null;
}
