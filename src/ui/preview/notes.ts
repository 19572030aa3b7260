import {
  EditorState,
  RangeSetBuilder,
  type Extension
} from '@codemirror/state';
import { Decoration, EditorView, WidgetType } from '@codemirror/view';
import type { TranslationBundle } from '@jupyterlab/translation';

import type { IFinding } from '../../engine/types';
import type { INote } from './diff-input';

/** Show what is said of a line below that line, in the text after the upgrade. */
export function lineNotes(
  notes: readonly INote[],
  trans: TranslationBundle
): Extension {
  return EditorView.decorations.compute(['doc'], state => {
    const builder = new RangeSetBuilder<Decoration>();
    for (const [at, findings] of byLine(state, notes)) {
      const widget = new LineNotes(findings, trans);
      builder.add(at, at, Decoration.widget({ widget, block: true, side: 1 }));
    }
    return builder.finish();
  });
}

/** The findings by the end of the line that they are about, in order. */
function byLine(
  state: EditorState,
  notes: readonly INote[]
): [number, IFinding[]][] {
  const lines = new Map<number, IFinding[]>();
  for (const { finding, after } of notes) {
    const { to } = state.doc.lineAt(Math.min(after, state.doc.length));
    const list = lines.get(to) ?? [];
    lines.set(to, list);
    if (!list.some(other => other.message === finding.message)) {
      list.push(finding);
    }
  }
  return [...lines].sort(([a], [b]) => a - b);
}

class LineNotes extends WidgetType {
  constructor(
    private readonly _findings: readonly IFinding[],
    private readonly _trans: TranslationBundle
  ) {
    super();
  }

  override toDOM(): HTMLElement {
    const list = document.createElement('ul');
    list.className = 'jp-TfUpgradePreview-notes';
    for (const finding of this._findings) {
      const item = document.createElement('li');
      item.dataset.severity = finding.severity;
      const badge = document.createElement('span');
      badge.className = 'jp-TfUpgrade-badge';
      badge.textContent = severityWord(finding, this._trans);
      // What comes from the notebook is text, never markup.
      item.append(badge, finding.message);
      list.append(item);
    }
    return list;
  }

  override ignoreEvent(): boolean {
    return true;
  }
}

function severityWord(finding: IFinding, trans: TranslationBundle): string {
  switch (finding.severity) {
    case 'ERROR':
      return trans.__('Error');
    case 'WARNING':
      return trans.__('Warning');
    default:
      return finding.applied
        ? finding.fallback
          ? trans.__('compat.v1')
          : trans.__('Change')
        : trans.__('Note');
  }
}
