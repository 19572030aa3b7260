import type { CellText, CellUnit } from '../cell-unit';
import type { Answers, Asked } from '../incremental/asked';
import { differing } from '../incremental/differing';
import type { IReference } from '../references';
import type { PyNode } from '../syntax/py-node';
import type { PythonParser } from '../syntax/python-parser';
import { NameCounts, namesIn } from './name-counts';
import {
  attributesOf,
  mayStar,
  namesOf,
  starsOf,
  wholeTree
} from './whole-trees';

/**
 * How code runs. graph: it builds a graph and runs it in a session. eager: line
 * by line, as TensorFlow 2 does. unknown: a module whose user decides.
 */
export type Runs = 'graph' | 'eager' | 'unknown';

/** A place where a word stands as a name of its own: not an attribute, not a keyword. */
export interface IWordUse {
  readonly unit: CellUnit;
  readonly node: PyNode;
}

/** The same by the index of the cell: its unit is another one after an edit elsewhere. */
interface IPlaceOfWord {
  readonly index: number;
  readonly node: PyNode;
}

/** The program before an edit of its cells. */
export interface IProgramBefore {
  readonly program: Program;
  readonly updated: {
    /** The words of the edited cells, as they were and as they are. */
    readonly words: ReadonlySet<string>;
    readonly texts: readonly {
      readonly old: CellText;
      readonly now: CellText;
    }[];
  };
}

/** Names, without `tf.` and `compat.v1.`, that say that a graph is built. */
const GRAPH =
  /^(?:(?:Interactive)?Session|placeholder(?:_with_default)?|sparse_placeholder|Graph|get_default_(?:graph|session)|reset_default_graph|disable_v2_behavior|disable_eager_execution|(?:global|local|all|tables)_(?:variables_)?initializer|initialize_(?:all|local)_\w+|variables_initializer|import_graph_def|data\.make_initializable_iterator|data\.Iterator|(?:train\.)?(?:MonitoredSession|MonitoredTrainingSession|SingularMonitoredSession|Supervisor|\w*batch(?:_join)?|\w+_input_producer|start_queue_runners|Scaffold|SessionManager)|estimator\..*|contrib\.(?!opt\.|\w+$).*)$/;

/** The same for code that runs eagerly. */
const EAGER =
  /^(?:GradientTape|function|(?:enable_eager_execution|enable_v2_behavior)|keras\.(?:Model|Sequential|models\.\w+|utils\.track_tf1_style_variables))$/;

/**
 * What a fix must know of the whole notebook or file. Asked for what it knows
 * only where a fix is in question, as it parses cells anew: in the engine's own
 * trees, statements that cannot mean TensorFlow are left out.
 */
export class Program {
  private readonly _uses = new Map<string, readonly IPlaceOfWord[]>();
  private readonly _attributes = new Map<string, readonly IPlaceOfWord[]>();
  /** The names that are used, once somebody asks. */
  private _counted: NameCounts | null = null;
  private readonly _mentions = new Map<string, boolean>();
  /** What is known of names and of star imports, by the patterns' own texts. */
  private readonly _has: Answers;
  private readonly _stars: Answers;
  private _before: IProgramBefore | null;
  private _runs: Runs | null = null;
  /** True while it asks itself. */
  private _quiet = false;

  /**
   * @param _units the cells.
   * @param _referencesOf every use of TensorFlow in a cell.
   * @param _importsTensorflow whether the code imports TensorFlow by itself.
   * @param _asked where to note down what is asked.
   * @param before what was known before the last edit.
   */
  constructor(
    private readonly _units: readonly CellUnit[],
    private readonly _referencesOf: (unit: CellUnit) => Iterable<IReference>,
    private readonly _importsTensorflow: boolean,
    private readonly _parser: PythonParser,
    private readonly _asked: () => Asked | null,
    before: IProgramBefore | null = null
  ) {
    this._before = before;
    if (before) {
      // What it knows of an earlier one is of no use any more.
      before.program._before = null;
    }
    // What the former one knows is taken over; it is of no use any more.
    const known = before?.program;
    this._has = known?._has ?? new Map();
    this._stars = known?._stars ?? new Map();
    if (known?._counted) {
      this._counted = known._counted;
      this._recount(known._counted, known._units);
    }
    const { texts = [] } = before?.updated ?? {};
    if (texts.some(({ old, now }) => mayStar(old) || mayStar(now))) {
      this._stars.clear();
    }
  }

  /** Take over what was counted before the last edit, and see what that may change. */
  private _recount(names: NameCounts, former: readonly CellUnit[]): void {
    for (const i of differing(former, this._units) ?? this._units.keys()) {
      names.change(this._namesOf(former[i]), this._namesOf(this._units[i]));
    }
    const { come, gone } = names.news();
    for (const [key, { pattern, found }] of this._has) {
      if ((found ? gone : come).some(name => pattern.test(name))) {
        this._has.delete(key);
      }
    }
  }

  private get _names(): NameCounts {
    if (!this._counted) {
      this._counted = new NameCounts();
      for (const unit of this._units) {
        this._counted.change([], this._namesOf(unit));
      }
      this._counted.settle();
    }
    return this._counted;
  }

  private _namesOf(unit: CellUnit): ReadonlySet<string> {
    return unit.memo('names', () => namesIn(this._referencesOf(unit)));
  }

  get units(): readonly CellUnit[] {
    this._note(asked => (asked.anything = true));
    return this._units;
  }

  get runs(): Runs {
    this._note(asked => (asked.runs = true));
    this._runs ??= this._quietly(() => this._howItRuns());
    return this._runs;
  }

  /** Whether it is a notebook: what it defines is used nowhere else. */
  get isNotebook(): boolean {
    return this._units.some(unit => unit.cell.number !== null);
  }

  /** Whether a name (without `tf.` and `compat.v1.`) that matches is used anywhere. */
  has(pattern: RegExp): boolean {
    const key = String(pattern);
    const answer = this._has.get(key) ?? {
      pattern,
      found: this._names.some(name => pattern.test(name))
    };
    this._has.set(key, answer);
    this._note(({ names }) => names.set(key, answer));
    return answer.found;
  }

  /** Every use of a name (without `tf.`) that matches. */
  references(pattern: RegExp): readonly IReference[] {
    this._note(asked => (asked.anything = true));
    return this._units.flatMap(unit =>
      [...this._referencesOf(unit)].filter(({ name }) => pattern.test(name))
    );
  }

  /**
   * Whether the text of any cell matches.
   *
   * @param word what stands in whatever matches, where there is such: few texts have it.
   */
  mentions(pattern: RegExp, word: string | null = null): boolean {
    const key = String(pattern);
    let found = this._mentions.get(key);
    if (found === undefined) {
      found =
        this._mentionedBefore(pattern, key) ??
        this._units.some(
          ({ text }) =>
            (word === null || text.mayHold(word)) && text.matches(pattern, key)
        );
      this._mentions.set(key, found);
    }
    const answer = { pattern, found };
    this._note(({ texts }) => texts.set(key, answer));
    return found;
  }

  /** The answer of before the last edit, where that changed nothing about it. */
  private _mentionedBefore(pattern: RegExp, key: string): boolean | undefined {
    const { program, updated } = this._before ?? {};
    const isSame = updated?.texts.every(
      ({ old, now }) => old.matches(pattern, key) === now.matches(pattern, key)
    );
    return isSame ? program?._mentions.get(key) : undefined;
  }

  /** Every named node of a cell, also those that cannot mean TensorFlow. */
  tree(unit: CellUnit): readonly PyNode[] {
    this._note(asked => (asked.anything ||= asked.unit !== unit));
    return wholeTree(unit, this._parser);
  }

  /** Whether any cell star-imports a module of which the name does not match. */
  starsBut(pattern: RegExp): boolean {
    const key = String(pattern);
    const answer = this._stars.get(key) ?? {
      pattern,
      found: this._units.some(unit =>
        starsOf(unit, this._parser).some(module => !pattern.test(module))
      )
    };
    this._stars.set(key, answer);
    this._note(({ stars }) => stars.set(key, answer));
    return answer.found;
  }

  /**
   * Every place where a word stands as a name, in all cells and scopes. More than
   * the uses of one variable, where functions have one of the same name; never less.
   */
  uses(word: string): readonly IWordUse[] {
    this._note(asked => asked.words.add(word));
    return this._find(this._uses, word, this._before?.program._uses, unit =>
      namesOf(unit, this._parser).get(word)
    );
  }

  /** Every attribute of a name, `x.name`, in all cells. */
  attributes(name: string): readonly IWordUse[] {
    this._note(asked => asked.words.add(name));
    const before = this._before?.program._attributes;
    return this._find(this._attributes, name, before, unit =>
      attributesOf(unit, this._parser).get(name)
    );
  }

  /** Find the uses of a word; as they were before where it stands in no edited cell. */
  private _find(
    known: Map<string, readonly IPlaceOfWord[]>,
    word: string,
    before: ReadonlyMap<string, readonly IPlaceOfWord[]> | undefined,
    nodesOf: (unit: CellUnit) => readonly PyNode[] | undefined
  ): readonly IWordUse[] {
    let found =
      known.get(word) ??
      (this._before?.updated.words.has(word) ? undefined : before?.get(word));
    found ??= this._units.flatMap((unit, index) =>
      unit.text.words.has(word)
        ? (nodesOf(unit) ?? []).map(node => ({ index, node }))
        : []
    );
    known.set(word, found);
    return found.map(({ index, node }) => ({ unit: this._units[index], node }));
  }

  /**
   * Whether a piece of code runs once in the life of the program: it stands in no
   * loop, and in no function but one that is called in one such place.
   */
  runsOnce(node: PyNode, seen: ReadonlySet<string> = new Set()): boolean {
    let from = node;
    for (let at = node.parent; at; from = at, at = at.parent) {
      switch (at.type) {
        case 'while_statement':
        case 'lambda':
        case 'list_comprehension':
        case 'set_comprehension':
        case 'dictionary_comprehension':
        case 'generator_expression':
          return false;
        case 'for_statement':
          // What is looped over is worked out once.
          if (from.field !== 'right') {
            return false;
          }
          break;
        case 'function_definition': {
          if (from.field === 'body') {
            return this._isCalledOnce(at, seen);
          }
          break;
        }
      }
    }
    return true;
  }

  private _isCalledOnce(
    definition: PyNode,
    seen: ReadonlySet<string>
  ): boolean {
    const name = definition.child('name')?.text ?? '';
    const decorated = definition.parent?.type === 'decorated_definition';
    const top = definition.parent?.type === 'module';
    if (!this.isNotebook || decorated || !top || seen.has(name)) {
      return false;
    }
    const uses = this.uses(name).filter(
      use =>
        !(
          use.node.field === 'name' &&
          use.node.parent?.type === 'function_definition'
        )
    );
    const [use] = uses;
    return (
      uses.length === 1 &&
      use.node.field === 'function' &&
      use.node.parent?.type === 'call' &&
      this.runsOnce(use.node.parent, new Set([...seen, name]))
    );
  }

  private _howItRuns(): Runs {
    if (this.has(GRAPH)) {
      return 'graph';
    }
    if (this.has(EAGER) || this.mentions(/\.numpy\(\)/)) {
      return 'eager';
    }
    return this.isNotebook && this._importsTensorflow ? 'eager' : 'unknown';
  }

  /** Note down what the work on a cell asks, so that it is done again when need be. */
  private _note(note: (asked: Asked) => unknown): void {
    const asked = this._quiet ? null : this._asked();
    if (asked) {
      note(asked);
    }
  }

  private _quietly<T>(work: () => T): T {
    const before = this._quiet;
    this._quiet = true;
    try {
      return work();
    } finally {
      this._quiet = before;
    }
  }
}
