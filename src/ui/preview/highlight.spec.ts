import { python } from '@codemirror/lang-python';
import { HighlightStyle, syntaxHighlighting } from '@codemirror/language';
import { EditorView } from '@codemirror/view';
import { tags } from '@lezer/highlight';

import { Highlighted, mountStyles } from './highlight';

const style = HighlightStyle.define([
  { tag: tags.keyword, class: 'keyword' },
  { tag: tags.number, class: 'number' }
]);
const look = [python(), syntaxHighlighting(style)];

describe('Highlighted', () => {
  const pieces = (text: string, from = 0, to = text.length): string[] => {
    const found: string[] = [];
    const highlighted = new Highlighted(text, look);
    highlighted.parseTo(to);
    highlighted.pieces(from, to, (piece, classes) =>
      found.push(classes ? `${classes}:${piece}` : piece)
    );
    return found;
  };

  it('tells the colours of a text apart', () => {
    expect(pieces('import os\nx = 1')).toEqual([
      'keyword:import',
      ' os\nx = ',
      'number:1'
    ]);
  });

  it('tells those of a range, of which words may reach out', () => {
    expect(pieces('import os\nx = 123', 3, 16)).toEqual([
      'keyword:ort',
      ' os\nx = ',
      'number:12'
    ]);
    expect(pieces('')).toEqual([]);
  });

  it('leaves out what has no language', () => {
    const found: string[] = [];
    const plain = new Highlighted('import os', []);
    plain.parseTo(9);
    plain.pieces(0, 9, text => found.push(text));
    // Nor has what was not asked for in time.
    new Highlighted('1', look).pieces(0, 1, text => found.push(text));
    expect(found).toEqual(['import os', '1']);
  });
});

describe('mountStyles', () => {
  it('puts style sheets into the page once', () => {
    const theme = EditorView.theme({ '.mounted': { color: 'red' } });
    const made = jest.spyOn(EditorView.prototype, 'destroy');
    mountStyles([theme]);
    mountStyles([theme]);
    expect(made).toHaveBeenCalledTimes(1);
    expect(document.head.textContent).toContain('.mounted');
  });
});
