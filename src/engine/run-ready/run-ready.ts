import type { CellWork } from '../cell-work';
import type { IReference } from '../references';
import type { INote } from '../rules/context';
import { IImportStatement, readImport } from '../rules/import-statement';
import { isRooted } from '../rules/safety-import';
import type { Session } from '../session';
import type { ISpan, Mode } from '../types';
import { finalName, GRAPH_SIGN, needSigns, needsOf } from './needs';

/** An import of TensorFlow, as it was or added by this migration. */
interface IImportPlace {
  readonly work: CellWork;
  /** Where findings about it stand. */
  readonly at: ISpan;
  /** How code behind it spells compat.v1; null where it binds no such name. */
  readonly root: string | null;
  put(where: 'before' | 'behind', lines: readonly string[]): void;
}

const SWITCH = 'TF_USE_LEGACY_KERAS';

const NONE: IImportPlace[] = [];

/** Lines for the whole program's sake, and the cell to put them in. */
export interface IRunReadyLines {
  readonly work: CellWork;
  /** The same for the same lines in the same place. */
  readonly key: string;
  /** Put them there. */
  put(): void;
}

/**
 * Find the lines that let converted code run: TensorFlow 1's behaviour for code
 * that builds a graph, and legacy Keras for names that Keras 3 dropped. Each is
 * added once, and only where it is used.
 *
 * @param works the cells that may be changed, in order.
 */
export function runReadyLines(
  works: readonly CellWork[],
  session: Session,
  mode: Mode,
  version: string
): readonly IRunReadyLines[] {
  const found: IRunReadyLines[] = [];
  let signs = 0;
  for (const work of works) {
    // Those that rules have spelled stand in the text from now on.
    signs |= signsOfSpelled(work, version);
    signs |= work.needsGraph ? GRAPH_SIGN : 0;
  }
  for (const unit of session.units) {
    signs |= unit.memo('run-ready', () =>
      needSigns(
        namesToRun(session.references(unit).values(), mode, version),
        version
      )
    );
  }
  const needs = needsOf(signs, version);
  if (!needs.legacyKeras && !needs.graphMode && !works.some(needsLegacy)) {
    return found;
  }
  const places: IImportPlace[] = [];
  for (const work of works) {
    places.push(...placesIn(work, mode));
    if (places.some(({ root }) => root !== null)) {
      // Nothing is put beside those behind it.
      break;
    }
  }
  const first = places[0];
  if (!first) {
    return found;
  }
  const said = session.units.some(unit =>
    unit.memo('switch', () => unit.cell.source.includes(SWITCH))
  );
  const legacy = needs.legacyKeras || works.some(needsLegacy);
  if (legacy && !said) {
    const lines = ['import os', `os.environ["${SWITCH}"] = "1"`];
    found.push(linesAt(first, 'before', lines, LEGACY_KERAS));
  }
  if (needs.graphMode) {
    found.push(graphSwitch(places));
  }
  return found;
}

/** What the names that were spelled in cells say, as far as they were. */
const SPELLED = new WeakMap<CellWork, { count: number; signs: number }>();

function signsOfSpelled(work: CellWork, version: string): number {
  const count = work.spelled.length;
  if (count === 0) {
    return 0;
  }
  let known = SPELLED.get(work);
  if (known?.count !== count) {
    known = { count, signs: needSigns(work.spelled, version) };
    SPELLED.set(work, known);
  }
  return known.signs;
}

function needsLegacy({ needsLegacyKeras }: CellWork): boolean {
  return needsLegacyKeras;
}

/** What is said of lines that were added. */
type Saying = Pick<INote, 'symbol' | 'fallback' | 'message'>;

const LEGACY_KERAS: Saying = {
  symbol: SWITCH,
  message:
    'Some names here need legacy Keras, which is now switched on before TensorFlow is imported. It is a package of its own: pip install tf-keras.'
};

const GRAPH_MODE: Saying = {
  symbol: 'tf.compat.v1.disable_v2_behavior',
  fallback: true,
  message:
    "This code is written for TensorFlow 1's graphs and sessions, so TensorFlow is told to behave as version 1 did. Take the line out once the code runs eagerly."
};

function linesAt(
  { work, at, put }: IImportPlace,
  where: 'before' | 'behind',
  lines: readonly string[],
  saying: Saying
): IRunReadyLines {
  return {
    work,
    key: [at.start, at.end, where, ...lines].join('\n'),
    put: () => {
      put(where, lines);
      work.report({
        rule: 'run-ready',
        severity: 'INFO',
        at,
        applied: true,
        ...saying
      });
    }
  };
}

/** The names to tell needs by, of what a cell uses. */
function namesToRun(
  references: Iterable<IReference>,
  mode: Mode,
  version: string
): string[] {
  return [...references].map(reference => {
    const { name, home } = reference;
    // Layers of tf-slim keep their variables in a graph.
    return home?.kind === 'package' && /^tf_slim\b/.test(home.name)
      ? 'compat.v1.get_variable'
      : finalName(name, mode, version, isRooted(reference, version));
  });
}

/**
 * The imports of TensorFlow in a cell, those in functions left out. One that the
 * migration adds counts where it is the first.
 */
function placesIn(work: CellWork, mode: Mode): IImportPlace[] {
  const { unit, addedImport } = work;
  if (unit.cell.readOnly) {
    return [];
  }
  const statements = unit.memo('imports', () =>
    unit.syntax.nodes.flatMap(node => {
      const isImport =
        node.type === 'import_statement' ||
        node.type === 'import_from_statement';
      const statement =
        isImport && work.isTopLevel(node) ? readImport(node) : null;
      return statement && work.editable(node) ? [statement] : [];
    })
  );
  if (statements.length === 0 && !addedImport) {
    return NONE;
  }
  // What is taken out is no import any more.
  const places = statements
    .filter(({ node }) => !work.statements.isOut(node))
    .map((statement): IImportPlace => {
      const { node, module } = statement;
      return {
        work,
        at: node,
        root: module === null ? rootOf(statement, mode) : null,
        put: (where, lines) =>
          work.statements.add(node, where, lines, 'run-ready')
      };
    });
  if (addedImport && !(places[0]?.at.start < addedImport.at.start)) {
    const { at, root } = addedImport;
    places.unshift({
      ...{ work, at },
      root: mode === 'SAFETY' ? root : `${root}.compat.v1`,
      put: (where, lines) => work.besideAddedImport(where, lines, 'run-ready')
    });
  }
  return places;
}

/** `tf.compat.v1.disable_v2_behavior()` behind the first import that names the package. */
function graphSwitch(places: readonly IImportPlace[]): IRunReadyLines {
  const place = places.find(({ root }) => root !== null);
  if (place) {
    const line = `${place.root}.disable_v2_behavior()`;
    return linesAt(place, 'behind', [line], GRAPH_MODE);
  }
  const lines = [
    'import tensorflow.compat.v1',
    'tensorflow.compat.v1.disable_v2_behavior()'
  ];
  return linesAt(places[0], 'before', lines, GRAPH_MODE);
}

/** How the name that an import binds spells compat.v1; null where it is neither. */
function rootOf(statement: IImportStatement, mode: Mode): string | null {
  for (const { name, alias } of statement.items) {
    if (name === 'tensorflow') {
      const bound = alias ?? 'tensorflow';
      return mode === 'SAFETY' ? bound : `${bound}.compat.v1`;
    }
    if (name === 'tensorflow.compat.v1' && alias !== null) {
      return alias === 'tf' && mode === 'DEFAULT' ? 'tf.compat.v1' : alias;
    }
  }
  return null;
}
