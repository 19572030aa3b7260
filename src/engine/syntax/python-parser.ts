import { Language, Parser } from 'web-tree-sitter';
import type { IWasmSource } from '../types';
import { copyTree, PyNode } from './py-node';

/** The syntax of one cell. */
export interface ISyntax {
  /** Every named node, parents before children. */
  readonly nodes: readonly PyNode[];
  /** UTF-16 offset of the first broken piece, or null where all of it parses. */
  readonly brokenAt: number | null;
}

/** Words that continue a compound statement, so that no chunk may start there. */
const CONTINUES = /^(?:else|elif|except|finally|[)\]}])/;

/**
 * A parser for Python cells: tree-sitter's Python grammar, which takes Python 2
 * and 3, and recovers from broken code.
 */
export class PythonParser {
  private constructor(private readonly _parser: Parser) {}

  /**
   * Start the parser.
   *
   * @throws whatever WebAssembly throws where it cannot start (a strict content
   * policy, say) or the bytes are not the right module.
   */
  static async create(wasm: IWasmSource): Promise<PythonParser> {
    await Parser.init({ wasmBinary: wasm.runtime });
    const parser = new Parser();
    parser.setLanguage(await Language.load(wasm.grammar));
    return new PythonParser(parser);
  }

  /**
   * Parse masked source (see mask.ts). Top-level code around a broken statement
   * is parsed again statement by statement, as tree-sitter's own recovery often
   * swallows what follows an unclosed bracket.
   *
   * @param wanted a pattern (without the flags g and y) for the top-level
   *   statements that matter; the others are parsed, but not in the result.
   */
  parse(text: string, wanted: RegExp | null = null): ISyntax {
    const nodes: PyNode[] = [];
    const pick = wanted
      ? (start: number, end: number): boolean =>
          wanted.test(text.slice(start, end))
      : null;
    const root = this._parse(text, text, 0, nodes, pick);
    if (!root.broken) {
      return { nodes, brokenAt: null };
    }
    return this._recover(text, root);
  }

  private _parse(
    text: string,
    source: string,
    shift: number,
    nodes: PyNode[],
    wanted: ((start: number, end: number) => boolean) | null = null
  ): PyNode {
    const tree = this._parser.parse(text);
    if (!tree) {
      throw new Error('The Python parser was cancelled.');
    }
    try {
      return copyTree(tree, source, shift, nodes, wanted);
    } finally {
      tree.delete();
    }
  }

  /** Keep the statements that are whole; parse the rest in chunks. */
  private _recover(text: string, root: PyNode): ISyntax {
    const all: PyNode[] = [];
    let brokenAt: number | null = null;
    for (const [start, end] of chunks(text, root)) {
      const nodes: PyNode[] = [];
      const piece = this._parse(text.slice(start, end), text, start, nodes);
      if (piece.broken && brokenAt === null) {
        brokenAt = firstBroken(nodes);
      }
      for (const node of nodes) {
        all.push(node);
      }
    }
    // Each chunk may parse on its own where the whole does not: bad indentation.
    return { nodes: all, brokenAt: brokenAt ?? firstBroken([root]) };
  }
}

function firstBroken(nodes: readonly PyNode[]): number {
  let node = nodes.find(n => n.type === 'ERROR') ?? nodes[0];
  for (;;) {
    const next = node.children.find(n => n.broken);
    if (node.type === 'ERROR' || !next) {
      return node.start;
    }
    node = next;
  }
}

/**
 * Cut a broken cell into pieces that start at column 0. Runs of whole top-level
 * statements stay together, so that strings over many lines are not cut.
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
  const lineStart = /^(?=[^\s#])/gm;
  for (let m = lineStart.exec(text); m; m = lineStart.exec(text)) {
    const at = m.index;
    while (next < whole.length && whole[next][1] <= at) {
      next++;
    }
    const inside = next < whole.length && whole[next][0] < at;
    if (!inside && !CONTINUES.test(text.slice(at, at + 8))) {
      cuts.add(at);
    }
    lineStart.lastIndex = at + 1;
  }
  const sorted = [...cuts].sort((a, b) => a - b);
  return sorted.map((start, i) => [start, sorted[i + 1] ?? text.length]);
}
