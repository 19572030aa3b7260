import type { IFinding, IPathStep } from '../engine/types';
import { escapeHtml } from './escape-html';
import { STYLE } from './html-style';
import type { IFileResult, IRunResult } from './result';
import { reportText, type IForm, type IHead } from './layout';
import { count, issuesOf, oneLine, pipInstall } from './result';

/** The title of every such page, by which one is known again. */
export const TITLE = 'TensorFlow 2 migration report';

/**
 * The report as one page that needs nothing else: no script, no font, no network.
 * Every text of the run is escaped, as names in a notebook may be anything.
 */
export function htmlReport(run: IRunResult): string {
  return reportText(htmlForm, run);
}

export const htmlForm: IForm = {
  pieces: file =>
    file.status === 'failed' || file.findings.length > 0
      ? [fileHtml(file), '']
      : ['', quietItem(file)],

  *layout(head, [shown = [], quiet = []], shard) {
    yield `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${TITLE}</title>
<style>${STYLE}</style>
</head>
<body>
<h1>${TITLE}</h1>
<p>tf-upgrade ${escapeHtml(head.version)}, ${escapeHtml(head.mode)} mode, for TensorFlow ${escapeHtml(head.targetVersion)}</p>
${head.notes.map(note => `<p>${escapeHtml(note)}</p>\n`).join('')}${packagesHtml(head)}${summaryHtml(head)}
`;
    for (const [index, piece] of shown.entries()) {
      yield index === 0 ? '' : '\n';
      yield { piece };
    }
    yield '\n';
    if (quiet.length > 0) {
      yield `<details>
<summary><h2>Nothing to say about</h2> <span>${count(quiet.length, 'file')}</span></summary>
<ul>
`;
      for (const piece of quiet) {
        yield { piece };
      }
      yield `</ul>
</details>`;
    }
    yield '\n</body>\n</html>\n';
    if (shard !== null) {
      yield `<!-- ${shard} -->\n`;
    }
  }
};

function packagesHtml({ packages }: IHead): string {
  return packages.length === 0
    ? ''
    : `<p>To be installed beside TensorFlow: <code>${escapeHtml(pipInstall(packages))}</code></p>\n`;
}

function summaryHtml({ counts }: IHead): string {
  const rows: [string, number][] = [
    ['Files changed', counts.changed],
    ['Files unchanged', counts.unchanged],
    ['Files failed', counts.failed],
    ['Errors', counts.errors],
    ['Warnings', counts.warnings],
    ['For information', counts.infos],
    ['Uses of tf.compat.v1', counts.fallbacks]
  ];
  const items = rows.map(
    ([name, number]) => `<div><dt>${name}</dt><dd>${number}</dd></div>`
  );
  return `<dl>${items.join('')}</dl>`;
}

function fileHtml(file: IFileResult): string {
  const issues = issuesOf(file).length;
  const open = issues > 0 || file.status === 'failed' ? ' open' : '';
  const note =
    file.status === 'failed'
      ? 'failed'
      : `${file.status}, ${count(issues, 'issue')}`;
  const error =
    file.error === undefined
      ? ''
      : `<p class="error">${escapeHtml(file.error)}</p>`;
  const output =
    file.output === file.path || file.status === 'failed'
      ? ''
      : `<p>Written to <code>${escapeHtml(oneLine(file.output))}</code></p>`;
  const cells = [...byCell(file.findings)].map(([cell, findings]) =>
    cellHtml(cell, findings)
  );
  return `<details${open}>
<summary><h2>${escapeHtml(oneLine(file.path))}</h2> <span>${note}</span></summary>
${error}${output}${stepsHtml(file.steps ?? [])}${cells.join('\n')}
</details>`;
}

const STATUS = {
  done: 'done',
  todo: 'to do',
  'not-applicable': 'does not apply'
} as const;

/** The steps of the migration, in their order. */
function stepsHtml(steps: readonly IPathStep[]): string {
  if (steps.length === 0) {
    return '';
  }
  const items = steps.map(
    ({ status, title, next }) =>
      `<li class="${status}"><b>${escapeHtml(title)}</b>: ${STATUS[status]}<br>${escapeHtml(next)}</li>`
  );
  return `<h3>Migration steps</h3>\n<ol>\n${items.join('\n')}\n</ol>\n`;
}

function byCell(findings: readonly IFinding[]): Map<number | null, IFinding[]> {
  const cells = new Map<number | null, IFinding[]>();
  for (const finding of findings) {
    const list = cells.get(finding.cell) ?? [];
    list.push(finding);
    cells.set(finding.cell, list);
  }
  return cells;
}

function cellHtml(cell: number | null, findings: readonly IFinding[]): string {
  const title = cell === null ? '' : `<h3>Cell ${cell}</h3>\n`;
  const rows = findings.map(
    finding => `<tr class="${finding.severity.toLowerCase()}">
<td>${finding.line}:${finding.column}</td>
<td>${escapeHtml(finding.severity)}</td>
<td>${escapeHtml(finding.message)}${nameHtml(finding)}</td>
<td><code title="${escapeHtml(finding.help)}">${escapeHtml(finding.rule)}</code></td>
</tr>`
  );
  return `${title}<table>
<thead><tr><th>Place</th><th>Severity</th><th>Finding</th><th>Rule</th></tr></thead>
<tbody>
${rows.join('\n')}
</tbody>
</table>`;
}

/** The name it is about and the one to use, where it has them. */
function nameHtml({ symbol, replacement }: IFinding): string {
  if (symbol === '') {
    return '';
  }
  const now = replacement
    ? ` \u2192 <code>${escapeHtml(replacement)}</code>`
    : '';
  return `<br><code>${escapeHtml(symbol)}</code>${now}`;
}

function quietItem(file: IFileResult): string {
  return `<li>${escapeHtml(oneLine(file.path))} (${file.status})</li>\n`;
}
