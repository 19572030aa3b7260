import { ensureSyntaxTree, highlightingFor } from '@codemirror/language';
import { EditorState, type Extension } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { highlightTree } from '@lezer/highlight';

/** How long a text may be parsed for its colours at a time, in ms. */
const BUDGET = 20;

/** A text in the colours of the editor. */
export class Highlighted {
  /** @param _look - the language and theme of JupyterLab's editors */
  constructor(
    readonly text: string,
    private readonly _look: Extension
  ) {}

  /**
   * Tell a range apart by the classes of its colours, in order. What takes too long to
   * parse has none.
   */
  pieces(
    from: number,
    to: number,
    put: (text: string, classes: string) => void
  ): void {
    const { text } = this;
    const state = (this._state ??= EditorState.create({
      doc: text,
      extensions: this._look
    }));
    let at = from;
    const tree = ensureSyntaxTree(state, to, BUDGET);
    if (tree) {
      const style = (
        tags: Parameters<typeof highlightingFor>[1]
      ): string | null => highlightingFor(state, tags);
      highlightTree(
        tree,
        { style },
        (start, end, classes) => {
          const [first, last] = [Math.max(start, at), Math.min(end, to)];
          if (first < last) {
            if (first > at) {
              put(text.slice(at, first), '');
            }
            put(text.slice(first, last), classes);
            at = last;
          }
        },
        from,
        to
      );
    }
    if (at < to) {
      put(text.slice(at, to), '');
    }
  }

  private _state: EditorState | undefined;
}

const mounted = new Set<Extension>();

/**
 * Put the style sheets of a look into the page, once, which an editor alone can do. Each
 * editor that is made has the browser look at the styles of all editors anew: that is
 * why diffs are no editors.
 *
 * @param parts - of the look; each is known again by being the same
 */
export function mountStyles(parts: readonly Extension[]): void {
  if (parts.some(part => !mounted.has(part))) {
    new EditorView({ extensions: parts }).destroy();
    parts.forEach(part => mounted.add(part));
  }
}
