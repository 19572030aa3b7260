import { Language, Parser, type Tree } from 'web-tree-sitter';
import type { IWasmSource } from '../types';
import { copyTree } from './copy-tree';
import { isPlain } from './plain';
import { PyNode, TreeText } from './py-node';
import { ITreeCursor, TreeCursor } from './tree-cursor';
import type { IParserModule } from './tree-memory';

/** The syntax of one cell. */
export interface ISyntax {
  /** Every named node, parents before children. */
  readonly nodes: readonly PyNode[];
  /** UTF-16 offset of the first broken piece, or null where all of it parses. */
  readonly brokenAt: number | null;
}

/** Words that continue a compound statement, so that no chunk may start there. */
const CONTINUES = /^(?:else|elif|except|finally|[)\]}])/;

/** Characters of code whose trees are kept at most: some hundred bytes go with each. */
const MOST_KEPT = 500_000;

/**
 * What `Parser.init` put its memory into. It starts once in a process and fills what it was
 * given then, whoever asks again.
 */
let filled: IParserModule | null = null;

/** What the parser has that the build links (linked-parser.ts). */
interface IFreesTrees {
  /** Free every tree that there is, at once. */
  freeTrees?(): void;
}

/**
 * A parser for Python cells: tree-sitter's Python grammar, which takes Python 2
 * and 3, and recovers from broken code.
 */
export class PythonParser {
  /** Trees of texts that may be asked for again, until `release`. */
  private readonly _kept = new Map<string, Tree>();
  private _room = MOST_KEPT;

  private constructor(
    private readonly _parser: Parser & IFreesTrees,
    private readonly _cursor: ITreeCursor
  ) {}

  /**
   * Start the parser.
   *
   * @throws whatever WebAssembly throws where it cannot start (a strict content
   * policy, say) or the bytes are not the right module; an error where somebody else has
   * started the same module.
   */
  static async create(wasm: IWasmSource): Promise<PythonParser> {
    const module: { wasmBinary: Uint8Array } & Partial<IParserModule> = {
      wasmBinary: wasm.runtime
    };
    await Parser.init(module);
    if (module.HEAP32) {
      filled = module as IParserModule;
    }
    if (!filled) {
      throw new Error('The parser was started by somebody else.');
    }
    const parser = new Parser();
    const language = await Language.load(wasm.grammar);
    parser.setLanguage(language);
    return new PythonParser(parser, new TreeCursor(filled, language));
  }

  /**
   * Parse masked source (see mask.ts). Top-level code around a broken statement
   * is parsed again statement by statement, as tree-sitter's own recovery often
   * swallows what follows an unclosed bracket.
   *
   * @param places offsets, ascending, of what matters: statements without any are
   *   parsed, but not in the result. null: everything matters.
   */
  parse(text: string, places: readonly number[] | null = null): ISyntax {
    if (places?.length === 0 && isPlain(text)) {
      // All that is to be known is that it is not broken.
      return { nodes: [moduleOf(text)], brokenAt: null };
    }
    const nodes: PyNode[] = [];
    const kept = this._kept.get(text);
    const tree = kept ?? this._treeOf(text);
    let root: PyNode;
    try {
      root = copyTree(this._cursor, tree, text, 0, nodes, places);
    } finally {
      if (!kept) {
        this._keep(text, tree);
      }
    }
    if (!root.broken) {
      return { nodes, brokenAt: null };
    }
    return this._recover(text, root);
  }

  /**
   * Free the trees that are kept for code that is parsed twice in one migration. To
   * be called when it is done.
   */
  release(): void {
    const trees = [...this._kept.values()];
    this._kept.clear();
    this._room = MOST_KEPT;
    if (this._parser.freeTrees) {
      this._parser.freeTrees();
    } else {
      trees.forEach(tree => tree.delete());
    }
  }

  private _keep(text: string, tree: Tree): void {
    if (text.length > this._room) {
      tree.delete();
      return;
    }
    this._room -= text.length;
    this._kept.set(text, tree);
  }

  private _treeOf(text: string): Tree {
    const tree = this._parser.parse(text);
    if (!tree) {
      throw new Error('The Python parser was cancelled.');
    }
    return tree;
  }

  /** Parse a piece of a cell. @returns the root of its tree. */
  private _parsePiece(
    text: string,
    source: string,
    shift: number,
    nodes: PyNode[]
  ): PyNode {
    const tree = this._treeOf(text);
    try {
      return copyTree(this._cursor, tree, source, shift, nodes, null);
    } finally {
      tree.delete();
    }
  }

  /** Keep the statements that are whole; parse the rest in chunks. */
  private _recover(text: string, root: PyNode): ISyntax {
    const nodes: PyNode[] = [];
    let brokenAt: number | null = null;
    for (const [start, end] of chunks(text, root)) {
      const first = nodes.length;
      const piece = this._parsePiece(
        text.slice(start, end),
        text,
        start,
        nodes
      );
      if (piece.broken && brokenAt === null) {
        brokenAt = firstBroken(nodes, first);
      }
    }
    // Each chunk may parse on its own where the whole does not: bad indentation.
    return { nodes, brokenAt: brokenAt ?? firstBroken([root], 0) };
  }
}

/** The root of the tree of a cell, with nothing below it. */
function moduleOf(text: string): PyNode {
  const start = text.length - text.trimStart().length;
  return new PyNode(
    'module',
    start,
    text.length,
    null,
    null,
    new TreeText(text, false),
    0
  );
}

/** @param from index of the root of the tree that is looked at. */
function firstBroken(nodes: readonly PyNode[], from: number): number {
  let node =
    nodes.find((n, i) => i >= from && n.type === 'ERROR') ?? nodes[from];
  for (;;) {
    const next = node.children.find(n => n.broken);
    if (node.type === 'ERROR' || !next) {
      return node.start;
    }
    node = next;
  }
}

/**
 * Cut a broken cell into pieces that start at column 0, or as far in as its first line
 * does. Runs of whole top-level statements stay together, so that strings over many lines
 * are not cut.
 */
function chunks(text: string, root: PyNode): [number, number][] {
  const cuts = new Set<number>([0]);
  const whole: [number, number][] = [];
  for (const node of root.children) {
    if (!node.broken && node.type !== 'comment') {
      whole.push([node.start, node.end]);
    }
  }
  let next = 0;
  // IPython takes the indentation of the first line off all; prompts are blanks here.
  const indent = /^[ \t]*(?=[^\s#])/m.exec(text)?.[0] ?? '';
  const lineStart = new RegExp(`^(?:${indent})?(?=[^\\s#])`, 'gm');
  for (let m = lineStart.exec(text); m; m = lineStart.exec(text)) {
    const at = m.index;
    while (next < whole.length && whole[next][1] <= at) {
      next++;
    }
    const inside = next < whole.length && whole[next][0] < at;
    const code = at + m[0].length;
    if (!inside && !CONTINUES.test(text.slice(code, code + 8))) {
      cuts.add(at);
    }
    lineStart.lastIndex = at + 1;
  }
  const sorted = [...cuts].sort((a, b) => a - b);
  return sorted.map((start, i) => [start, sorted[i + 1] ?? text.length]);
}
