/**
 * The plain-JSON vocabulary of the engine: what goes in, what comes out.
 *
 * Offsets are UTF-16 code units from the start of a cell's source, as in a
 * JavaScript string. Lines count from 1. Columns count from 0 in UTF-8 bytes,
 * because that is how tf_upgrade_v2 (through Python's `ast`) counts them.
 */

/** DEFAULT converts the code; SAFETY changes imports alone. */
export type Mode = 'DEFAULT' | 'SAFETY';

/** How much a finding asks of its reader: must fix, must look, for information. */
export type Severity = 'ERROR' | 'WARNING' | 'INFO';

/** A half-open range of UTF-16 offsets in one cell's source. */
export interface ISpan {
  readonly start: number;
  readonly end: number;
}

/** Replace the text of a span. `start === end` inserts. */
export interface IEdit extends ISpan {
  readonly text: string;
}

/** An edit that says which cell it is for. */
export interface ICellEdit extends IEdit {
  readonly cellId: string;
}

/**
 * A change that a person may ask for with one click. A migration offers it and
 * does not make it.
 */
export interface IFix {
  /** Kebab-case; the same for all that do the same thing, so that one click can make them all. */
  readonly kind: string;
  /** What it does, in the imperative: "Use tf.keras.optimizers.Adam". */
  readonly action: string;
  /**
   * Offsets are of the sources handed in. Sorted by start within a cell, never
   * overlapping; a fix may need edits in several cells, and then needs all of them.
   */
  readonly edits: readonly ICellEdit[];
}

/** One code cell, or a whole .py file (then `number` is null). */
export interface ICell {
  /** Unique in its notebook; the host chooses it. */
  readonly id: string;
  /** Position among all cells of the notebook, markdown included, from 1. */
  readonly number: number | null;
  /** The text exactly as stored, line ends included. */
  readonly source: string;
  /** Analysed and reported, but never changed. */
  readonly readOnly?: boolean;
}

/** The code cells of a notebook, in order, markdown and raw cells left out. */
export interface INotebook {
  readonly cells: readonly ICell[];
  /**
   * The notebook's kernel language as its metadata names it ("python", "R").
   * Anything other than Python is reported and left alone. Default: "python".
   */
  readonly language?: string;
}

/** What to do. Every field has a default. */
export interface IOptions {
  /** Default: DEFAULT. */
  readonly mode?: Mode;
  /** The TensorFlow to migrate to, "2.x". Default: the newest one known. */
  readonly targetVersion?: string;
  /**
   * Rewrite `import tensorflow.compat.v1 as tf` to `import tensorflow as tf` and
   * convert what it names. Default: true. DEFAULT mode only.
   */
  readonly upgradeCompatV1Import?: boolean;
  /**
   * Add what converted code needs to run: TensorFlow 1's behaviour where a graph
   * is built, legacy Keras where names need it. Default: false.
   */
  readonly runReady?: boolean;
  /**
   * Ids of the cells to change and report on; names bound in the others still
   * count. Default: all cells.
   */
  readonly only?: readonly string[];
}

/** One thing the report says about one place. */
export interface IFinding {
  readonly cellId: string;
  /** `ICell.number` of its cell. */
  readonly cell: number | null;
  /** Where, in the source that was handed in. */
  readonly span: ISpan;
  /** The same place in the converted source. */
  readonly outputSpan: ISpan;
  /** `span` as lines (from 1) and UTF-8 columns (from 0), in the source handed in. */
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  readonly severity: Severity;
  /** Kebab-case rule name, which is also the name of its page in docs/rules. */
  readonly rule: string;
  /**
   * The TensorFlow name it is about, spelled from `tf.`; "" where there is none. Of a
   * change, the name before it; of what is left to do, the one that converted code has.
   */
  readonly symbol: string;
  /** The name to use, or that is used now; null where there is none. */
  readonly replacement: string | null;
  /** True where the converted code uses (or goes on using) tf.compat.v1. */
  readonly fallback: boolean;
  /** True where an edit of this migration made the change that the message tells of. */
  readonly applied: boolean;
  /**
   * Indices into `ICellResult.edits` of the edits that make the change. Findings
   * that share an edit stand or fall together: see `chooseEdits`.
   */
  readonly edits: readonly number[];
  /** What one click may do about it; null where there is nothing. */
  readonly fix: IFix | null;
  /** One or two sentences: what was done or is wrong, and what to do next. */
  readonly message: string;
  /** Path of the rule's page, from the root of the package. */
  readonly help: string;
}

/** Where the first piece of broken syntax of a cell stands. */
export interface ISyntaxProblem {
  readonly span: ISpan;
  readonly line: number;
  readonly column: number;
}

/** What became of one cell. */
export interface ICellResult {
  readonly id: string;
  readonly number: number | null;
  /** skipped: not Python (another language, %%bash and the like), or not asked for. */
  readonly status: 'changed' | 'unchanged' | 'skipped';
  /** Sorted by start, never overlapping, each as small as it can be. */
  readonly edits: readonly IEdit[];
  /** The source with the edits applied; the source itself where there are none. */
  readonly output: string;
  /** In order of their place. */
  readonly findings: readonly IFinding[];
  readonly syntax: ISyntaxProblem | null;
}

/** Counts over a migration; a report and the sidebar show the same ones. */
export interface ISummary {
  readonly cells: number;
  readonly changedCells: number;
  /** Findings with `applied`. */
  readonly changes: number;
  readonly errors: number;
  readonly warnings: number;
  /** Findings with `fallback`. */
  readonly fallbacks: number;
  /** True where any cell imports or names TensorFlow. */
  readonly usesTensorflow: boolean;
}

/** Uses of names for one part of a program, as they are once converted. */
export interface IAreaUses {
  /** In `tf.compat.v1` (or gone for good, as Estimator is). */
  readonly tf1: number;
  /** TensorFlow 2's own. */
  readonly tf2: number;
}

/**
 * What the code uses of TensorFlow, counted by use, by the names that it has once
 * converted: the same before and after a conversion.
 */
export interface IUses {
  /** All names of TensorFlow's, wherever they are. */
  readonly names: number;
  /** Names in `tf.compat.v1`. */
  readonly compatV1: number;
  /** Names that work while a graph is built, and not eagerly. */
  readonly graph: number;
  /** Switches TensorFlow 2's behavior off by itself (`disable_v2_behavior` and the like). */
  readonly v1Behavior: boolean;
  /** Variables, layers, models. */
  readonly model: IAreaUses;
  /** Optimizers, metrics, summaries, estimators. */
  readonly training: IAreaUses;
  /** What feeds the model. */
  readonly input: IAreaUses;
  /** Checkpoints and exported models. */
  readonly saving: IAreaUses;
}

/** A step of the way from TensorFlow 1 to 2, in the order of TensorFlow's guide. */
export type PathStepId =
  | 'symbols'
  | 'contrib'
  | 'behavior'
  | 'training'
  | 'input'
  | 'saving'
  | 'compat-v1';

/** Where a notebook stands in one step of the migration path. */
export interface IPathStep {
  readonly id: PathStepId;
  /** What the step is, in the imperative. */
  readonly title: string;
  /** not-applicable: nothing in the code is about this step. */
  readonly status: 'done' | 'todo' | 'not-applicable';
  /** How many places are left; 0 unless `todo`. */
  readonly left: number;
  /** One line: what to do next, or what shows that there is nothing to do. */
  readonly next: string;
  /** Page and heading that show how, from the root of the package. */
  readonly help: string;
}

/** A package that converted code needs beside TensorFlow. */
export interface IPackage {
  /** As pip knows it. */
  readonly name: string;
  /** What in the code needs it: an import, a name or a switch. */
  readonly why: string;
}

/** The result of one run over one notebook or file. */
export interface IMigration {
  readonly mode: Mode;
  readonly targetVersion: string;
  /** The language that made the engine leave everything alone, or null. */
  readonly foreignLanguage: string | null;
  /** One entry a cell handed in, in the same order. */
  readonly cells: readonly ICellResult[];
  readonly summary: ISummary;
  /** What the whole notebook uses; see `migrationPath`. */
  readonly uses: IUses;
  /** What to install beside TensorFlow; empty where nothing is needed. */
  readonly packages: readonly IPackage[];
}

/**
 * Where the two wasm modules come from; the host reads them. In a build they are linked to
 * one, which stands for both.
 */
export interface IWasmSource {
  /** web-tree-sitter.wasm, the parser's runtime. */
  readonly runtime: Uint8Array;
  /** tree-sitter-python.wasm, the grammar. */
  readonly grammar: Uint8Array;
}

/** A ready engine. Holds the parser; keeps no state between calls. */
export interface IEngine {
  /**
   * Work out the migration of a notebook. Pure: changes nothing, and throws
   * nothing for any text it is handed.
   */
  migrate(notebook: INotebook, options?: IOptions): IMigration;
  /**
   * The same for a notebook that is migrated again and again while it is edited: what did
   * not change since the last time is not worked out again, and its results are the very
   * objects of that time. Takes the memory of a syntax tree a cell.
   */
  follow?(): IFollower;
}

/** Works out the migration of one notebook, as `IEngine.migrate` does. */
export type IFollower = (notebook: INotebook, options?: IOptions) => IMigration;
