import { upgradeCall } from './rules/calls';
import type { CellUnit } from './cell-unit';
import { CellWork } from './cell-work';
import { before1Order } from './homes/before1-order';
import { needlessAlias } from './homes/needless-alias';
import { Asked } from './incremental/asked';
import {
  cellsToRedo,
  cellsToRedoAsWell,
  runsIfAsked,
  type IMemory,
  type IRedo,
  type IRemembered
} from './incremental/memory';
import { Questions } from './incremental/questions';
import { isPython } from './language';
import { upgradeImport } from './rules/imports';
import { upgradeName } from './rules/names';
import { cellNotes } from './rules/cell-notes';
import { ModelMapping } from './mapping/mapping-notes';
import { legacyName, packagesOf } from './report/packages';
import { summarize } from './report/summary';
import { countUses, NO_USES, usesOf, type IUsed } from './report/uses';
import { finalName } from './run-ready/needs';
import { IRunReadyLines, runReadyLines } from './run-ready/run-ready';
import { Session } from './session';
import type { PythonParser } from './syntax/python-parser';
import { newestVersion } from './tables/api-table';
import { ValueNotes } from './values/value-notes';
import type {
  ICell,
  ICellResult,
  IMigration,
  INotebook,
  IOptions,
  Mode
} from './types';

/** The work on the cells of a notebook. */
interface IWorked {
  /** null for a cell that was not asked for. */
  readonly works: readonly (CellWork | null)[];
  /** What each work asked, where that is to be remembered. */
  readonly notes: readonly Asked[];
  /** Lines for the whole program's sake, to be put. */
  readonly lines: readonly IRunReadyLines[];
  /** The same by the indices of the cells, as text. */
  readonly besides: ReadonlyMap<number, string>;
}

/**
 * The pipeline: cells -> mask -> trees -> bindings -> references -> rules and
 * tables -> edits and findings -> report.
 *
 * @param memory of the last migration of this notebook, and for the next one: what has not
 *   changed since is not worked out again. The result is the same without it.
 */
export function migrate(
  parser: PythonParser,
  notebook: INotebook,
  options: IOptions = {},
  memory: IMemory | null = null
): IMigration {
  const mode = options.mode ?? 'DEFAULT';
  const targetVersion = options.targetVersion || newestVersion;
  const language = notebook.language ?? 'python';
  if (!isPython(language)) {
    return {
      mode,
      targetVersion,
      foreignLanguage: language,
      cells: notebook.cells.map(skipped),
      summary: summarize([], false),
      uses: NO_USES,
      packages: []
    };
  }
  const upgradeCompatV1Import =
    mode === 'DEFAULT' && (options.upgradeCompatV1Import ?? true);
  const mentionsIn = (session: Session): boolean =>
    session.usesTensorflow ||
    notebook.cells.some(cell => cell.source.includes('tensorflow'));
  const before = memory && lastOf(memory, options);
  let redo: IRedo | null = before && cellsToRedo(before, notebook.cells);
  const session =
    before && redo
      ? before.session
      : new Session(
          notebook.cells,
          parser,
          { upgradeCompatV1Import },
          mode,
          options.runReady,
          before?.session
        );
  const only = options.only ? new Set(options.only) : null;
  const mentions = mentionsIn(session);
  if (mentions !== before?.mentions) {
    redo = null;
    session.added.forgetAll();
  }
  const mapping = new ModelMapping(session);
  const values = new ValueNotes(session);
  const isRedone = (i: number): boolean => !redo || redo.cells.has(i);
  const workOn = (unit: CellUnit): CellWork => {
    const work = new CellWork(
      unit,
      session,
      mode,
      targetVersion,
      only !== null,
      options.runReady ?? false
    );
    const references = [...session.references(unit).values()];
    cellNotes(work, mentions, references);
    for (const node of unit.syntax.nodes) {
      if (
        node.type === 'call' &&
        session.usesTensorflow &&
        !before1Order(node, work) &&
        mode === 'DEFAULT' &&
        !session.compatOnly
      ) {
        upgradeCall(node, work);
      }
    }
    for (const reference of references) {
      upgradeName(reference, work);
    }
    if (mode === 'DEFAULT') {
      mapping.report(work);
    }
    if (session.usesTensorflow) {
      values.report(work);
      if (options.runReady) {
        session.numpy.rewrite(work);
      }
    }
    return work;
  };
  /** The indices of the cells to work on, in their order. */
  const placesToDo = (): Iterable<number> =>
    redo ? [...redo.cells].sort((a, b) => a - b) : notebook.cells.keys();
  /** Work on the cells, or take over the work that was done. */
  const workOnAll = (): IWorked => {
    const taken = before && redo ? before : null;
    const notes: Asked[] = [...(taken?.asked ?? [])];
    const works: (CellWork | null)[] = [...(taken?.works ?? [])];
    const redone: { work: CellWork; note: Asked | null }[] = [];
    for (const i of placesToDo()) {
      if (only && !only.has(notebook.cells[i].id)) {
        works[i] = null;
        continue;
      }
      if (before?.session === session) {
        before.works[i].undo();
      }
      if (memory) {
        session.asked = new Asked(session.units[i]);
        notes[i] = session.asked;
      }
      const work = workOn(session.units[i]);
      works[i] = work;
      redone.push({ work, note: notes[i] ?? null });
    }
    // When all names are done: what binds a name may go that nothing needs any more.
    for (const { work, note } of [...redone].reverse()) {
      session.asked = note;
      if (note) {
        note.isLate = true;
      }
      upgradeAliases(work);
    }
    for (const { work, note } of redone) {
      session.asked = note;
      upgradeImports(work, upgradeCompatV1Import);
    }
    session.asked = null;
    const all = works.filter(work => work !== null);
    const lines = options.runReady
      ? runReadyLines(all, session, mode, targetVersion)
      : [];
    const besides = new Map<number, string>();
    for (const { work, key } of lines) {
      const i = works.indexOf(work);
      besides.set(i, `${besides.get(i) ?? ''}${key}\n`);
    }
    return { works, notes, lines, besides };
  };
  let all = workOnAll();
  while (before && redo) {
    const more = cellsToRedoAsWell(before, redo, all.notes, all.besides);
    if (!more) {
      break;
    }
    redo.cells.forEach(i => all.works[i]?.undo());
    redo = more;
    all = workOnAll();
  }
  const { works, notes, besides, lines } = all;
  for (const { work, put } of lines) {
    if (isRedone(works.indexOf(work))) {
      put();
    }
  }
  const cells = before && redo ? [...before.results] : [];
  for (const i of placesToDo()) {
    const result = works[i]?.result() ?? skipped(notebook.cells[i]);
    cells[i] = before ? asBefore(before.results[i], result) : result;
  }
  if (memory) {
    memory.last = {
      ...{ session, options, asked: notes, results: cells, besides },
      ...{ mentions, runs: runsIfAsked(session, notes) },
      questions: before && redo ? before.questions : new Questions(),
      works: works.filter(work => work !== null)
    };
  }
  const tallies = memory?.counted;
  const used = session.units.map(unit =>
    usedIn(unit, session, mode, targetVersion)
  );
  return {
    mode,
    targetVersion,
    foreignLanguage: null,
    cells,
    summary: summarize(cells, session.usesTensorflow, tallies?.results),
    uses: usesOf(used, tallies?.used),
    packages: packagesOf(
      cells,
      used.flatMap(({ legacy }) => legacy ?? []),
      targetVersion,
      tallies?.signs
    )
  };
}

/** The last migration, if it was asked for the same. */
function lastOf(memory: IMemory, options: IOptions): IRemembered | null {
  const { last } = memory;
  const isSame =
    last !== null &&
    JSON.stringify(last.options) === JSON.stringify(options) &&
    options.only === undefined;
  // A session that is brought up to date is of no use to who had it before.
  memory.last = null;
  return isSame ? last : null;
}

/** The former result of a cell where it is the same: others know it by its identity. */
function asBefore(
  before: ICellResult | undefined,
  now: ICellResult
): ICellResult {
  const isSame =
    before?.output === now.output &&
    before.findings.length === now.findings.length &&
    JSON.stringify(before) === JSON.stringify(now);
  return isSame ? before : now;
}

function upgradeAliases(work: CellWork): void {
  const { nodes } = work.unit.syntax;
  for (let i = nodes.length - 1; i >= 0; i--) {
    if (nodes[i].type === 'assignment') {
      needlessAlias(nodes[i], work);
    }
  }
}

function upgradeImports(work: CellWork, upgradeCompatV1: boolean): void {
  for (const node of work.unit.syntax.nodes) {
    if (
      node.type === 'import_statement' ||
      node.type === 'import_from_statement'
    ) {
      upgradeImport(node, work, upgradeCompatV1);
    }
  }
}

/**
 * What a cell uses of TensorFlow, by the names that it has once converted in DEFAULT mode,
 * whatever the mode: after SAFETY mode, code imports all of it from compat.v1. `legacy` is
 * the first name that legacy Keras alone has.
 */
function usedIn(
  unit: CellUnit,
  session: Session,
  mode: Mode,
  version: string
): IUsed & { readonly legacy: string | undefined } {
  const bare = (name: string): string =>
    mode === 'SAFETY' ? name.replace(/^compat\.v1\./, '') : name;
  const references = session.references(unit);
  if (references.size === 0) {
    return NONE_USED;
  }
  return unit.memo('used', () => {
    const names = [...references.values()].map(({ name }) =>
      finalName(bare(name), 'DEFAULT', version)
    );
    return { ...countUses(names), legacy: legacyName(names, version) };
  });
}

/** Of a cell that uses nothing of TensorFlow. */
const NONE_USED = { ...countUses([]), legacy: undefined };

function skipped(cell: ICell): ICellResult {
  return {
    id: cell.id,
    number: cell.number,
    status: 'skipped',
    edits: [],
    output: cell.source,
    findings: [],
    syntax: null
  };
}
