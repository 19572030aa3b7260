import type { CellWork } from '../cell-work';
import type { CellUnit } from '../cell-unit';
import { namesOf } from '../fixes/whole-trees';
import { Picks } from '../incremental/differing';
import type { IUpdated, Session } from '../session';
import type { PyNode } from '../syntax/py-node';
import { isWhole } from '../syntax/whole';
import { numpyBuiltins, numpyTwins } from '../tables/numpy-table';

const NAMES = [...numpyBuiltins, ...numpyTwins.keys()].join('|');
/** `word.name`, where the word may be NumPy's. */
const USE = new RegExp(
  String.raw`(?<![\w.])([A-Za-z_]\w*)\s*\.\s*(?:${NAMES})(?!\w)`,
  'g'
);
/** An import of NumPy itself, and the name that it gives. */
const IMPORT =
  /(?<![\w.])import\s[^#;\n]*?\bnumpy\b(?!\s*\.)(?:\s+as\s+(\w+))?/g;

/**
 * What NumPy has lost since TensorFlow 1: code for both fails on today's NumPy,
 * which comes with today's TensorFlow. Only names that are NumPy's for certain are
 * taken: an import brings them, and nothing in the notebook binds them anew.
 */
export class NumpyNames {
  private readonly _alone = new Map<string, boolean>();
  private readonly _shadowed = new Map<string, boolean>();
  private readonly _imports = new Picks(importsOf);
  private _listed: readonly (readonly string[])[] = [];
  private _imported: ReadonlySet<string> = new Set();

  constructor(private readonly _session: Session) {}

  /** Forget what may have another answer after some texts were edited. */
  update({ words }: Pick<IUpdated, 'words'>): void {
    for (const known of [this._alone, this._shadowed]) {
      for (const word of known.keys()) {
        if (words.has(word)) {
          known.delete(word);
        }
      }
    }
  }

  /**
   * Take the names of a cell to what they are called now.
   */
  rewrite(work: CellWork): void {
    const { unit } = work;
    const { asked } = this._session;
    const words = new Set<string>();
    for (const word of usedIn(unit)) {
      const found = this.isNumpy(word);
      asked?.numpy.set(word, found);
      if (found) {
        words.add(word);
      }
    }
    if (words.size === 0) {
      return;
    }
    for (const node of identifiers(unit, words, this._session)) {
      const whole = node.parent;
      const name = whole?.child('attribute')?.text ?? '';
      const twin = numpyTwins.get(name);
      const isOwn = numpyBuiltins.has(name);
      if (
        whole?.type !== 'attribute' ||
        node.field !== 'object' ||
        !(twin ?? isOwn) ||
        !isWhole(whole) ||
        (isOwn && this._askIfShadowed(name))
      ) {
        continue;
      }
      const now = twin === undefined ? name : `${node.text}.${twin}`;
      work.rewrites.add(whole, [now]);
      work.report({
        rule: 'numpy-name',
        severity: 'INFO',
        at: whole,
        symbol: `numpy.${name}`,
        replacement: now,
        applied: true,
        message: isOwn
          ? `numpy.${name} was Python's own ${name}, which is written now: NumPy dropped the name in 1.24.`
          : `NumPy calls this ${twin} only, since 2.0: ${name} is gone.`
      });
    }
  }

  /** Whether a word means NumPy, and nothing but that in the whole notebook. */
  isNumpy(word: string): boolean {
    return this._names.has(word) && this._isAlone(word);
  }

  /** Whether one of Python's own names may mean something else in the notebook. */
  isShadowed(name: string): boolean {
    let shadowed = this._shadowed.get(name);
    if (shadowed === undefined) {
      shadowed = this._findShadow(name);
      this._shadowed.set(name, shadowed);
    }
    return shadowed;
  }

  private _askIfShadowed(name: string): boolean {
    const found = this.isShadowed(name);
    this._session.asked?.shadowed.set(name, found);
    return found;
  }

  /** Names that imports give NumPy. */
  private get _names(): ReadonlySet<string> {
    const lists = this._imports.over(this._session.units);
    if (lists !== this._listed) {
      this._listed = lists;
      this._imported = new Set(lists.flat());
    }
    return this._imported;
  }

  /** Whether a word means nothing but NumPy in the whole notebook. */
  private _isAlone(word: string): boolean {
    let alone = this._alone.get(word);
    if (alone === undefined) {
      alone = this._session.units.every(unit =>
        unit.memo(`numpy ${word}`, () =>
          identifiers(unit, new Set([word]), this._session).every(isOnlyUsed)
        )
      );
      this._alone.set(word, alone);
    }
    return alone;
  }

  private _findShadow(name: string): boolean {
    const bound = new RegExp(
      [
        String.raw`(?:^|[;,(])[ \t]*${name}[ \t]*=(?!=)`,
        String.raw`(?:^|[;,(])[ \t]*${name}[ \t]*,[^()\n]*=(?!=)`,
        String.raw`\b(?:def|class|as|global|nonlocal)[ \t]+${name}\b`,
        String.raw`\bdef\b[^:\n]*[(,][ \t]*${name}[ \t]*[,):]`,
        String.raw`\b(?:lambda[^:\n]*|import[ \t][^#\n]*)\b${name}\b`,
        String.raw`\bfor\b(?:(?!\bin\b)[\w, ()])*\b${name}\b[\w, ()]*\bin\b`
      ].join('|'),
      'm'
    );
    const key = String(bound);
    return this._session.units.some(
      ({ text }) => text.says !== null && text.matches(bound, key)
    );
  }
}

/** The names that imports in a cell give NumPy; null where there are none. */
function importsOf(unit: CellUnit): readonly string[] | null {
  return unit.memo('numpy imports', () => {
    const { text } = unit.mask;
    return unit.text.says && text.includes('numpy')
      ? Array.from(text.matchAll(IMPORT), match => match[1] ?? 'numpy')
      : null;
  });
}

/** The words in front of such names in a cell. */
function usedIn(unit: CellUnit): readonly string[] {
  return unit.memo('numpy names', () =>
    unit.text.says
      ? [...unit.mask.text.matchAll(USE)].map(match => match[1])
      : []
  );
}

/** The places of a cell where one of some words stands as a name. */
function identifiers(
  unit: CellUnit,
  words: ReadonlySet<string>,
  { parser }: Session
): readonly PyNode[] {
  return [...words]
    .filter(word => unit.text.words.has(word))
    .flatMap(word => namesOf(unit, parser).get(word) ?? []);
}

/** Whether an identifier is read where it stands, or bound to NumPy by an import. */
function isOnlyUsed(node: PyNode): boolean {
  const { parent, field } = node;
  switch (parent?.type) {
    case 'attribute':
    case 'keyword_argument':
    case 'argument_list':
      return true;
    case 'default_parameter':
      return field === 'value';
    case 'dotted_name':
      // A name from it does not bind its own name anew, nor does a module in it.
      return /^numpy\b/.test(parent.text);
    case 'aliased_import':
      return field === 'alias' && parent.child('name')?.text === 'numpy';
    default:
      return false;
  }
}
