import type { PyNode } from '../syntax/py-node';
import type { ISpan } from '../types';
import type { IOwner, Rewrites } from './rewrite';

/** Puts lines beside statements of one cell, and other lines in their place. */
export class Statements {
  /** Spans that were taken out. */
  private readonly _out: ISpan[] = [];

  /**
   * @param _masked the source as the parser reads it: what is blank there, such as the
   *   prompt of a session, is indentation, and new lines get it as well.
   */
  constructor(
    private readonly _source: string,
    private readonly _masked: string,
    private readonly _rewrites: Rewrites
  ) {}

  /**
   * Put lines of their own before or behind a statement.
   *
   * @param rule the rule that reports them, at the statement.
   */
  add(
    statement: ISpan,
    where: 'before' | 'behind',
    lines: readonly string[],
    rule: string
  ): void {
    const owner: IOwner = { start: statement.start, end: statement.end, rule };
    const { indent, leads, rest, alone, newline } = this._around(statement);
    if (where === 'before') {
      const text = leads
        ? lines.map(line => indentOf(line, indent) + line + newline).join('')
        : lines.map(line => `${line}; `).join('');
      // At the start of the line, as the statement may be taken out with all of it.
      const at = leads ? statement.start - indent.length : statement.start;
      this._rewrites.insert(at, text, owner);
    } else if (alone) {
      const at = statement.end + rest.length;
      const text = lines
        .map(line => newline + indentOf(line, indent) + line)
        .join('');
      this._rewrites.insert(at, text, owner);
    } else {
      const text = lines.map(line => `; ${line}`).join('');
      this._rewrites.insert(statement.end, text, owner);
    }
  }

  /** Whether a statement is taken out. */
  isOut({ start, end }: ISpan): boolean {
    return this._out.some(span => span.start <= start && end <= span.end);
  }

  /** Whether nothing but a comment shares the lines of a statement. */
  isAlone(statement: ISpan): boolean {
    return this._around(statement).alone;
  }

  /**
   * Put lines in place of a statement; with none, take it out with its line.
   *
   * @param statement a simple statement.
   * @param owners where the findings about it stand.
   */
  replace(
    statement: PyNode,
    lines: readonly string[],
    owners: readonly IOwner[]
  ): void {
    const { indent, rest, alone, newline } = this._around(statement);
    const { start, end } = statement;
    if (lines.length > 0) {
      const text = alone
        ? lines
            .map((line, i) => (i > 0 ? indentOf(line, indent) : '') + line)
            .join(newline)
        : lines.join('; ');
      this._rewrites.add({ start, end }, [text], owners);
      return;
    }
    const siblings = statement.parent?.children ?? [];
    const isOnly =
      statement.parent?.type !== 'module' &&
      siblings.every(one => one === statement || one.type === 'comment');
    const behind = this._source.slice(end + rest.length);
    const lineEnd = /^(?:\r\n|\r|\n)/.exec(behind)?.[0] ?? '';
    if (isOnly || !alone || rest.trim() !== '') {
      this._rewrites.add({ start, end }, ['pass'], owners);
      return;
    }
    const line = start - indent.length;
    // The last line goes with the line end in front of it.
    const above =
      lineEnd === ''
        ? (/(?:\r\n|\r|\n)$/.exec(this._source.slice(0, line))?.[0] ?? '')
        : '';
    this._takeOut(
      line - above.length,
      end + rest.length + lineEnd.length,
      owners
    );
  }

  /** Take out a span, less what is taken out already: lines share the end between them. */
  private _takeOut(
    start: number,
    end: number,
    owners: readonly IOwner[]
  ): void {
    for (const other of this._out) {
      if (start < other.start && other.start < end) {
        end = other.start;
      } else if (start < other.end && other.end < end) {
        start = other.end;
      }
    }
    this._out.push({ start, end });
    this._rewrites.add({ start, end }, [], owners);
  }

  private _around({ start, end }: ISpan): {
    indent: string;
    leads: boolean;
    rest: string;
    alone: boolean;
    newline: string;
  } {
    const source = this._source;
    const lineStart = source.slice(0, start).search(/[^\r\n]*$/);
    const indent = source.slice(lineStart, start);
    const leads = this._masked.slice(lineStart, start).trim() === '';
    const rest = /^[^\r\n]*/.exec(source.slice(end))?.[0] ?? '';
    return {
      indent,
      leads,
      rest,
      alone: leads && /^[ \t\f]*(?:#|$)/.test(rest),
      newline: source.includes('\r\n') ? '\r\n' : '\n'
    };
  }
}

/** An empty line gets no indentation. */
function indentOf(line: string, indent: string): string {
  return line === '' ? '' : indent;
}
