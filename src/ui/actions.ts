import type { IFinding, IFix, ISpan } from '../engine/types';
import type { IFindingView } from '../lab/report/build';

/** What can be done from a report. One object that never changes serves all its parts. */
export interface IReportActions {
  /** Go to a cell, and to a range in it where one is given. */
  goTo(cellId: string, span: ISpan | null): void;
  /** Make a fix. */
  fix(fix: IFix): void;
  /** Make all fixes of a kind as one step. */
  fixKind(kind: string): void;
  /** Put the code of a cell back as it was before it was upgraded. */
  revert(cellId: string): void;
  /** Show a page, by its path from the root of the package. */
  help(page: string): void;
  /** Take the report elsewhere: "html", "text", "json", or "cell". */
  export(format: string): void;
  /** Put a text on the clipboard. */
  copy(text: string): void;
  /** Put a cell that installs what is needed beside TensorFlow into the notebook. */
  insertInstall(): void;
  /**
   * Ignore a finding; where there are others of its kind, ask first, below the button
   * that was clicked, whether those as well.
   */
  ignore(cellId: string, view: IFindingView, button: HTMLElement): void;
  /** Ignore a finding, and no other. */
  ignoreOne(cellId: string, view: IFindingView): void;
  /** Ignore all findings of the kind of one. */
  ignoreKind(finding: IFinding): void;
  /** Show a finding again that was ignored. */
  restore(cellId: string, view: IFindingView): void;
}
