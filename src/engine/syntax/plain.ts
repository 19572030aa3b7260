import { PlainExpressions } from './plain-expressions';

/**
 * Whether code consists of the commonest forms of Python alone, so that it surely parses:
 * where nothing in it can matter, it needs no tree then. It says no to much that is right,
 * and never yes to what the grammar finds broken.
 *
 * @param text the masked source of a cell.
 */
export function isPlain(text: string): boolean {
  return new PlainStatements(text).all();
}

const AUGMENTED: ReadonlySet<string> = new Set([
  ...['+=', '-=', '*=', '/=', '//=', '%=', '**=', '&=', '|=', '^='],
  ...['<<=', '>>=']
]);

/** What may go on with a statement, by its first word, and behind which ones. */
const CONTINUES: ReadonlyMap<string, readonly string[]> = new Map([
  ['elif', ['if', 'elif']],
  ['else', ['if', 'elif', 'for', 'while', 'except']],
  ['except', ['try', 'except']],
  ['finally', ['try', 'except', 'else of try']]
]);

/** Blocks within blocks that are followed. */
const MOST_BLOCKS = 40;

class PlainStatements extends PlainExpressions {
  all(): boolean {
    this._skipLines();
    return this._block(0, 0) && this.tokens.kind === 'end';
  }

  /** Go on to the next line with code. @returns whether there is one. */
  private _skipLines(): boolean {
    do {
      this.tokens.next();
    } while (this.tokens.kind === 'line');
    return this.tokens.kind !== 'end';
  }

  /** A block further in than a column. */
  private _inner(column: number, deep: number): boolean {
    const inner = this.tokens.column;
    return inner > column && this._block(inner, deep);
  }

  /** Statements that begin in one column, up to a line that begins further left. */
  private _block(column: number, deep: number): boolean {
    let before = '';
    while (this.tokens.kind !== 'end' && this.tokens.column !== -1) {
      const { column: here, word } = this.tokens;
      if (here < column) {
        break;
      }
      const follows = CONTINUES.get(word);
      this.tokens.margin = column;
      if (
        here > column ||
        (follows && !follows.includes(before)) ||
        (before === 'try' && !follows) ||
        !this._statement(word, column, deep)
      ) {
        return false;
      }
      before = word === 'else' && before === 'except' ? 'else of try' : word;
    }
    return before !== 'try';
  }

  /** @param word its first token. */
  private _statement(word: string, column: number, deep: number): boolean {
    switch (word) {
      case 'if':
      case 'elif':
      case 'while':
        this.tokens.next();
        return this.expression() && this._body(column, deep);
      case 'else':
      case 'try':
      case 'finally':
        this.tokens.next();
        return this._body(column, deep);
      case 'for':
        this.tokens.next();
        return (
          this.targets() &&
          this.sign('in') &&
          this.list() &&
          this._body(column, deep)
        );
      case 'with':
        this.tokens.next();
        return this._items() && this._body(column, deep);
      case 'except':
        this.tokens.next();
        return (
          (this.tokens.is(':') || this._item()) && this._body(column, deep)
        );
      case 'def':
        this.tokens.next();
        return this._signature() && this._body(column, deep);
      case 'class':
        this.tokens.next();
        return (
          this.name() &&
          (!this.tokens.is('(') || this.call()) &&
          this._body(column, deep)
        );
      default:
        return this._line();
    }
  }

  /** What is behind the head of a statement: the rest of the line, or a block. */
  private _body(column: number, deep: number): boolean {
    if (!this.sign(':') || deep > MOST_BLOCKS) {
      return false;
    }
    if (this.tokens.kind !== 'line') {
      return this._line();
    }
    return this._skipLines() && this._inner(column, deep + 1);
  }

  /** Statements without blocks, up to the end of the line. */
  private _line(): boolean {
    do {
      if (!this._simple()) {
        return false;
      }
    } while (this.sign(';') && !this._isLineEnd());
    if (!this._isLineEnd()) {
      return false;
    }
    if (this.tokens.kind === 'line') {
      this._skipLines();
    }
    return true;
  }

  private _isLineEnd(): boolean {
    const { kind } = this.tokens;
    return kind === 'line' || kind === 'end';
  }

  private _simple(): boolean {
    switch (this.tokens.word) {
      case 'import':
        this.tokens.next();
        return this._modules();
      case 'from':
        this.tokens.next();
        return this._fromModule();
      case 'pass':
      case 'break':
      case 'continue':
        this.tokens.next();
        return true;
      case 'return':
        this.tokens.next();
        return this._isLineEnd() || this.list();
      case 'del':
        this.tokens.next();
        return this.list();
      case 'assert':
        this.tokens.next();
        return this.expression() && (!this.sign(',') || this.expression());
      case 'raise':
        this.tokens.next();
        return this.expression();
      case 'global':
        this.tokens.next();
        return this._names();
      default:
        return this._assignment();
    }
  }

  /** An expression, or a = b = c, or a += b. */
  private _assignment(): boolean {
    if (!this.list()) {
      return false;
    }
    const { kind, word } = this.tokens;
    if (kind === 'sign' && AUGMENTED.has(word)) {
      const { isTarget, isTuple } = this;
      this.tokens.next();
      return isTarget && !isTuple && this.list();
    }
    while (this.tokens.is('=')) {
      if (!this.isTarget) {
        return false;
      }
      this.tokens.next();
      if (!this.list()) {
        return false;
      }
    }
    return true;
  }

  private _modules(): boolean {
    return this.separated(',', () => this._module() && this._alias());
  }

  private _module(): boolean {
    return this.separated('.', () => this.name());
  }

  /** Another name behind `as`, if there is one. */
  private _alias(): boolean {
    return !this.sign('as') || this.name();
  }

  private _fromModule(): boolean {
    if (!this._module() || !this.sign('import')) {
      return false;
    }
    if (this.sign('*')) {
      return true;
    }
    if (!this.tokens.is('(')) {
      return this._names();
    }
    return this.open() && this._names(')') && this.close(')');
  }

  /** Names, each with another one behind `as`. @param end may be behind a last comma. */
  private _names(end = ''): boolean {
    do {
      if (!this.name() || !this._alias()) {
        return false;
      }
    } while (this.sign(',') && !(end && this.tokens.is(end)));
    return true;
  }

  private _items(): boolean {
    return this.separated(',', () => this._item());
  }

  private _item(): boolean {
    return this.expression() && this._alias();
  }

  private _signature(): boolean {
    if (!this.name() || !this.tokens.is('(') || !this.open()) {
      return false;
    }
    while (!this.tokens.is(')')) {
      const isStarred = this.sign('*') || this.sign('**');
      if (
        !this.name() ||
        (this.sign(':') && !this.expression()) ||
        (!isStarred && this.sign('=') && !this.expression())
      ) {
        return false;
      }
      if (!this.sign(',')) {
        break;
      }
    }
    return this.close(')') && (!this.sign('->') || this.expression());
  }
}
