/** Stand-ins for the specs: an engine of two rules, and a notebook to use it on. */
import { YNotebook } from '@jupyter/ydoc';

import { NO_USES } from '../../engine/report/uses';
import type {
  ICell,
  ICellResult,
  IEdit,
  IEngine,
  IFinding,
  IMigration,
  INotebook,
  IOptions
} from '../../engine/types';
import type { IMigrator } from '../../worker/client';
import type { ISessionHost } from '../model';

/**
 * Renames tf.log, sends tf.placeholder to compat.v1, and warns of tf.contrib and of all names
 * that begin with tf.nowhere.
 */
export const fakeEngine: IEngine = {
  migrate(notebook: INotebook, options: IOptions = {}): IMigration {
    const foreign = notebook.language === 'R' ? 'R' : null;
    const cells = notebook.cells.map(cell =>
      foreign || (options.only && !options.only.includes(cell.id))
        ? result(cell, [], [], 'skipped')
        : migrateCell(cell)
    );
    const all = cells.flatMap(cell => cell.findings);
    return {
      mode: options.mode ?? 'DEFAULT',
      targetVersion: '2.21',
      foreignLanguage: foreign,
      cells,
      summary: {
        cells: cells.length,
        changedCells: cells.filter(cell => cell.edits.length > 0).length,
        changes: all.filter(finding => finding.applied).length,
        errors: all.filter(finding => finding.severity === 'ERROR').length,
        warnings: all.filter(finding => finding.severity === 'WARNING').length,
        fallbacks: all.filter(finding => finding.fallback).length,
        usesTensorflow: notebook.cells.some(cell => /\btf\b/.test(cell.source))
      },
      uses: NO_USES,
      packages: []
    };
  }
};

/** The fake engine, as a client offers it. */
export const fakeMigrator: IMigrator = {
  migrate: async (notebook, options) => fakeEngine.migrate(notebook, options)
};

const NAMES: [RegExp, string, boolean][] = [
  [/(?<=tf\.)log\b/g, 'math.log', false],
  [/(?<=tf\.)placeholder\b/g, 'compat.v1.placeholder', true],
  [/(?<=tf\.)(?:contrib\b|nowhere\w*)/g, '', false]
];

function migrateCell(cell: ICell): ICellResult {
  const hits = NAMES.flatMap(([pattern, text, fallback]) =>
    [...cell.source.matchAll(pattern)].map(match => ({
      start: match.index,
      end: match.index + match[0].length,
      text,
      fallback
    }))
  ).sort((a, b) => a.start - b.start);
  const edits: IEdit[] = [];
  const findings: IFinding[] = [];
  let moved = 0;
  for (const { start, end, text, fallback } of hits) {
    const applied = text !== '' && !cell.readOnly;
    const at = start + moved;
    const index = edits.length;
    const line = cell.source.slice(0, start).split('\n').length;
    if (applied) {
      edits.push({ start, end, text });
      moved += text.length - (end - start);
    }
    findings.push({
      ...{ cellId: cell.id, cell: cell.number, span: { start, end } },
      outputSpan: {
        start: at,
        end: at + (applied ? text.length : end - start)
      },
      ...{ line, column: start, endLine: line, endColumn: end },
      severity: text === '' ? 'ERROR' : 'INFO',
      rule: text === '' ? 'contrib' : 'rename',
      symbol: `tf.${cell.source.slice(start, end)}`,
      replacement: text === '' ? null : `tf.${text}`,
      ...{ fallback, applied, message: 'A message.', help: 'docs/rules/x.md' },
      edits: applied ? [index] : [],
      fix: null
    });
  }
  return result(cell, edits, findings);
}

function result(
  cell: ICell,
  edits: IEdit[],
  findings: IFinding[],
  status: ICellResult['status'] = edits.length > 0 ? 'changed' : 'unchanged'
): ICellResult {
  let output = cell.source;
  [...edits].reverse().forEach(({ start, end, text }) => {
    output = output.slice(0, start) + text + output.slice(end);
  });
  return {
    id: cell.id,
    number: cell.number,
    status,
    edits,
    output,
    findings,
    syntax: null
  };
}

/** A notebook as JupyterLab makes it: each cell with an undo stack of its own. */
export function makeNotebook(...sources: string[]): YNotebook {
  return makeNotebookWith(false, ...sources);
}

/** As `makeNotebook`, with one undo stack for all where `documentWide` is set. */
export function makeNotebookWith(
  documentWide: boolean,
  ...sources: string[]
): YNotebook {
  return makeNotebookOf(sources, { documentWide });
}

/** As `makeNotebook`, of cells with other ids than `c0`, `c1` and so on. */
export function makeNotebookOf(
  sources: readonly string[],
  { documentWide = false, idOf = (index: number) => `c${index}` } = {}
): YNotebook {
  // @jupyter/ydoc reads types that are in no document yet, and Yjs warns of it.
  const quiet = jest.spyOn(console, 'warn').mockImplementation();
  const notebook = YNotebook.create({
    disableDocumentWideUndoRedo: !documentWide,
    data: {
      nbformat: 4,
      nbformat_minor: 5,
      metadata: {
        language_info: { name: 'python' },
        orig_nbformat: 4
      },
      cells: sources.map((source, index) =>
        source.startsWith('#md')
          ? { cell_type: 'markdown', id: idOf(index), metadata: {}, source }
          : {
              cell_type: 'code',
              id: idOf(index),
              metadata: { tags: ['kept'] },
              source,
              execution_count: 7,
              outputs: [{ output_type: 'stream', name: 'stdout', text: 'out' }]
            }
      )
    }
  });
  quiet.mockRestore();
  // As JupyterLab does when a file is loaded.
  notebook.clearUndoHistory();
  return notebook;
}

/** A host for a session over a notebook. */
export function makeHost(shared: YNotebook, readOnly = false): ISessionHost {
  return { name: 'a.ipynb', path: 'folder/a.ipynb', readOnly, shared };
}
