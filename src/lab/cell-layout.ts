/** In style/cells.css: the browser lays the cell out though it is off screen. */
const CLASS = 'jp-TfUpgrade-laidOut';

/**
 * Has the browser lay out changed cells together.
 *
 * JupyterLab 4.5 and newer leave the layout of cells that are off screen to be
 * skipped. In the frame after a change, each changed editor asks where it is; each
 * such question about a skipped cell makes the browser go through the whole notebook,
 * some 10 ms of it where there are a thousand cells. In cells that are not skipped
 * for that one frame, the first question settles all of them.
 */
export class CellLayout {
  /** To be called right after cells were changed, with their nodes. */
  changed(nodes: Iterable<HTMLElement>): void {
    for (const node of nodes) {
      node.classList.add(CLASS);
      this._nodes.add(node);
    }
    // Always the last to be called in a frame, after the editors' own questions.
    cancelAnimationFrame(this._frame);
    this._frame = requestAnimationFrame(() => {
      this._nodes.forEach(node => node.classList.remove(CLASS));
      this._nodes.clear();
    });
  }

  private readonly _nodes = new Set<HTMLElement>();
  private _frame = 0;
}
