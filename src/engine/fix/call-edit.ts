import type { ISpan } from '../types';
import type { Piece, Rewrites } from '../edits/rewrite';
import type { PyNode } from '../syntax/py-node';
import { isAsRead } from './as-read';
import { pythonSort } from './python-sort';

export type ArgumentKind = 'positional' | 'keyword' | 'star' | 'doublestar';

/** Where an argument sorts: line and column of its value; null sorts anywhere. */
export type Place = readonly [line: number, column: number] | null;

/** One argument of a call that rules may change. */
export interface IArgument {
  kind: ArgumentKind;
  /** The keyword; null for other kinds. */
  name: string | null;
  /** The value as new text. */
  value: Piece[];
  /** The value in the source; null where a rule wrote it. */
  readonly node: PyNode | null;
  /** The whole argument in the source; null where a rule wrote it. */
  readonly source: PyNode | null;
  place: Place;
}

/** Gives the line (from 1) and column of an offset. */
export interface IPlaces {
  line(offset: number): number;
  column(offset: number): number;
}

/**
 * A call being changed: rules work on its list of arguments, then `emit` writes
 * the smallest rewrite that gives the new list. Arguments keep the separators
 * (and the line breaks and comments in them) by position, new ones get ", ".
 */
export class CallEdit {
  /** In the order they were written, then as rules added them. */
  arguments: IArgument[] = [];
  /** New text for the called expression, or null to keep it. */
  functionText: string | null = null;
  /** Text to put behind the call. */
  suffix = '';

  private readonly _original: readonly IArgument[];
  /** What they were, as rules change them where they are. */
  private readonly _asRead: readonly Readonly<IArgument>[];

  /**
   * @param call a node of type `call`.
   */
  constructor(
    readonly call: PyNode,
    private readonly _places: IPlaces
  ) {
    const list = call.child('arguments');
    if (list?.type === 'generator_expression') {
      // f(x for x in y): the one argument, whose brackets are the call's own.
      this.arguments = [this._make('positional', null, list, list)];
    } else {
      for (const item of list?.children ?? []) {
        const argument = this._read(item);
        if (argument) {
          this.arguments.push(argument);
        }
      }
    }
    this._original = [...this.arguments];
    this._asRead = this.arguments.map(argument => ({ ...argument }));
  }

  get function(): PyNode {
    return this.call.child('function') ?? this.call;
  }

  /** The positional arguments, `*args` left out. */
  get positional(): IArgument[] {
    return this.arguments.filter(a => a.kind === 'positional');
  }

  /** The keyword argument of a name, or null. */
  keyword(name: string): IArgument | null {
    return (
      this.arguments.find(a => a.kind === 'keyword' && a.name === name) ?? null
    );
  }

  /** The argument of a name or, failing that, at a position; null where neither is. */
  find(name: string, position: number): IArgument | null {
    return this.keyword(name) ?? this.positional[position] ?? null;
  }

  get hasStar(): boolean {
    return this.arguments.some(a => a.kind === 'star');
  }

  get hasDoubleStar(): boolean {
    return this.arguments.some(a => a.kind === 'doublestar');
  }

  /** Make a positional argument a keyword one. */
  name(argument: IArgument, name: string): void {
    argument.kind = 'keyword';
    argument.name = name;
  }

  remove(argument: IArgument): void {
    this.arguments.splice(this.arguments.indexOf(argument), 1);
  }

  /** Add a keyword argument behind the others (or where `place` sorts it). */
  add(name: string, value: Piece[] | string, place: Place = null): IArgument {
    const argument: IArgument = {
      kind: 'keyword',
      name,
      value: typeof value === 'string' ? [value] : value,
      node: null,
      source: null,
      place
    };
    this.arguments.push(argument);
    return argument;
  }

  /** Replace a value by text around it. */
  wrap(argument: IArgument, before: string, after: string): void {
    argument.value = [before, ...argument.value, after];
  }

  /** Where text that a rule writes at the end of the call's line sorts. */
  farPlace(): Place {
    const start = this.call.start;
    return [this._places.line(start), this._places.column(start) + 100];
  }

  /** A keyword that the change gives twice and the source did not, or null. */
  get repeated(): string | null {
    const twice = (list: readonly (string | null)[]): string | null =>
      list.find((name, i) => name !== null && list.indexOf(name) < i) ?? null;
    const words = this.call
      .child('arguments')
      ?.children.map(c => c.child('name')?.text ?? null);
    return twice(words ?? []) === null
      ? twice(this.arguments.map(a => a.name))
      : null;
  }

  /** Whether any rule changed anything. */
  get changed(): boolean {
    return (
      this.functionText !== null || this.suffix !== '' || this._isChanged()
    );
  }

  /** Write the change down. */
  emit(rewrites: Rewrites): void {
    const region = this._region();
    const pieces = this._pieces(region);
    const replaced = this.functionText;
    const kept = replaced === null ? [this.function, ...pieces] : pieces;
    const lost = this._lostComments(region, kept);
    if (lost) {
      pieces.push(lost);
    }
    if (replaced !== null && this._takesReceiver()) {
      // x.f(y) -> g(x, y): one rewrite, so that the text of x stays where it is.
      rewrites.add(
        { start: this.function.start, end: region.end },
        [
          replaced,
          this.call.source.slice(this.function.end, region.start),
          ...pieces
        ],
        [this.function]
      );
    } else {
      if (replaced !== null) {
        rewrites.add(this.function, [replaced]);
      }
      if (lost || this._isChanged()) {
        rewrites.add(region, pieces, [this.function]);
      }
    }
    if (this.suffix) {
      const end = this.call.end;
      rewrites.add(
        { start: end - 1, end },
        [{ start: end - 1, end }, this.suffix],
        [this.function]
      );
    }
  }

  /**
   * The comments that the change would drop, as text for the end of the
   * argument list: a comment is worth more than a line in its place.
   */
  private _lostComments(region: ISpan, kept: readonly Piece[]): string {
    const { source, start } = this.call;
    if (!source.slice(start, region.end).includes('#')) {
      return '';
    }
    const newline = source.includes('\r\n') ? '\r\n' : '\n';
    const comments: PyNode[] = [];
    const stack = [this.call];
    for (let node = stack.pop(); node; node = stack.pop()) {
      if (node.type === 'comment') {
        comments.push(node);
      }
      stack.push(...node.children);
    }
    const inside = (node: PyNode, outer: Piece | ISpan): boolean =>
      typeof outer !== 'string' &&
      node.start >= outer.start &&
      node.end <= outer.end;
    return comments
      .sort((a, b) => a.start - b.start)
      .filter(
        c =>
          (inside(c, region) || inside(c, this.function)) &&
          !kept.some(piece => inside(c, piece))
      )
      .map(c => `  ${c.text}${newline}`)
      .join('');
  }

  /** Whether an argument takes up a part of the called expression. */
  private _takesReceiver(): boolean {
    const { start, end } = this.function;
    return this.arguments.some(a =>
      a.value.some(
        piece =>
          typeof piece !== 'string' && piece.start >= start && piece.end <= end
      )
    );
  }

  private _read(item: PyNode): IArgument | null {
    switch (item.type) {
      case 'comment':
        return null;
      case 'list_splat':
        return this._make('star', null, item.children[0] ?? item, item);
      case 'dictionary_splat':
        return this._make('doublestar', null, item.children[0] ?? item, item);
      case 'keyword_argument': {
        const name = item.child('name');
        const value = item.child('value');
        return name && value
          ? this._make('keyword', name.text, value, item)
          : null;
      }
      default:
        return this._make('positional', null, item, item);
    }
  }

  private _make(
    kind: ArgumentKind,
    name: string | null,
    node: PyNode,
    source: PyNode
  ): IArgument {
    const place: Place = [
      this._places.line(node.start),
      this._places.column(node.start)
    ];
    return { kind, name, value: [span(node)], node, source, place };
  }

  private _isChanged(): boolean {
    const { length } = this._asRead;
    return !(
      this.arguments.length === length &&
      this.arguments.every((now, i) => isAsRead(now, this._asRead[i]))
    );
  }

  /** From the first to the last argument, or the gap between empty brackets. */
  private _region(): ISpan {
    const list = this.call.child('arguments');
    const first = this._original[0]?.source;
    const last = this._original[this._original.length - 1]?.source;
    if (!first || !last || !list) {
      const at = (list?.start ?? this.call.start) + 1;
      return { start: at, end: at };
    }
    if (list.type === 'generator_expression') {
      return span(list);
    }
    let end = last.end;
    if (this.arguments.length === 0) {
      const comma = /^\s*,/.exec(this.call.source.slice(end, list.end));
      end += comma?.[0].length ?? 0;
    }
    return { start: first.start, end };
  }

  private _pieces(region: ISpan): Piece[] {
    const order = pythonSort(this.arguments, compareArguments);
    const separators = this._separators(order.length - 1);
    const pieces: Piece[] = [];
    order.forEach((argument, i) => {
      if (i > 0) {
        pieces.push(separators[i - 1] ?? ', ');
      }
      pieces.push(...argumentPieces(argument));
    });
    const bracketed = this.call.child('arguments')?.start === region.start;
    return bracketed ? ['(', ...pieces, ')'] : pieces;
  }

  /** The first `count` separators, but never one without a comment before one with. */
  private _separators(count: number): ISpan[] {
    const all: ISpan[] = [];
    for (let i = 1; i < this._original.length; i++) {
      const left = this._original[i - 1].source;
      const right = this._original[i].source;
      if (left && right) {
        all.push({ start: left.end, end: right.start });
      }
    }
    const plain = (s: ISpan): boolean =>
      !this.call.source.slice(s.start, s.end).includes('#');
    for (let i = all.length - 1; i >= 0 && all.length > count; i--) {
      if (plain(all[i])) {
        all.splice(i, 1);
      }
    }
    return all;
  }
}

function span(node: ISpan): ISpan {
  return { start: node.start, end: node.end };
}

function argumentPieces(argument: IArgument): Piece[] {
  const { source, node, name } = argument;
  if (argument.kind !== 'keyword') {
    if (!source || !node || source.type === 'keyword_argument') {
      return argument.value;
    }
    return [{ start: source.start, end: node.start }, ...argument.value];
  }
  const word =
    source?.type === 'keyword_argument' ? source.child('name') : null;
  if (word && node && name !== null) {
    const named: Piece = word.text === name ? span(word) : name;
    return [named, { start: word.end, end: node.start }, ...argument.value];
  }
  return [`${name}=`, ...argument.value];
}

/** tf_upgrade_v2's order: positional before keyword, then by place in the source. */
function compareArguments(a: IArgument, b: IArgument): number {
  const named = (x: IArgument): boolean =>
    x.kind === 'keyword' || x.kind === 'doublestar';
  if (a.kind === 'positional' && named(b)) {
    return -1;
  }
  if (b.kind === 'positional' && named(a)) {
    return 1;
  }
  if (!a.place || !b.place) {
    return 0;
  }
  return a.place[0] - b.place[0] || a.place[1] - b.place[1];
}
