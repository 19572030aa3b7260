import { keepFocus } from './keep-focus';

function show(html: string): HTMLElement {
  const root = document.createElement('div');
  root.innerHTML = html;
  document.body.replaceChildren(root);
  return root;
}

const settled = (): Promise<void> => new Promise(done => setTimeout(done, 0));
const at = (): string => document.activeElement?.id ?? '';

const CONTROLS =
  '<button id=a></button><p><button id=b></button></p><button id=off disabled></button>' +
  '<details><summary id=s></summary><button id=folded></button></details>';
const SECTIONS =
  '<section><button id=head></button><p><button id=in></button></p></section>' +
  '<section><button id=other></button></section>';

describe('keepFocus', () => {
  it.each([
    ['the next one', 'a', ['a'], 'b'],
    ['the next that can have it', 'b', ['b'], 's'],
    ['no one that is folded away', 'b', ['b', 's'], 'a'],
    ['the one before at the end', 's', ['s'], 'b'],
    ['the page where none is left', 'a', ['a', 'b', 's'], ''],
    ['its own section first', 'in', ['in'], 'head']
  ])('gives the focus to %s', async (_, first, gone, then) => {
    const root = show(first === 'in' ? SECTIONS : CONTROLS);
    const stop = keepFocus(root);
    root.querySelector<HTMLElement>(`#${first}`)?.focus();
    expect(at()).toBe(first);
    gone.forEach(id => root.querySelector(`#${id}`)?.remove());
    await settled();
    expect(at()).toBe(then);
    stop();
  });

  it('leaves it where a person went meanwhile', async () => {
    const root = show(CONTROLS);
    const elsewhere = document.createElement('button');
    elsewhere.id = 'elsewhere';
    document.body.append(elsewhere);
    const stop = keepFocus(root);
    root.querySelector<HTMLElement>('#a')?.focus();
    elsewhere.focus();
    root.querySelector('#a')?.remove();
    await settled();
    expect(at()).toBe('elsewhere');
    stop();
  });

  it('ends', async () => {
    const root = show(CONTROLS);
    keepFocus(root)();
    root.querySelector<HTMLElement>('#a')?.focus();
    root.querySelector('#a')?.remove();
    await settled();
    expect(at()).toBe('');
  });
});
