import { PlainTokens } from './plain-tokens';

/** Words that mean something of their own in Python 2 or 3, or may begin a statement. */
const RESERVED: ReadonlySet<string> = new Set([
  ...['and', 'as', 'assert', 'async', 'await', 'break', 'class', 'continue'],
  ...['def', 'del', 'elif', 'else', 'except', 'exec', 'finally', 'for', 'from'],
  ...['global', 'if', 'import', 'in', 'is', 'lambda', 'nonlocal', 'not', 'or'],
  ...['pass', 'raise', 'return', 'try', 'while', 'with', 'yield'],
  ...['match', 'case', 'type']
]);

const CONSTANTS: ReadonlySet<string> = new Set(['None', 'True', 'False']);

/** Signs between two operands. */
const BINARY: ReadonlySet<string> = new Set([
  ...['+', '-', '*', '/', '//', '%', '@', '**', '<<', '>>', '&', '|', '^'],
  ...['<', '>', '<=', '>=', '==', '!=']
]);

/** Brackets within brackets, and the like, that are followed. */
const MOST_DEEP = 40;

/**
 * Sees whether expressions are of common forms. Each method begins at the token that is
 * next, leaves it behind, and says whether that was what it looks for. After a no, nothing
 * more may be asked.
 */
export class PlainExpressions {
  protected readonly tokens: PlainTokens;
  /** What was read last is nothing but a name. */
  protected isName = false;
  /** It may stand in front of `=`. */
  protected isTarget = false;
  /** It has commas. */
  protected isTuple = false;
  private _deep = 0;

  constructor(text: string) {
    this.tokens = new PlainTokens(text);
  }

  /** A name that may be bound. */
  protected name(): boolean {
    const { tokens } = this;
    if (
      tokens.kind !== 'name' ||
      RESERVED.has(tokens.word) ||
      CONSTANTS.has(tokens.word)
    ) {
      return false;
    }
    tokens.next();
    return true;
  }

  /** That sign or word. */
  protected sign(word: string): boolean {
    if (!this.tokens.is(word)) {
      return false;
    }
    this.tokens.next();
    return true;
  }

  /** Expressions with commas between them; one may be behind the last. */
  protected list(): boolean {
    if (!this.expression()) {
      return false;
    }
    let { isTarget } = this;
    this.isTuple = this.tokens.is(',');
    while (this.sign(',')) {
      const { kind } = this.tokens;
      if (kind === 'line' || kind === 'end' || this.tokens.is('=')) {
        break;
      }
      if (!this.expression()) {
        return false;
      }
      isTarget &&= this.isTarget;
      this.isTuple = true;
    }
    this.isTarget = isTarget;
    return true;
  }

  protected expression(): boolean {
    if (++this._deep > MOST_DEEP) {
      return false;
    }
    const found = this.tokens.is('lambda') ? this._lambda() : this._choice();
    this._deep--;
    return found;
  }

  private _choice(): boolean {
    if (!this._test()) {
      return false;
    }
    if (!this.sign('if')) {
      return true;
    }
    const found = this._test() && this.sign('else') && this.expression();
    this._isValue();
    return found;
  }

  private _lambda(): boolean {
    this.tokens.next();
    while (!this.tokens.is(':')) {
      if (
        !this.name() ||
        (this.sign('=') && !this.expression()) ||
        !(this.tokens.is(':') || this.sign(','))
      ) {
        return false;
      }
    }
    const found = this.sign(':') && this.expression();
    this._isValue();
    return found;
  }

  /** Comparisons with `and`, `or` and `not`. */
  private _test(): boolean {
    let alone = true;
    for (;;) {
      while (this.sign('not')) {
        alone = false;
      }
      if (!this._operands()) {
        return false;
      }
      if (!this.sign('and') && !this.sign('or')) {
        break;
      }
      alone = false;
    }
    if (!alone) {
      this._isValue();
    }
    return true;
  }

  /** Operands with signs between them. */
  private _operands(): boolean {
    let alone = true;
    for (;;) {
      while (this.sign('-') || this.sign('+') || this.sign('~')) {
        alone = false;
      }
      if (!this._operand()) {
        return false;
      }
      if (this.sign('not')) {
        if (!this.sign('in')) {
          return false;
        }
      } else if (!this._operator()) {
        break;
      }
      alone = false;
    }
    if (!alone) {
      this._isValue();
    }
    return true;
  }

  private _operator(): boolean {
    const { tokens } = this;
    if (tokens.kind === 'sign') {
      if (!BINARY.has(tokens.word)) {
        return false;
      }
      tokens.next();
      return true;
    }
    if (this.sign('is')) {
      this.sign('not');
      return true;
    }
    return this.sign('in');
  }

  /** One value, and what is asked of it: attributes, calls, elements. */
  private _operand(): boolean {
    const { tokens } = this;
    this._isValue();
    if (tokens.kind === 'name') {
      const isBound = !CONSTANTS.has(tokens.word);
      if (RESERVED.has(tokens.word)) {
        return false;
      }
      tokens.next();
      this.isName = this.isTarget = isBound;
    } else if (tokens.isString) {
      while (tokens.isString) {
        tokens.next();
      }
    } else if (tokens.kind === 'literal' || tokens.is('...')) {
      tokens.next();
    } else if (tokens.is('(')) {
      if (!this._elements(')')) {
        return false;
      }
    } else if (tokens.is('[')) {
      if (!this._elements(']')) {
        return false;
      }
    } else if (!tokens.is('{') || !this._braces()) {
      return false;
    }
    for (;;) {
      if (this.sign('.')) {
        if (!this.name()) {
          return false;
        }
        this.isTarget = true;
      } else if (tokens.is('(')) {
        if (!this.call()) {
          return false;
        }
        this.isTarget = false;
      } else if (tokens.is('[')) {
        if (!this._subscript()) {
          return false;
        }
        this.isTarget = true;
      } else {
        return true;
      }
      this.isName = false;
    }
  }

  /** What was read last is no target. */
  private _isValue(): void {
    this.isName = false;
    this.isTarget = false;
  }

  protected open(): boolean {
    const { tokens } = this;
    if (tokens.depth > MOST_DEEP) {
      return false;
    }
    tokens.depth++;
    tokens.next();
    return true;
  }

  protected close(sign: string): boolean {
    this.tokens.depth--;
    return this.sign(sign);
  }

  /** What is in round or square brackets that hold values. */
  private _elements(end: string): boolean {
    if (!this.open()) {
      return false;
    }
    let count = 0;
    while (!this.tokens.is(end)) {
      if (!this.expression()) {
        return false;
      }
      if (++count === 1 && this.tokens.is('for')) {
        if (!this._comprehension()) {
          return false;
        }
        break;
      }
      if (!this.sign(',')) {
        break;
      }
    }
    const found = this.close(end);
    this._isValue();
    return found;
  }

  /** A dictionary or a set. */
  private _braces(): boolean {
    if (!this.open()) {
      return false;
    }
    let count = 0;
    let pairs = 0;
    while (!this.tokens.is('}')) {
      if (!this.expression()) {
        return false;
      }
      if (this.sign(':')) {
        pairs++;
        if (!this.expression()) {
          return false;
        }
      }
      if (++count === 1 && this.tokens.is('for')) {
        if (!this._comprehension()) {
          return false;
        }
        break;
      }
      if (!this.sign(',')) {
        break;
      }
    }
    const found = (pairs === 0 || pairs === count) && this.close('}');
    this._isValue();
    return found;
  }

  /** for ... in ... if ..., once or more often. */
  private _comprehension(): boolean {
    while (this.sign('for')) {
      if (!this.targets() || !this.sign('in') || !this._test()) {
        return false;
      }
      while (this.sign('if')) {
        if (!this._test()) {
          return false;
        }
      }
    }
    return true;
  }

  /** Names between `for` and `in`, some in brackets. */
  protected targets(): boolean {
    do {
      if (this.tokens.is('(')) {
        if (!this.open() || !this.targets() || !this.close(')')) {
          return false;
        }
      } else if (!this.name()) {
        return false;
      }
    } while (this.sign(','));
    return true;
  }

  /** The arguments of a call, or of a class. */
  protected call(): boolean {
    if (!this.open()) {
      return false;
    }
    let count = 0;
    while (!this.tokens.is(')')) {
      const isStarred = this.sign('*') || this.sign('**');
      if (!this.expression()) {
        return false;
      }
      count++;
      if (this.tokens.is('=')) {
        if (!this.isName || isStarred) {
          return false;
        }
        this.tokens.next();
        if (!this.expression()) {
          return false;
        }
      } else if (this.tokens.is('for')) {
        if (count > 1 || isStarred || !this._comprehension()) {
          return false;
        }
        break;
      }
      if (!this.sign(',')) {
        break;
      }
    }
    const found = this.close(')');
    this._isValue();
    return found;
  }

  private _subscript(): boolean {
    if (!this.open()) {
      return false;
    }
    do {
      if (!this._slice()) {
        return false;
      }
    } while (this.sign(',') && !this.tokens.is(']'));
    const found = this.close(']');
    this._isValue();
    return found;
  }

  private _slice(): boolean {
    const { tokens } = this;
    const ends = (): boolean =>
      tokens.is(':') || tokens.is(',') || tokens.is(']');
    if (!tokens.is(':') && !this.expression()) {
      return false;
    }
    for (let colons = 0; colons < 2 && this.sign(':'); colons++) {
      if (!ends() && !this.expression()) {
        return false;
      }
    }
    return true;
  }
}
