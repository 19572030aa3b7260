import { Sums } from '../incremental/differing';
import type {
  IAreaUses,
  ICellResult,
  IFinding,
  IMigration,
  IPathStep,
  PathStepId
} from '../types';

/**
 * The steps of TensorFlow's migration guide, in its order, each ticked from what
 * a migration saw: where the code stands, and what comes next.
 *
 * @param converted whether the edits of the migration are made: true for the text
 *   that it puts out, false for the text that was handed in.
 * @param tallied where this is asked again and again of a notebook: `tallies`.
 * @returns nothing for code that does not use TensorFlow, or is not Python.
 */
export function migrationPath(
  migration: IMigration,
  converted: boolean,
  tallied = tallies(converted)
): readonly IPathStep[] {
  if (!migration.summary.usesTensorflow || migration.foreignLanguage !== null) {
    return [];
  }
  const all = tallied.over(migration.cells);
  const { uses } = migration;
  return [
    symbols(migration, all),
    contrib(all),
    behavior(migration, all, converted),
    area(
      'training',
      'Move training and evaluation to TensorFlow 2',
      uses.training,
      n =>
        `${usesOf(n)} for training or evaluation: train with Keras or in a loop of your own with tf.GradientTape.`
    ),
    area(
      'input',
      'Feed the model from tf.data',
      uses.input,
      n => `${usesOf(n)} for input: build a tf.data.Dataset and loop over it.`
    ),
    area(
      'saving',
      'Save and load as TensorFlow 2 does',
      uses.saving,
      n =>
        `${usesOf(n)} for saving or loading: use tf.train.Checkpoint and tf.saved_model.`
    ),
    compatV1(migration, all)
  ];
}

/** How many findings of a cell, or of all, say what. */
interface ITally {
  /** Those that change a name; none where the changes are made. */
  changes: number;
  /** Errors that are left, but for those of tf.contrib. */
  errors: number;
  /** Those of tf.contrib that are left, and all of them. */
  contrib: number;
  contribInAll: number;
  /** Those that switch to TensorFlow 1's behavior. */
  switches: number;
  /** Fallbacks that are left and can be fixed by a click. */
  fixes: number;
}

const noTally = (): ITally => ({
  ...{ changes: 0, errors: 0, contrib: 0 },
  ...{ contribInAll: 0, switches: 0, fixes: 0 }
});

/** What is tallied over the cells of a notebook while it is edited. */
export function tallies(converted: boolean): Sums<ICellResult, ITally> {
  return new Sums(noTally(), ({ findings }: ICellResult) =>
    tally(findings, converted)
  );
}

function tally(findings: readonly IFinding[], converted: boolean): ITally {
  const one = noTally();
  for (const finding of findings) {
    const { applied, severity, symbol, fallback, fix } = finding;
    const isLeft = !(converted && applied);
    const ofContrib = isContrib(finding);
    one.contribInAll += ofContrib ? 1 : 0;
    one.switches += symbol === SWITCH && applied ? 1 : 0;
    if (isLeft) {
      one.contrib += ofContrib ? 1 : 0;
      one.changes += applied && !ofContrib ? 1 : 0;
      one.errors += severity === 'ERROR' && !ofContrib ? 1 : 0;
      one.fixes += fallback && fix !== null ? 1 : 0;
    }
  }
  return one;
}

/** The first step that is still to do, or null. */
export function nextStep(steps: readonly IPathStep[]): IPathStep | null {
  return steps.find(step => step.status === 'todo') ?? null;
}

function symbols({ mode, uses }: IMigration, all: ITally): IPathStep {
  const title = 'Convert the names';
  const { changes, errors } = all;
  if (changes > 0) {
    const what = mode === 'SAFETY' ? 'imports' : 'names and arguments';
    return step('symbols', title, changes, `Convert the code: ${what} change.`);
  }
  if (errors > 0) {
    return step(
      'symbols',
      title,
      errors,
      `${errors} ${errors === 1 ? 'place needs' : 'places need'} a change by hand: the errors say which.`
    );
  }
  if (mode === 'SAFETY' && uses.compatV1 > 0) {
    return step(
      'symbols',
      title,
      uses.compatV1,
      'SAFETY mode changed the imports alone: convert in DEFAULT mode.'
    );
  }
  return done('symbols', title, 'All names are those of TensorFlow 2.');
}

function contrib({ contrib: open, contribInAll }: ITally): IPathStep {
  const title = 'Replace tf.contrib';
  if (open > 0) {
    return step(
      'contrib',
      title,
      open,
      `${usesOf(open, 'tf.contrib')}: each finding names what took its place.`
    );
  }
  return contribInAll > 0
    ? done('contrib', title, 'Everything from tf.contrib is replaced.')
    : none('contrib', title, 'Nothing here uses tf.contrib.');
}

function behavior(
  { uses }: IMigration,
  { switches }: ITally,
  converted: boolean
): IPathStep {
  const title = "Run with TensorFlow 2's behavior";
  const switched = uses.v1Behavior || (converted && switches > 0);
  if (uses.graph > 0) {
    return step(
      'behavior',
      title,
      uses.graph,
      switched
        ? `${names(uses.graph)} a graph, and TensorFlow is told to behave as version 1 did. Turn what the session runs into functions, then take that line out.`
        : `${names(uses.graph)} a graph, so this does not run eagerly. Turn what the session runs into functions, or switch to TensorFlow 1's behavior until then.`
    );
  }
  return switched
    ? step(
        'behavior',
        title,
        1,
        "Nothing here needs a graph: take the line out that switches to TensorFlow 1's behavior."
      )
    : done('behavior', title, 'Nothing here needs a graph or a session.');
}

const SWITCH = 'tf.compat.v1.disable_v2_behavior';

function area(
  id: PathStepId,
  title: string,
  { tf1, tf2 }: IAreaUses,
  next: (left: number) => string
): IPathStep {
  if (tf1 > 0) {
    return step(id, title, tf1, next(tf1));
  }
  return tf2 > 0
    ? done(id, title, 'What is used here is TensorFlow 2.')
    : none(id, title, 'Nothing here is about this.');
}

function compatV1(
  { mode, summary, uses }: IMigration,
  { fixes }: ITally
): IPathStep {
  const title = 'Move off tf.compat.v1';
  const count = mode === 'SAFETY' ? uses.compatV1 : summary.fallbacks;
  if (count === 0) {
    return done('compat-v1', title, 'Nothing here uses tf.compat.v1.');
  }
  const offer = fixes > 0 ? `, ${fixes} of them with a fix to click` : '';
  return step(
    'compat-v1',
    title,
    count,
    `${usesOf(count)} left${offer}. They go on working; each names what to move to.`
  );
}

function isContrib(finding: IFinding): boolean {
  return (
    finding.rule.startsWith('contrib') ||
    /^tf\.(?:compat\.v1\.)?contrib\b/.test(finding.symbol)
  );
}

function usesOf(n: number, of = 'tf.compat.v1'): string {
  return `${n} ${n === 1 ? 'use' : 'uses'} of ${of}`;
}

function names(n: number): string {
  return `${n} ${n === 1 ? 'name needs' : 'names need'}`;
}

function step(
  id: PathStepId,
  title: string,
  left: number,
  next: string
): IPathStep {
  return { id, title, status: 'todo', left, next, help: helpOf(id) };
}

function done(id: PathStepId, title: string, next: string): IPathStep {
  return { id, title, status: 'done', left: 0, next, help: helpOf(id) };
}

function none(id: PathStepId, title: string, next: string): IPathStep {
  return {
    id,
    title,
    status: 'not-applicable',
    left: 0,
    next,
    help: helpOf(id)
  };
}

function helpOf(id: PathStepId): string {
  return `docs/migration-path.md#${id}`;
}
