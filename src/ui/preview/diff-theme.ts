import { EditorView } from '@codemirror/view';

const ADDED = 'var(--jp-success-color1)';
const DELETED = 'var(--jp-error-color1)';

/** A colour of the theme, thinned out until text on it can be read. */
function tint(color: string, percent: number): string {
  return `color-mix(in srgb, ${color} ${percent}%, transparent)`;
}

const added = {
  background: tint(ADDED, 24),
  borderBottom: `2px solid ${ADDED}`,
  textDecoration: 'none'
};

const deleted = {
  background: tint(DELETED, 18),
  textDecoration: `line-through ${DELETED}`
};

/**
 * The colours of a diff, from JupyterLab's theme. The merge view has its own for
 * light and dark, and cannot know which of them JupyterLab shows. Strikes and
 * lines say the same to those who do not see the colours.
 */
export const diffTheme = EditorView.theme({
  '&': { background: 'transparent' },
  '.cm-content': { padding: '4px 0' },
  '&.cm-merge-a .cm-changedLine, & .cm-deletedChunk': {
    backgroundColor: tint(DELETED, 8)
  },
  '& .cm-deletedChunk': { padding: '0 2px 0 6px', whiteSpace: 'pre-wrap' },
  '&.cm-merge-b .cm-changedLine': {
    backgroundColor: tint(ADDED, 8)
  },
  '&.cm-merge-b .cm-changedText': added,
  '&.cm-merge-a .cm-changedText': deleted,
  '& del.cm-deletedText': deleted
});
