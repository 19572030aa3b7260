import { CONTRIB, METHODS } from './words';

/** Where a cell holds something that a migration may have to do with. */
export interface IPlaces {
  /** Offsets in the masked source, ascending; null for everywhere. */
  readonly at: readonly number[] | null;
  /** Some of it may be Python 2. */
  readonly python2: boolean;
}

/** What may follow a word (at its end) to make a form that Python 2 alone knows. */
const PYTHON2: ReadonlyMap<string, RegExp> = new Map([
  ['print', /[\s\\]*[^\s(=.,)\]:;#]|\s+\(/y],
  ['exec', /[\s\\]*[^\s(=.,)\]:;#]|\s+\(/y],
  ['except', /[^:\n]*,/y],
  ['raise', /[^\n]*,/y],
  ['def', /\s+\w+\s*\([^)]*\(/y],
  ['ur', /['"]/y],
  ['UR', /['"]/y],
  ['uR', /['"]/y],
  ['Ur', /['"]/y]
]);

const DIGIT = 1;
const LETTER = 2;
/** A backtick, or what may begin <>. */
const SIGN = 3;

/** Kind of each character of ASCII; 0 for what is of no interest. */
const KIND = new Uint8Array(128);
for (let code = 0; code < 128; code++) {
  const char = String.fromCharCode(code);
  KIND[code] = /\d/.test(char)
    ? DIGIT
    : /\w/.test(char)
      ? LETTER
      : /[`<]/.test(char)
        ? SIGN
        : 0;
}

/**
 * Finds the words that can mean TensorFlow, the methods that the tables know, and
 * what may be Python 2: one scan, whatever the words. It may find too much, never
 * too little.
 */
export class PlaceFinder {
  /** For each first letter, a bit for each length that a word may have. */
  private readonly _lengths = ALWAYS.slice();

  /** @param _words from `wantedWords`. */
  constructor(private readonly _words: ReadonlySet<string> | null) {
    addLengths(this._lengths, _words ?? []);
  }

  /** @param text the masked source of a cell. */
  find(text: string): IPlaces {
    const at: number[] = [];
    let python2 = false;
    for (let i = 0; i < text.length; i++) {
      const start = i;
      const code = text.charCodeAt(i);
      const kind = code < 128 ? KIND[code] : isLetter(text, i) ? LETTER : 0;
      let old = false;
      if (kind === SIGN) {
        old = code !== LESS || text.charCodeAt(i + 1) === GREATER;
      } else if (kind !== 0) {
        i = endOfWord(text, i);
        if (kind === DIGIT) {
          old = isOldNumber(text, start, i);
        } else if (code >= 128 || this._lengths[code] & lengthBit(i - start)) {
          const word = text.slice(start, i);
          if (this._isWanted(word, text, start)) {
            at.push(start);
          } else {
            old = mayBePython2(word, text, i);
          }
        }
        // What ended the word may begin something itself.
        i--;
      }
      if (old) {
        at.push(start);
        python2 = true;
      }
    }
    return { at: this._words === null ? null : at, python2 };
  }

  private _isWanted(word: string, text: string, start: number): boolean {
    return (
      this._words?.has(word) ||
      word.startsWith(CONTRIB) ||
      // Behind a dot, or behind blanks that a dot may be in front of.
      (METHODS.has(word) && /[.\s]/.test(text.charAt(start - 1)))
    );
  }
}

const LESS = 0x3c;
const GREATER = 0x3e;
const LONGEST = 31;

/** Words of 31 letters and more share a bit. */
function lengthBit(length: number): number {
  return 1 << Math.min(length, LONGEST);
}

/** Note down the lengths of words by their first letters. */
function addLengths(lengths: Uint32Array, words: Iterable<string>): void {
  for (const word of words) {
    if (word.charCodeAt(0) < 128) {
      lengths[word.charCodeAt(0)] |= lengthBit(word.length);
    }
  }
}

/** The lengths of the words that are looked for in all code. */
const ALWAYS = new Uint32Array(128);
addLengths(ALWAYS, METHODS);
addLengths(ALWAYS, PYTHON2.keys());
for (let n = CONTRIB.length; n <= LONGEST; n++) {
  ALWAYS[CONTRIB.charCodeAt(0)] |= lengthBit(n);
}

function endOfWord(text: string, from: number): number {
  let i = from + 1;
  for (;;) {
    const code = text.charCodeAt(i);
    if (
      code < 128
        ? KIND[code] === LETTER || KIND[code] === DIGIT
        : isLetter(text, i)
    ) {
      i++;
    } else {
      return i;
    }
  }
}

/** Whether a character beyond ASCII can be part of a name; false at the end. */
function isLetter(text: string, at: number): boolean {
  if (at >= text.length) {
    return false;
  }
  // The second half of a pair belongs to the first.
  const pair = (text.charCodeAt(at) & 0xfc00) === 0xdc00 && at > 0;
  const point = text.codePointAt(pair ? at - 1 : at) ?? 0;
  return /^\p{XIDC}/u.test(String.fromCodePoint(point));
}

/** 0777 and 10L */
function isOldNumber(text: string, start: number, end: number): boolean {
  return /^0\d|l$/i.test(text.slice(start, end));
}

function mayBePython2(word: string, text: string, end: number): boolean {
  const pattern = PYTHON2.get(word);
  if (!pattern) {
    return false;
  }
  pattern.lastIndex = end;
  return pattern.test(text);
}
