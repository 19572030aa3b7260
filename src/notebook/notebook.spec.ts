import { NotebookError, readNotebook, writeNotebook } from '.';

const V4 = `{
 "cells": [
  {
   "cell_type": "markdown",
   "metadata": {},
   "source": ["# caf\\u00e9"]
  },
  {
   "cell_type": "code",
   "execution_count": 1,
   "id": "abc",
   "metadata": {"__proto__": {"x": 1}},
   "outputs": [{"text": ["\\ud83d"]}],
   "source": [
    "import tensorflow as tf\\n",
    "x = tf.log('\\u00e9\\u000a')\\n",
    "y = 1"
   ]
  }
 ],
 "metadata": {"kernelspec": {"name": "python3", "language": "python"}},
 "nbformat": 4,
 "nbformat_minor": 5
}
`;

function edited(text: string, from: string, to: string): string {
  const read = readNotebook(text);
  const cell = read.notebook.cells[0];
  const start = cell.source.indexOf(from);
  expect(start).toBeGreaterThanOrEqual(0);
  const edit = { start, end: start + from.length, text: to };
  return writeNotebook(read, new Map([[cell.id, [edit]]]));
}

describe('readNotebook', () => {
  it('gives the code cells, counted over all cells', () => {
    const { notebook } = readNotebook(V4);
    expect(notebook).toEqual({
      language: 'python',
      cells: [
        {
          id: 'abc',
          number: 2,
          source: "import tensorflow as tf\nx = tf.log('é\n')\ny = 1"
        }
      ]
    });
  });

  it('reads nbformat 3: worksheets, input, a language in each cell', () => {
    const { notebook } = readNotebook(
      JSON.stringify({
        nbformat: 3,
        metadata: { name: '' },
        worksheets: [
          {
            cells: [
              { cell_type: 'heading', level: 1, source: 'x' },
              { cell_type: 'code', language: 'python', input: ['a\n', 'b'] },
              { cell_type: 'code', language: 'ruby', input: 'c' }
            ]
          },
          { cells: [{ cell_type: 'code', language: 'python', input: 'd' }] }
        ]
      })
    );
    expect(notebook.cells).toEqual([
      { id: '#2', number: 2, source: 'a\nb' },
      { id: '#4', number: 4, source: 'd' }
    ]);
  });

  it('lets the last of two keys count, as every JSON reader does', () => {
    const { notebook } = readNotebook(
      '{"cells":[{"cell_type":"code","source":"a","\\u0073ource":"b"}],"cells":[{"source":["c"],"cell_type":"code"}]}'
    );
    expect(notebook.cells).toEqual([{ id: '#1', number: 1, source: 'c' }]);
  });

  it('makes ids unique', () => {
    const cells = ['#2', 'a', 'a', ''].map(id => ({
      cell_type: 'code',
      id,
      source: ''
    }));
    const ids = readNotebook(JSON.stringify({ cells })).notebook.cells.map(
      cell => cell.id
    );
    expect(ids).toEqual(['#2', 'a', '#3', '#4']);
  });

  it('marks cells that must not be edited', () => {
    const cell = { cell_type: 'code', metadata: { editable: false } };
    const text = JSON.stringify({ cells: [{ ...cell, source: 'x' }] });
    expect(readNotebook(text).notebook.cells[0].readOnly).toBe(true);
  });

  it.each([
    ['{"cells": [], "metadata": {"language_info": {"name": "R"}}}', 'R'],
    ['{"cells": [], "metadata": {"kernelspec": {"name": "ir"}}}', 'R'],
    [
      '{"cells": [], "metadata": {"kernelspec": {"name": "python2"}}}',
      'python'
    ],
    ['{"cells": [], "metadata": {"kernelspec": {"name": "iris"}}}', undefined],
    ['{"cells": []}', undefined],
    ['', undefined],
    ['\ufeff\n', undefined]
  ])('finds the language of %s', (text, language) => {
    expect(readNotebook(text).notebook.language).toBe(language);
  });

  it.each([
    ['[]', 'line 1: a notebook is a JSON object, and this is not'],
    ['{"nbformat": 4}', 'line 1: it has no list of cells'],
    ['{"cells": {}}', 'line 1: "cells" is not a list'],
    ['{"cells": [\n3]}', 'cell 1, line 2: the cell is not an object'],
    [
      '{"cells": [\n{},\n{"source": 3,\n "cell_type": "code"}]}',
      'cell 2, line 3: the source is no string and no list of strings'
    ],
    ['{"cells": [\r\n{"a": "b]}', 'line 2: the text ends inside a string'],
    ['{"cells": [],}', 'found "}" where a key in double quotes belongs'],
    ['{"cells": [] "x": 1}', 'found "\\"" where "," or "}" belongs'],
    ['{"cells": [], "x": [1 2]}', 'found "2" where "," or "]" belongs'],
    ['{"cells": [], "x": {"a": tru}}', 'found "t" where a value belongs'],
    ['{"cells": [], "x": "\t"}', 'control character in a string'],
    ['{"cells": [], "x": "\\x"}', 'bad escape in a string'],
    ['{"cells": []} x', 'text after the end of the JSON value'],
    ['<<<<<<< HEAD\n{', 'found "<" where a value belongs'],
    ['{"cells": [', 'the text ends where']
  ])('says what is wrong with %j', (text, message) => {
    expect(() => readNotebook(text)).toThrow(NotebookError);
    expect(() => readNotebook(text)).toThrow(message);
  });

  it('takes what Python writes and JSON does not know', () => {
    const text = '{"cells": [], "x": [NaN, -Infinity, 1e5, -0.5]}';
    expect(readNotebook(text).notebook.cells).toEqual([]);
  });

  it('is not stopped by nesting', () => {
    const deep = '['.repeat(1e6) + ']'.repeat(1e6);
    const text = `{"metadata": ${deep}, "cells": []}`;
    expect(readNotebook(text).notebook.cells).toEqual([]);
  });
});

describe('writeNotebook', () => {
  it('changes the bytes of an edit and no others', () => {
    const expected = V4.replace('tf.log', 'tf.math.log');
    expect(edited(V4, 'tf.log', 'tf.math.log')).toBe(expected);
  });

  it('keeps to escapes where the file does', () => {
    expect(edited(V4, 'y', 'ü😀')).toBe(
      V4.replace('"y = 1"', '"\\u00fc\\ud83d\\ude00 = 1"')
    );
  });

  it('splits new lines as the list does', () => {
    expect(edited(V4, 'y = 1', 'y = 1\nz = 2')).toBe(
      V4.replace('"y = 1"', '"y = 1\\n",\n    "z = 2"')
    );
    expect(edited(V4, 'x = tf', 'import os\r\nx = tf')).toBe(
      V4.replace('"x = tf', '"import os\\r\\n",\n    "x = tf')
    );
  });

  it('drops lines and joins what is left of two', () => {
    expect(edited(V4, 'import tensorflow as tf\n', '')).toBe(
      V4.replace('"import tensorflow as tf\\n",\n    ', '')
    );
    expect(edited(V4, ' as tf\nx', '')).toBe(
      V4.replace(' as tf\\n",\n    "x', '')
    );
  });

  it('appends after a line feed as a new item', () => {
    const text = '{"cells":[{"cell_type":"code","source":["a\\n","b\\n"]}]}';
    const read = readNotebook(text);
    const edits = [{ start: 4, end: 4, text: 'c' }];
    expect(writeNotebook(read, new Map([['#1', edits]]))).toBe(
      text.replace('"b\\n"', '"b\\n","c"')
    );
  });

  it('keeps a string a string', () => {
    const text = '{"cells":[{"cell_type":"code","source":"a\\u000ab\\/"}]}';
    expect(edited(text, 'b', 'c\nd')).toBe(text.replace('b', 'c\\nd'));
  });

  it.each([
    // A line ends: what is put behind it is an item of its own.
    ['a\\n', ['a\n', 'X']],
    ['a\\u000A', ['a\n', 'X']],
    ['a\\\\\\n', ['a\\\n', 'X']],
    // A backslash and a letter.
    ['a\\\\n', ['a\\nX']],
    ['a\\\\u000a', ['a\\u000aX']]
  ])('tells whether a line ends in "%s"', (item, expected) => {
    const text = `{"cells":[{"cell_type":"code","source":["${item}"]}]}`;
    const read = readNotebook(text);
    const at = read.notebook.cells[0].source.length;
    const edits = [{ start: at, end: at, text: 'X' }];
    const written = writeNotebook(read, new Map([['#1', edits]]));
    expect(JSON.parse(written)).toEqual({
      cells: [{ cell_type: 'code', source: expected }]
    });
  });

  it('empties a list', () => {
    const text = '{"cells":[{"cell_type":"code","source":[ "a\\n", "b" ]}]}';
    expect(edited(text, 'a\nb', '')).toBe(
      text.replace('[ "a\\n", "b" ]', '[]')
    );
  });

  it('refuses a cell it does not have', () => {
    const read = readNotebook('{"cells":[]}');
    expect(() => writeNotebook(read, new Map([['x', []]]))).toThrow(RangeError);
  });
});
