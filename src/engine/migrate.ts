import { upgradeCall } from './rules/calls';
import { CellWork } from './cell-work';
import { before1Order } from './homes/before1-order';
import { needlessAlias } from './homes/needless-alias';
import { Asked } from './incremental/asked';
import {
  cellsToRedo,
  runsIfAsked,
  type IMemory,
  type IRemembered
} from './incremental/memory';
import { isPython } from './language';
import { upgradeImport } from './rules/imports';
import { upgradeName } from './rules/names';
import { cellNotes } from './rules/cell-notes';
import { ModelMapping } from './mapping/mapping-notes';
import { packagesOf } from './report/packages';
import { summarize } from './report/summary';
import { NO_USES, usesOf } from './report/uses';
import { finalName } from './run-ready/needs';
import { NumpyNames } from './run-ready/numpy-names';
import { makeRunReady } from './run-ready/run-ready';
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
  let redo = before && cellsToRedo(before, notebook.cells);
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
  }
  const mapping = new ModelMapping(session);
  const values = new ValueNotes(session);
  const numpy = options.runReady ? new NumpyNames(session) : null;
  const notes: Asked[] = [];
  const isRedone = (i: number): boolean => !redo || redo.has(i);
  const works = notebook.cells.map((cell, i): CellWork | null => {
    const unit = session.units[i];
    if (only && !only.has(cell.id)) {
      return null;
    }
    if (before && !isRedone(i)) {
      notes.push(before.asked[i]);
      return before.works[i];
    }
    if (before?.session === session) {
      before.works[i].undo();
    }
    session.asked = memory && new Asked(unit);
    const work = new CellWork(
      unit,
      session,
      mode,
      targetVersion,
      only !== null,
      options.runReady ?? false
    );
    cellNotes(work, mentions);
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
    for (const reference of session.references(unit).values()) {
      upgradeName(reference, work);
    }
    if (mode === 'DEFAULT') {
      mapping.report(work);
    }
    // What it knows of values is of all cells.
    let looked = session.usesTensorflow && values.report(work);
    if (session.usesTensorflow && numpy?.rewrite(work)) {
      looked = true;
    }
    if (session.asked) {
      // Lines that let code run stand beside imports.
      session.asked.anything ||= looked || session.imports(unit);
      notes.push(session.asked);
    }
    return work;
  });
  const asked = works.filter(work => work !== null);
  // When all names are done: what binds a name may go that nothing needs any more.
  const redone = asked.flatMap((work, i) =>
    isRedone(i) ? [{ work, note: notes[i] ?? null }] : []
  );
  for (const { work, note } of [...redone].reverse()) {
    session.asked = note;
    upgradeAliases(work);
  }
  for (const { work, note } of redone) {
    session.asked = note;
    upgradeImports(work, upgradeCompatV1Import);
  }
  session.asked = null;
  if (options.runReady) {
    makeRunReady(asked, session, mode, targetVersion);
  }
  const cells = works.map((work, i): ICellResult => {
    if (before && !isRedone(i)) {
      return before.results[i];
    }
    return work?.result() ?? skipped(notebook.cells[i]);
  });
  if (memory) {
    memory.last = {
      ...{ session, options, works: asked, asked: notes, results: cells },
      ...{ mentions, runs: runsIfAsked(session, notes) }
    };
  }
  const names = finalNames(session, mode, targetVersion);
  return {
    mode,
    targetVersion,
    foreignLanguage: null,
    cells,
    summary: summarize(cells, session.usesTensorflow),
    uses: usesOf(names),
    packages: packagesOf(cells, names, targetVersion)
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

function upgradeAliases(work: CellWork): void {
  for (const node of [...work.unit.syntax.nodes].reverse()) {
    if (node.type === 'assignment') {
      needlessAlias(node, work);
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
 * Each use of TensorFlow by the name that it has once converted in DEFAULT mode,
 * whatever the mode: after SAFETY mode, code imports all of it from compat.v1.
 */
function finalNames(
  session: Session,
  mode: Mode,
  version: string
): readonly string[] {
  const bare = (name: string): string =>
    mode === 'SAFETY' ? name.replace(/^compat\.v1\./, '') : name;
  const names: string[] = [];
  for (const unit of session.units) {
    const own = unit.memo('final names', () =>
      [...session.references(unit).values()].map(({ name }) =>
        finalName(bare(name), 'DEFAULT', version)
      )
    );
    for (const name of own) {
      names.push(name);
    }
  }
  return names;
}

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
