import {
  CONSTANTS,
  MOST_DEEP,
  PlainBrackets,
  RESERVED
} from './plain-brackets';

/** Signs between two operands. */
const BINARY: ReadonlySet<string> = new Set([
  ...['+', '-', '*', '/', '//', '%', '@', '**', '<<', '>>', '&', '|', '^'],
  ...['<', '>', '<=', '>=', '==', '!=']
]);

/** The same of expressions. */
export class PlainExpressions extends PlainBrackets {
  private _deep = 0;

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
    if (!this.test()) {
      return false;
    }
    if (!this.sign('if')) {
      return true;
    }
    const found = this.test() && this.sign('else') && this.expression();
    this.isValue();
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
    this.isValue();
    return found;
  }

  /** Comparisons with `and`, `or` and `not`. */
  protected test(): boolean {
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
      this.isValue();
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
      this.isValue();
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
    this.isValue();
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
      if (!this.elements(')')) {
        return false;
      }
    } else if (tokens.is('[')) {
      if (!this.elements(']')) {
        return false;
      }
    } else if (!tokens.is('{') || !this.braces()) {
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
        if (!this.subscript()) {
          return false;
        }
        this.isTarget = true;
      } else {
        return true;
      }
      this.isName = false;
    }
  }
}
