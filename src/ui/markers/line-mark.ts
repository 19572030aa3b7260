import { GutterMarker } from '@codemirror/view';

import type { Severity } from '../../engine/types';

/** The mark beside a line that a finding is in. */
export class LineMark extends GutterMarker {
  private constructor(private readonly _severity: Severity) {
    super();
  }

  /** The mark of a severity; there is one of each. */
  static of(severity: Severity): LineMark {
    return (LineMark._marks[severity] ??= new LineMark(severity));
  }

  override toDOM(): HTMLElement {
    const node = document.createElement('span');
    node.className = 'jp-TfUpgrade-lineMark';
    node.dataset.severity = this._severity;
    return node;
  }

  private static readonly _marks: Partial<Record<Severity, LineMark>> = {};
}
