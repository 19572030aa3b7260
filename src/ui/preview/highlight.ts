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
   * Get ready to tell the colours up to an offset. What takes too long to parse stays
   * without them.
   */
  parseTo(offset: number): void {
    if (offset > this._parsed) {
      this._state ??= EditorState.create({
        doc: this.text,
        extensions: this._look
      });
      const tree = ensureSyntaxTree(this._state, offset, BUDGET);
      if (tree) {
        this._tree = tree;
        this._parsed = offset;
      }
    }
  }

  /** Tell a range apart by the classes of its colours, in order; "" where it has none. */
  pieces(
    from: number,
    to: number,
    put: (text: string, classes: string) => void
  ): void {
    const { text, _state: state, _tree: tree } = this;
    let at = from;
    if (state && tree && to <= this._parsed) {
      highlightTree(
        tree,
        { style: tags => highlightingFor(state, tags) },
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
  private _tree: ReturnType<typeof ensureSyntaxTree> = null;
  private _parsed = 0;
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
