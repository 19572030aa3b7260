import type { TranslationBundle } from '@jupyterlab/translation';

import type { IFinding } from '../../engine/types';
import type { Highlighted } from './highlight';
import type { ILine, IRow } from './rows';

/** What rows are painted with. */
export interface IPaint {
  readonly trans: TranslationBundle;
  /** The texts that lines are of. */
  readonly before: Highlighted;
  readonly after: Highlighted;
  /** What the diff is called, for a screen reader. */
  readonly name: string;
  /** Called when a person wants to see the lines of a fold. */
  readonly showWhole: () => void;
}

const CLASS = 'jp-TfUpgradePreview';

/** Rows of one column. */
export function paintUnified(rows: readonly IRow[], paint: IPaint): Node {
  const nodes = document.createDocumentFragment();
  paint.after.parseTo(
    endOf(rows.map(row => (row.kind === 'line' ? row.line : null)))
  );
  for (const row of rows) {
    switch (row.kind) {
      case 'line':
        nodes.append(line(row.line, paint.after));
        break;
      case 'gone':
        nodes.append(goneLines(row.text));
        break;
      case 'notes':
        nodes.append(notes(row.findings, paint.trans));
        break;
      case 'fold':
        nodes.append(fold(row.lines, paint));
        break;
    }
  }
  return nodes;
}

/**
 * Rows of two columns: each column in an element of its own, so that a selection stays in
 * one, and its lines placed in the rows of a grid, so that they stand beside each other.
 */
export function paintSplit(rows: readonly IRow[], paint: IPaint): Node {
  const { trans, name, before, after } = paint;
  const left = column('before', trans.__('%1, before', name));
  const right = column('after', trans.__('%1, after', name));
  const pairs = rows.flatMap(row => (row.kind === 'pair' ? [row] : []));
  before.parseTo(endOf(pairs.map(pair => pair.left)));
  after.parseTo(endOf(pairs.map(pair => pair.right)));
  rows.forEach((row, index) => {
    const add = (parent: HTMLElement, node: HTMLElement): void => {
      node.style.gridRow = `${index + 1}`;
      parent.append(node);
    };
    switch (row.kind) {
      case 'pair':
        if (row.left) {
          add(left, line(row.left, before));
        }
        if (row.right) {
          add(right, line(row.right, after));
        }
        break;
      case 'notes':
        add(right, notes(row.findings, trans));
        break;
      case 'fold':
        add(left, fold(row.lines, paint));
        break;
    }
  });
  const nodes = document.createElement('div');
  nodes.className = `${CLASS}-columns`;
  nodes.append(left, right);
  return nodes;
}

/** Where the last of some lines ends in its text. */
function endOf(lines: readonly (ILine | null)[]): number {
  for (let index = lines.length - 1; index >= 0; index--) {
    const parts = lines[index]?.parts ?? [];
    const last = [...parts].reverse().find(part => part.from !== null);
    if (last) {
      return (last.from ?? 0) + last.text.length;
    }
  }
  return 0;
}

function column(side: string, label: string): HTMLElement {
  const node = document.createElement('div');
  node.className = `${CLASS}-column`;
  node.dataset.side = side;
  node.setAttribute('role', 'group');
  node.setAttribute('aria-label', label);
  return node;
}

/** What comes from the notebook is text, here and below, never markup. */
function line({ parts, isChanged }: ILine, text: Highlighted): HTMLElement {
  const node = document.createElement('div');
  node.className = `${CLASS}-line${isChanged ? ' jp-mod-changed' : ''}`;
  for (const part of parts) {
    const parent =
      part.kind === 'same'
        ? node
        : document.createElement(part.kind === 'new' ? 'ins' : 'del');
    if (part.from === null) {
      parent.append(part.text);
    } else {
      text.pieces(part.from, part.from + part.text.length, (piece, classes) => {
        parent.append(classes ? coloured(piece, classes) : piece);
      });
    }
    if (parent !== node) {
      node.append(parent);
    }
  }
  if (parts.length === 0) {
    // An empty line is as high as the others.
    node.append(document.createElement('br'));
  }
  return node;
}

function coloured(text: string, classes: string): HTMLElement {
  const node = document.createElement('span');
  node.className = classes;
  node.textContent = text;
  return node;
}

function goneLines(text: string): HTMLElement {
  const node = document.createElement('div');
  node.className = `${CLASS}-gone`;
  const gone = document.createElement('del');
  gone.textContent = text;
  node.append(gone);
  return node;
}

function fold(
  lines: number,
  { trans, showWhole }: Pick<IPaint, 'trans' | 'showWhole'>
): HTMLElement {
  const button = document.createElement('button');
  button.className = `${CLASS}-fold`;
  button.textContent = trans._n(
    '%1 unchanged line',
    '%1 unchanged lines',
    lines
  );
  button.addEventListener('click', showWhole);
  return button;
}

function notes(
  findings: readonly IFinding[],
  trans: TranslationBundle
): HTMLElement {
  const list = document.createElement('ul');
  list.className = `${CLASS}-notes`;
  for (const finding of findings) {
    const item = document.createElement('li');
    item.dataset.severity = finding.severity;
    const badge = document.createElement('span');
    badge.className = 'jp-TfUpgrade-badge';
    badge.textContent = severityWord(finding, trans);
    item.append(badge, finding.message);
    list.append(item);
  }
  return list;
}

function severityWord(finding: IFinding, trans: TranslationBundle): string {
  switch (finding.severity) {
    case 'ERROR':
      return trans.__('Error');
    case 'WARNING':
      return trans.__('Warning');
    default:
      return finding.applied
        ? finding.fallback
          ? trans.__('compat.v1')
          : trans.__('Change')
        : trans.__('Note');
  }
}
