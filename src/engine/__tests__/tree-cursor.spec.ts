import { readFileSync } from 'fs';
import { Language, Parser, type Tree } from 'web-tree-sitter';
import { copyTree } from '../syntax/copy-tree';
import type { PyNode } from '../syntax/py-node';
import { ITreeCursor, TreeCursor } from '../syntax/tree-cursor';
import type { IParserModule } from '../syntax/tree-memory';
import { PublicCursor } from './public-cursor';

const SOURCES = [
  '',
  'x = 1\n',
  'import tensorflow as tf\nwith tf.Session() as s:\n    s.run(f(a, b=1))\n',
  'def f(a, *b, **c) -> int:\n    """Text."""\n    return [x for x in a]\n',
  'x = (1,\n\ny = tf.log(x\n',
  'print "a" % (tf.x)\nexcept:\n  !?',
  'é = "ü" # 𝐱\nvariable𝐱 = tf.nn.relu(é)\n',
  'class A(B):\n  def m(self):\n    pass\n  @d\n  def n(self): return 1\n'
];

/** What a walk can tell, for two cursors to agree on. */
function copied(cursor: ITreeCursor, tree: Tree, source: string): unknown[] {
  const nodes: PyNode[] = [];
  copyTree(cursor, tree, source, 0, nodes, null);
  return nodes.map(node => [
    node.type,
    node.start,
    node.end,
    node.field,
    node.parent?.index ?? null,
    node.broken
  ]);
}

describe('the cursor', () => {
  const module = {
    wasmBinary: readFileSync(
      require.resolve('web-tree-sitter/web-tree-sitter.wasm')
    )
  };
  let parser: Parser;
  let language: Language;

  beforeAll(async () => {
    await Parser.init(module);
    language = await Language.load(
      readFileSync(
        require.resolve('tree-sitter-python/tree-sitter-python.wasm')
      )
    );
    parser = new Parser();
    parser.setLanguage(language);
  });

  it.each(SOURCES)('tells what the public one tells: %j', source => {
    const tree = parser.parse(source) as Tree;
    const direct = new TreeCursor(module as unknown as IParserModule, language);
    expect(copied(direct, tree, source)).toEqual(
      copied(new PublicCursor(), tree, source)
    );
    tree.delete();
  });

  it('keeps the neighbours of what is wanted in a block, without what is below', () => {
    const source = 'u = v\nif x:\n  """Doc."""\n  y = f(z)\n  tf.log\n';
    const tree = parser.parse(source) as Tree;
    const nodes: PyNode[] = [];
    const cursor = new TreeCursor(module as unknown as IParserModule, language);
    copyTree(cursor, tree, source, 0, nodes, [source.indexOf('tf')]);
    tree.delete();
    expect(nodes.map(node => node.type)).not.toContain('call');
    const block = nodes.find(node => node.type === 'block');
    expect(block?.children.map(child => child.text)).toEqual([
      '"""Doc."""',
      'y = f(z)',
      'tf.log'
    ]);
    expect(block?.children[0].children[0].type).toBe('string');
    expect(nodes[0].children).toHaveLength(1);
  });
});
