import { PlainTokens } from './plain-tokens';

/** Words that mean something of their own in Python 2 or 3, or may begin a statement. */
export const RESERVED: ReadonlySet<string> = new Set([
  ...['and', 'as', 'assert', 'async', 'await', 'break', 'class', 'continue'],
  ...['def', 'del', 'elif', 'else', 'except', 'exec', 'finally', 'for', 'from'],
  ...['global', 'if', 'import', 'in', 'is', 'lambda', 'nonlocal', 'not', 'or'],
  ...['pass', 'raise', 'return', 'try', 'while', 'with', 'yield'],
  ...['match', 'case', 'type']
]);

/** Values that look like names. */
export const CONSTANTS: ReadonlySet<string> = new Set([
  'None',
  'True',
  'False'
]);

/** Brackets within brackets, and the like, that are followed. */
export const MOST_DEEP = 40;

/**
 * Sees whether what is in brackets is of common forms. Each method begins at the token that
 * is next, leaves it behind, and says whether that was what it looks for. After a no, nothing
 * more may be asked.
 */
export abstract class PlainBrackets {
  protected readonly tokens: PlainTokens;
  /** What was read last is nothing but a name. */
  protected isName = false;
  /** It may stand in front of `=`. */
  protected isTarget = false;
  /** It has commas. */
  protected isTuple = false;

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

  /** One thing or more of a kind, with a sign between them. */
  protected separated(sign: string, one: () => boolean): boolean {
    do {
      if (!one()) {
        return false;
      }
    } while (this.sign(sign));
    return true;
  }

  protected abstract expression(): boolean;
  /** An expression without a condition. */
  protected abstract test(): boolean;

  /** What was read last is no target. */
  protected isValue(): void {
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

  /**
   * What is between brackets: members with commas between them, or a single one and the
   * loops that it is made in.
   *
   * @param member sees whether the next one is of a common form.
   */
  private _members(end: string, member: () => boolean): boolean {
    if (!this.open()) {
      return false;
    }
    for (let count = 1; !this.tokens.is(end); count++) {
      if (!member()) {
        return false;
      }
      if (count === 1 && this.tokens.is('for')) {
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
    this.isValue();
    return found;
  }

  /** What is in round or square brackets that hold values. */
  protected elements(end: string): boolean {
    return this._members(end, () => this.expression());
  }

  /** A dictionary or a set. */
  protected braces(): boolean {
    let count = 0;
    let pairs = 0;
    const member = (): boolean => {
      count++;
      if (!this.expression()) {
        return false;
      }
      if (!this.sign(':')) {
        return true;
      }
      pairs++;
      return this.expression();
    };
    return this._members('}', member) && (pairs === 0 || pairs === count);
  }

  /** for ... in ... if ..., once or more often. */
  private _comprehension(): boolean {
    while (this.sign('for')) {
      if (!this.targets() || !this.sign('in') || !this.test()) {
        return false;
      }
      while (this.sign('if')) {
        if (!this.test()) {
          return false;
        }
      }
    }
    return true;
  }

  /** Names between `for` and `in`, some in brackets. */
  protected targets(): boolean {
    return this.separated(',', () =>
      this.tokens.is('(')
        ? this.open() && this.targets() && this.close(')')
        : this.name()
    );
  }

  /** The arguments of a call, or of a class. */
  protected call(): boolean {
    return this._members(')', () => this._argument());
  }

  private _argument(): boolean {
    const isStarred = this.sign('*') || this.sign('**');
    if (!this.expression()) {
      return false;
    }
    const isNamed = this.tokens.is('=');
    if (isNamed) {
      if (!this.isName || isStarred) {
        return false;
      }
      this.tokens.next();
      if (!this.expression()) {
        return false;
      }
    }
    return !((isStarred || isNamed) && this.tokens.is('for'));
  }

  protected subscript(): boolean {
    if (!this.open()) {
      return false;
    }
    do {
      if (!this._slice()) {
        return false;
      }
    } while (this.sign(',') && !this.tokens.is(']'));
    const found = this.close(']');
    this.isValue();
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
