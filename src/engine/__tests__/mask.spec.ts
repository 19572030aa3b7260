import { maskCell } from '../syntax/mask';

const masked = (source: string): string => maskCell(source).text;

describe('maskCell', () => {
  it.each([
    ['!pip install x', '0             '],
    ['%matplotlib inline\nx = 1', '0                 \nx = 1'],
    ['  !ls', '  0  '],
    ['x = !ls -l\ny', 'x = 0     \ny'],
    ['a, b = %magic', 'a, b = 0     '],
    ['tf.log?', '0      '],
    ['?tf.log', '0      '],
    ['name??', '0     '],
    ['%time y = tf.log(x)', '0;    y = tf.log(x)'],
    ['%timeit -n 10 tf.log(x)', '0;            tf.log(x)'],
    ['!ls \\\n  more\nx', '0    \n      \nx'],
    ['%%time\ny = 1', '0     \ny = 1'],
    ['%%capture out\ny = 1', '0            \ny = 1'],
    ['>>> x = 1\n... y\n>>>\nz', '    x = 1\n    y\n   \nz'],
    ['\n1\n>>> %pwd\r\n>>> y', '\n1\n    0   \r\n    y'],
    ['In [3]: x = 1\n   ...: y', '        x = 1\n        y'],
    ['x\ny\n>>> z', 'x\ny\n>>> z'],
    ['\uFEFFimport x\uFEFF\ny \u200B', '\uFEFFimport x \ny  ']
  ])('masks %j', (source, expected) => {
    expect(masked(source)).toBe(expected);
  });

  it.each([
    'print("a"\n % b)',
    'x = a \\\n  % b',
    's = """\n%matplotlib inline\n!ls\n"""',
    'x = a != b',
    '# !ls\ny',
    'x = "a?"',
    'if x:\n    y = 3 % z',
    "d = {'a': 1,\n     # 50%\n 'b': 2}"
  ])('leaves %j alone', source => {
    expect(masked(source)).toBe(source);
  });

  it('finds shell lines below a bracket that is never closed', () => {
    expect(masked('f(1,\n!ls\nx')).toBe('f(1,\n0; \nx');
    expect(masked('f(1,\n!\nx')).toBe('f(1,\n!\nx');
  });

  it.each(['bash', 'html', 'writefile', 'javascript', 'R', 'cython'])(
    'takes %%%%%s for another language',
    name => {
      expect(maskCell(`%%${name} x\nimport tensorflow as tf`).foreign).toBe(
        name
      );
    }
  );

  it('finds the magic behind comments, where Colab takes it too', () => {
    const cell = '# Shown below.\n\n  # See there.\n%%html\n<b>`x`</b>';
    expect(maskCell(cell).foreign).toBe('html');
    expect(maskCell('# all of it\n%%time\nx = 1').foreign).toBeNull();
    expect(maskCell('x = 1\n%%html\ny = 2').foreign).toBeNull();
  });
});
