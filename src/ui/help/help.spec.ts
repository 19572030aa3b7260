import {
  RenderMimeRegistry,
  standardRendererFactories
} from '@jupyterlab/rendermime';
import { nullTranslator } from '@jupyterlab/translation';
import { Widget } from '@lumino/widgets';

import { Help } from './help';
import { followLink, pageText, placeOf } from './page-text';

const PAGES: Record<string, string> = {
  'rules/contrib.md': [
    '# `tf.contrib` is gone',
    'See [rnn](contrib-rnn.md), [the web](https://example.org/), [all](../../README.md).',
    '## By hand'
  ].join('\n\n'),
  'rules/contrib-rnn.md': '# Cells'
};

async function show() {
  const help = new Help({
    rendermime: new RenderMimeRegistry({
      initialFactories: standardRendererFactories,
      // Links are all of markdown that the help has to do with.
      markdownParser: {
        render: async text =>
          text.replace(/\[(.*?)\]\((.*?)\)/g, '<a href="$2">$1</a>')
      }
    }),
    trans: nullTranslator.load('jupyterlab'),
    pages: {
      paths: Object.keys(PAGES),
      load: async path => {
        if (!PAGES[path]) {
          throw new Error('offline');
        }
        return PAGES[path];
      }
    }
  });
  Widget.attach(help, document.body);
  const link = (text: string): HTMLAnchorElement | undefined =>
    Array.from(help.node.querySelectorAll('a')).find(
      anchor => anchor.textContent === text
    );
  const changed = (): Promise<void> =>
    new Promise(resolve => {
      const slot = (): void => {
        help.changed.disconnect(slot);
        resolve();
      };
      help.changed.connect(slot);
    });
  return { help, link, changed };
}

describe('Help', () => {
  it('shows a page, follows its links and comes back', async () => {
    const { help, link, changed } = await show();
    await help.open(placeOf('docs/rules/contrib.md'));
    expect(help.title.label).toBe('tf.contrib is gone');
    expect(link('the web')?.target).toBe('_blank');
    expect(link('all')).toBeUndefined();
    const next = changed();
    link('rnn')?.click();
    await next;
    expect(help.title.label).toBe('Cells');
    expect(help.canGoBack).toBe(true);
    await help.goBack();
    expect(help.title.label).toBe('tf.contrib is gone');
    expect(help.canGoBack).toBe(false);
  });

  it('lists all rules, and says what it does not have', async () => {
    const { help, link } = await show();
    await help.open();
    expect(link('contrib-rnn')).toBeDefined();
    await help.open(placeOf('nothing'));
    expect(help.node.textContent).toContain('no page');
    PAGES['rules/contrib.md'] = '';
    await help.open(placeOf('docs/rules/contrib.md'));
    expect(help.node.textContent).toContain('offline');
  });
});

it('takes the title of a page from its heading, or its name', () => {
  const { title, markdown } = pageText(PAGES['rules/contrib-rnn.md'], 'x');
  expect([title, markdown]).toEqual(['Cells', '# Cells']);
  expect(pageText('No heading', 'rules/x.md').title).toBe('x');
});

it.each([
  ['contrib.md', 'rules/contrib.md', ''],
  ['./a-b.md#c', 'rules/a-b.md', 'c'],
  ['../migration-path.md#d', 'migration-path.md', 'd'],
  ['https://x/a.md', undefined, undefined],
  ['#here', undefined, undefined]
])('knows where %s leads to', (href, path, anchor) => {
  const place = followLink(href, 'rules/x.md');
  expect([place?.path, place?.anchor]).toEqual([path, anchor]);
});
