/** What can have the focus in our panels. */
const FOCUSABLE = 'button, input, select, summary, a[href], [tabindex]';

/**
 * Keep the place of the keyboard in a part of the page whose controls come and go: when
 * the one that has the focus is taken away, by what it did for example, the next one that
 * is left has it, or the one before; of the same list or section where one is left there,
 * so that what a person looks at does not scroll away. Else the page itself would have it,
 * and Tab would begin at the page's top.
 *
 * @returns a function that ends it
 */
export function keepFocus(root: HTMLElement): () => void {
  let focused: Element | null = null;
  // Those that come after it, and those before, the nearest first.
  let others: Element[] = [];
  // What it is in, the nearest first, up to the root.
  let around: Element[] = [];

  const onFocus = ({ target }: FocusEvent): void => {
    focused = target instanceof Element ? target : null;
    const all = Array.from(root.querySelectorAll(FOCUSABLE));
    const at = focused ? all.indexOf(focused) : -1;
    others = [...all.slice(at + 1), ...all.slice(0, Math.max(at, 0)).reverse()];
    around = [];
    for (let node = focused; node && node !== root; node = node.parentElement) {
      around.push(node);
    }
    around.push(root);
  };
  const observer = new MutationObserver(() => {
    if (!focused || root.contains(focused)) {
      return;
    }
    focused = null;
    const { activeElement, body } = document;
    if (activeElement && activeElement !== body) {
      return;
    }
    const left = others.filter(
      (node): node is HTMLElement =>
        node instanceof HTMLElement && root.contains(node) && canHaveIt(node)
    );
    for (const place of around) {
      const next = left.find(node => place !== node && place.contains(node));
      if (next) {
        next.focus();
        return;
      }
    }
  });
  root.addEventListener('focusin', onFocus);
  observer.observe(root, { childList: true, subtree: true });
  return () => {
    root.removeEventListener('focusin', onFocus);
    observer.disconnect();
  };
}

function canHaveIt(node: HTMLElement): boolean {
  const folded = node.closest('details:not([open])');
  return (
    !node.matches(':disabled') &&
    (folded === null || node.matches('summary') || folded === node)
  );
}
