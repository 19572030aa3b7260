import type { Extension } from '@codemirror/state';
import type { TranslationBundle } from '@jupyterlab/translation';

import type { IDiffInput } from './diff-input';
import { Highlighted } from './highlight';
import { paintSplit, paintUnified, type IPaint } from './paint';
import { foldsOf, type IRow } from './rows';
import { splitRows } from './split-rows';
import { unifiedRows } from './unified-rows';

/** unified: the changes in the text; split: the two texts side by side. */
export type DiffLayout = 'unified' | 'split';

/** How diffs are shown. */
export interface IDiffStyle {
  readonly layout: DiffLayout;
  /** The language and theme of JupyterLab's editors. */
  readonly look: Extension;
  readonly trans: TranslationBundle;
}

/** What one diff is. */
export interface IDiffOptions {
  readonly input: IDiffInput;
  /** What it is called, for a screen reader. */
  readonly name: string;
  /** Whether the lines that nothing happens to are shown. */
  readonly whole: boolean;
  /** Called when a person wants to see those. */
  readonly showWhole: () => void;
}

/** How many rows are painted at a time; those of a longer diff as they come into view. */
const PART = 80;

/** The height of a row before there is one to measure, in pixels. */
export const ROW_HEIGHT = 17;

/** How far from what is seen rows are painted, in pixels. */
const AHEAD = '600px 0px';

/**
 * Show a diff: plain elements, in the colours of the editor.
 *
 * @returns takes it away again
 */
export function showDiff(
  parent: HTMLElement,
  style: IDiffStyle,
  { input, name, whole, showWhole }: IDiffOptions
): () => void {
  const { layout, trans, look } = style;
  const { before, after } = input;
  const isSplit = layout === 'split';
  const folds = whole ? [] : foldsOf(input);
  const rows = (isSplit ? splitRows : unifiedRows)(input, folds);
  const paint: IPaint = {
    ...{ trans, name, showWhole },
    before: new Highlighted(before, look),
    after: new Highlighted(after, look)
  };
  const code = document.createElement('div');
  code.className = 'jp-TfUpgradePreview-code';
  if (!isSplit) {
    code.setAttribute('role', 'group');
    code.setAttribute('aria-label', trans.__('%1, with its changes', name));
  }
  const painter = isSplit ? paintSplit : paintUnified;
  parent.append(code);
  const stop = paintParts(code, rows, part => painter(part, paint));
  return () => {
    stop();
    code.remove();
  };
}

/**
 * Paint rows: the first ones at once, and the others as they come into view.
 *
 * @returns stops waiting for them
 */
function paintParts(
  code: HTMLElement,
  rows: readonly IRow[],
  paint: (part: readonly IRow[]) => Node
): () => void {
  code.append(paint(rows.slice(0, PART)));
  if (rows.length <= PART) {
    return () => undefined;
  }
  const waiting = new Map<Element, readonly IRow[]>();
  const observer = new IntersectionObserver(
    entries => {
      for (const { target, isIntersecting } of entries) {
        const part = waiting.get(target);
        if (part && isIntersecting) {
          waiting.delete(target);
          observer.unobserve(target);
          target.replaceWith(paint(part));
        }
      }
    },
    { root: code.closest('.jp-TfUpgradePreview'), rootMargin: AHEAD }
  );
  for (let start = PART; start < rows.length; start += PART) {
    const part = rows.slice(start, start + PART);
    const place = document.createElement('div');
    place.style.height = `${part.length * ROW_HEIGHT}px`;
    waiting.set(place, part);
    code.append(place);
    observer.observe(place);
  }
  return () => observer.disconnect();
}
