import { upgradeCall } from './rules/calls';
import { CellWork } from './cell-work';
import { before1Order } from './homes/before1-order';
import { needlessAlias } from './homes/needless-alias';
import { isPython } from './language';
import { upgradeImport } from './rules/imports';
import { upgradeName } from './rules/names';
import { cellNotes } from './rules/cell-notes';
import { ModelMapping } from './mapping/mapping-notes';
import { packagesOf } from './report/packages';
import { summarize } from './report/summary';
import { NO_USES, usesOf } from './report/uses';
import { finalName } from './run-ready/needs';
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
 */
export function migrate(
  parser: PythonParser,
  notebook: INotebook,
  options: IOptions = {}
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
  const session = new Session(
    notebook.cells,
    parser,
    { upgradeCompatV1Import },
    mode,
    options.runReady
  );
  const only = options.only ? new Set(options.only) : null;
  const mentions =
    session.usesTensorflow ||
    notebook.cells.some(cell => cell.source.includes('tensorflow'));
  const mapping = new ModelMapping(session);
  const values = new ValueNotes(session);
  const works = notebook.cells.map((cell, i): CellWork | null => {
    const unit = session.units[i];
    if (only && !only.has(cell.id)) {
      return null;
    }
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
    if (session.usesTensorflow) {
      values.report(work);
    }
    return work;
  });
  const asked = works.filter(work => work !== null);
  // When all names are done: an import may go that nothing needs any more.
  for (const work of asked) {
    upgradeBindings(work, upgradeCompatV1Import);
  }
  if (options.runReady) {
    makeRunReady(asked, session, mode, targetVersion);
  }
  const cells = works.map(
    (work, i): ICellResult => work?.result() ?? skipped(notebook.cells[i])
  );
  const names = finalNames(session, mode, targetVersion);
  return {
    mode,
    targetVersion,
    foreignLanguage: null,
    cells,
    summary: summarize(cells, session.usesTensorflow),
    uses: usesOf(names),
    packages: packagesOf(
      cells.map(cell => cell.output),
      names,
      targetVersion
    )
  };
}

/** What binds names: imports, and assignments of modules that are gone. */
function upgradeBindings(work: CellWork, upgradeCompatV1: boolean): void {
  for (const node of work.unit.syntax.nodes) {
    if (
      node.type === 'import_statement' ||
      node.type === 'import_from_statement'
    ) {
      upgradeImport(node, work, upgradeCompatV1);
    } else if (node.type === 'assignment') {
      needlessAlias(node, work);
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
  const own = (name: string): string =>
    mode === 'SAFETY' ? name.replace(/^compat\.v1\./, '') : name;
  return session.units.flatMap(unit =>
    [...session.references(unit).values()].map(({ name }) =>
      finalName(own(name), 'DEFAULT', version)
    )
  );
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
