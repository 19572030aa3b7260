import { nullTranslator } from '@jupyterlab/translation';
import { Widget } from '@lumino/widgets';

import { fakeEngine } from '../../lab/__tests__/fakes';
import type { IPreviewCell } from '../../lab/preview/cells';
import type { IEntryStyle } from './entry';
import { CellList } from './list';

const trans = nullTranslator.load('jupyterlab');
const STYLE: IEntryStyle = {
  layout: 'unified',
  notes: 'loud',
  look: [],
  trans
};

/** Says on request what has come into view; jsdom has no layout to tell. */
class FakeObserver {
  static last: FakeObserver;
  constructor(private readonly _seen: IntersectionObserverCallback) {
    FakeObserver.last = this;
  }
  readonly nodes = new Set<Element>();
  observe(node: Element): void {
    this.nodes.add(node);
  }
  unobserve(node: Element): void {
    this.nodes.delete(node);
  }
  disconnect(): void {
    this.nodes.clear();
  }
  see(nodes: readonly Element[], isIntersecting = true): void {
    this._seen(
      nodes.map(
        target => ({ target, isIntersecting }) as IntersectionObserverEntry
      ),
      this as unknown as IntersectionObserver
    );
  }
}

beforeAll(() => {
  window.IntersectionObserver =
    FakeObserver as unknown as typeof IntersectionObserver;
});

function cells(...sources: string[]): IPreviewCell[] {
  return sources.map((source, index) => {
    const cell = { id: `c${index}`, number: index + 1, source };
    const [result] = fakeEngine.migrate({ cells: [cell] }).cells;
    const state = { ticked: true, stale: false, edited: false };
    return { ...cell, result, chosen: result, ...state };
  });
}

function show(list: readonly IPreviewCell[]) {
  const actions = { tick: jest.fn(), goTo: jest.fn() };
  const widget = new CellList(actions, STYLE, document.body);
  // A long diff makes one too, later.
  const observer = FakeObserver.last;
  Widget.attach(widget, document.body);
  widget.setCells(list);
  const sections = (): HTMLElement[] =>
    Array.from(widget.node.querySelectorAll('section'));
  const see = (on = true, nodes = sections()): void => observer.see(nodes, on);
  return { widget, actions, observer, sections, see };
}

/** Waits until it is so; frames come when they come. */
async function until(isSo: () => boolean): Promise<void> {
  for (let tries = 0; tries < 500 && !isSo(); tries++) {
    await new Promise(resolve => setTimeout(resolve, 10));
  }
  expect(isSo()).toBe(true);
}

const diffs = (widget: CellList): number =>
  widget.node.querySelectorAll('.jp-TfUpgradePreview-code').length;

describe('CellList', () => {
  it('makes headings at once, and diffs of what is seen', async () => {
    const { sections, see, widget, observer } = show(
      cells('tf.log(1)', 'tf.log(2)')
    );
    expect(
      sections().map(node => node.querySelector('h3')?.textContent)
    ).toEqual(['Cell 1', 'Cell 2']);
    expect(widget.node.querySelector('.jp-TfUpgradePreview-code')).toBeNull();
    see(true, [sections()[1]]);
    expect(sections()[0].querySelector('.jp-TfUpgradePreview-code')).toBeNull();
    expect(sections()[1].querySelector('ins')?.textContent).toBe('math.log');
    see();
    await until(() => diffs(widget) === 2);
    widget.dispose();
    expect(observer.nodes.size).toBe(0);
  });

  it('makes the first headings at once, and many a slice at a time', async () => {
    const many = Array.from({ length: 400 }, (_, i) => `tf.log(${i})`);
    const { sections, widget } = show(cells(...many));
    expect(sections()).toHaveLength(16);
    await until(() => sections().length === 400);
    expect(sections()[399].textContent).toContain('Cell 400');
    widget.dispose();
  });

  it('keeps a limited number of diffs', async () => {
    const many = Array.from({ length: 100 }, (_, i) => `tf.log(${i})`);
    const { sections, see, widget } = show(cells(...many));
    await until(() => sections().length === 100);
    see();
    await until(() => diffs(widget) === 100);
    see(false);
    see(true, [sections()[0]]);
    await until(() => diffs(widget) === 60);
    expect(
      sections()[0].querySelector('.jp-TfUpgradePreview-code')
    ).not.toBeNull();
    widget.dispose();
  });

  it('shows another state of a cell, and leaves the others alone', () => {
    const list = cells('tf.log(1)', 'tf.log(2)', 'tf.log(3)');
    const { sections, see, widget } = show(list);
    see();
    const [first, , third] = sections();
    const diff = first.querySelector('.jp-TfUpgradePreview-code');
    widget.setCells([list[0], { ...list[2], ticked: false, stale: true }]);
    expect(sections()).toEqual([first, third]);
    expect(first.querySelector('.jp-TfUpgradePreview-code')).toBe(diff);
    expect(third.textContent).toContain('Edited just now');
    expect(third.querySelector('input')?.checked).toBe(false);
    widget.setCells(list);
    expect(sections().map(node => node.dataset.cellId)).toEqual([
      'c0',
      'c1',
      'c2'
    ]);
    widget.dispose();
  });

  it('ticks a cell, and goes to it', () => {
    const { sections, actions, widget } = show(cells('tf.log(1)'));
    sections()[0].querySelector('input')?.click();
    expect(actions.tick).toHaveBeenCalledWith('c0', false);
    sections()[0].querySelector('button')?.click();
    expect(actions.goTo).toHaveBeenCalledWith('c0');
    widget.dispose();
  });

  it('shows text of a notebook as text', () => {
    const { sections, see, widget } = show(
      cells("tf.log('<b id=evil>')\ntf.contrib('<i id=evil>')")
    );
    see();
    expect(sections()[0].querySelector('#evil')).toBeNull();
    expect(sections()[0].textContent).toContain('<b id=evil>');
    widget.dispose();
  });

  it('makes a long diff by parts, as they are seen', () => {
    const long = Array.from({ length: 300 }, (_, i) => `tf.log(${i})`);
    const { sections, see, widget } = show(cells(long.join('\n')));
    see();
    const lines = (): string[] =>
      Array.from(
        sections()[0].querySelectorAll('.jp-TfUpgradePreview-line'),
        line => line.textContent ?? ''
      );
    const first = lines().length;
    expect(first).toBeLessThan(150);
    const parts = FakeObserver.last;
    expect(parts.nodes.size).toBeGreaterThan(1);
    parts.see([...parts.nodes].slice(-1));
    expect(lines().length).toBeGreaterThan(first);
    expect(lines()[lines().length - 1]).toContain('299');
    parts.see([...parts.nodes]);
    expect(lines()).toHaveLength(300);
    widget.setCells([]);
    expect(parts.nodes.size).toBe(0);
    widget.dispose();
  });

  it('shows two texts side by side, whatever ends their lines', () => {
    const { sections, see, widget } = show(cells('a = 1\r\ntf.log(1)\r\n'));
    see();
    widget.setStyle({ ...STYLE, layout: 'split', notes: 'all' });
    const text = (side: string): string[] =>
      Array.from(
        sections()[0].querySelectorAll(
          `[data-side=${side}] .jp-TfUpgradePreview-line`
        ),
        line => line.textContent ?? ''
      );
    expect(text('before')).toEqual(['a = 1', 'tf.log(1)', '']);
    expect(text('after')).toEqual(['a = 1', 'tf.math.log(1)', '']);
    expect(
      sections()[0].querySelector('.jp-TfUpgradePreview-notes')?.textContent
    ).toContain('A message.');
    widget.dispose();
  });
});
