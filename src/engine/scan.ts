import type { Resolver } from './bindings/resolver';
import type { Scope } from './bindings/scope';
import type { CellUnit } from './cell-unit';
import { evidenceOf, IEvidence } from './evidence';
import { withHome } from './homes/with-home';
import { IReference, referenceAt } from './references';
import { isPackage } from './rules/safety-import';
import { renamed } from './rules/symbols';
import type { PyNode } from './syntax/py-node';
import { isWhole } from './syntax/whole';
import { everHad, newestVersion, presence, Presence } from './tables/api-table';
import type { Mode } from './types';

/** What was found in one cell once its names had meanings. */
export interface IScan {
  readonly references: Map<PyNode, IReference>;
  readonly evidence: IEvidence;
  /** Imports TensorFlow. */
  readonly imports: boolean;
  /** Uses `tf` without importing it: the import is elsewhere. */
  readonly snippet: boolean;
}

/** What is true of a notebook as a whole, of which each cell's conversion may depend. */
export interface IWhole {
  /** Names that may mean the package itself somewhere. */
  readonly roots: readonly string[];
  readonly evidence: IEvidence;
  readonly snippet: boolean;
  readonly usesTensorflow: boolean;
  /** Imports TensorFlow as compat.v1 and nothing else: code that is to stay so. */
  readonly compatOnly: boolean;
}

/** What is to be known of a session to find the references of a cell. */
export interface IScanned {
  readonly module: Scope;
  readonly resolver: Resolver;
  readonly mode: Mode;
  /** Whether names that TensorFlow 2 lacks are taken to where they are now. */
  readonly homes: boolean;
}

/** Find a cell's references. */
export function scanCell(unit: CellUnit, session: IScanned): IScan {
  const references = new Map<PyNode, IReference>();
  let imports = false;
  let snippet = false;
  const places = unit.places.at;
  let next = 0;
  for (const node of unit.syntax.nodes) {
    if (node.type === 'identifier') {
      if (places !== null) {
        // Nothing else can mean TensorFlow.
        while (next < places.length && places[next] < node.start) {
          next++;
        }
        if (next === places.length || places[next] !== node.start) {
          continue;
        }
      }
      const scope = unit.scopeOf(node, session.module);
      const at = unit.base + node.start;
      const written = referenceAt(node, scope, at, session.resolver);
      const reference =
        written && session.homes ? withHome(written, session.mode) : written;
      if (reference && (reference.home || isPlausible(reference))) {
        references.set(reference.node, reference);
        snippet ||=
          reference.resolved.conventional && reference.resolved.name === 'tf';
      }
    } else if (
      node.type === 'import_statement' ||
      node.type === 'import_from_statement'
    ) {
      imports ||= /\btensorflow\b/.test(node.text);
    }
  }
  const evidence = evidenceOf(
    [...references.values()].filter(r => !unit.cell.readOnly && isWhole(r.node))
  );
  return { references, evidence, imports, snippet };
}

/** What is true of the whole notebook, by what was found in its cells. */
export function wholeOf(
  scans: readonly IScan[],
  scopes: ReadonlySet<Scope>,
  mode: Mode
): IWhole {
  return {
    roots: rootNames(scopes, mode),
    evidence: {
      tf1: scans.some(({ evidence }) => evidence.tf1),
      tf2: scans.some(({ evidence }) => evidence.tf2)
    },
    snippet: scans.some(({ snippet }) => snippet),
    usesTensorflow: scans.some(
      ({ imports, references }) => imports || references.size > 0
    ),
    compatOnly: importsOnlyCompat(scopes)
  };
}

/** A name that nothing binds is no sign of TensorFlow 1 where all of it is compat.v1. */
export function leaveConventional(scans: Iterable<IScan>): void {
  for (const { references } of scans) {
    for (const [node, { resolved }] of references) {
      if (resolved.conventional) {
        references.delete(node);
      }
    }
  }
}

export function sameWhole(a: IWhole, b: IWhole): boolean {
  return (
    a.roots.length === b.roots.length &&
    a.roots.every((name, i) => name === b.roots[i]) &&
    a.evidence.tf1 === b.evidence.tf1 &&
    a.evidence.tf2 === b.evidence.tf2 &&
    a.snippet === b.snippet &&
    a.usesTensorflow === b.usesTensorflow &&
    a.compatOnly === b.compatOnly
  );
}

/** Whether TensorFlow is imported, and only ever as compat. */
export function importsOnlyCompat(scopes: ReadonlySet<Scope>): boolean {
  let compat = false;
  for (const scope of scopes) {
    for (const list of scope.bindings.values()) {
      for (const { bound } of list) {
        if (bound.kind === 'tensorflow') {
          if (!bound.name.startsWith('tf.compat.')) {
            return false;
          }
          compat = true;
        }
      }
    }
  }
  return compat;
}

/** Names that may mean the package itself somewhere, the usual ones first. */
function rootNames(scopes: ReadonlySet<Scope>, mode: Mode): string[] {
  const names = new Set<string>(['tf', 'tensorflow']);
  for (const scope of scopes) {
    for (const [name, list] of scope.bindings) {
      if (
        list.some(
          ({ bound }) =>
            bound.kind === 'tensorflow' && isPackage(bound.name, mode)
        )
      ) {
        names.add(name);
      }
    }
  }
  return [...names];
}

/** Whether TensorFlow has, or had, a full name from `tf`; for star imports. */
export function hasName(name: string): boolean {
  const path = name.replace(/^tf\./, '');
  const had = everHad(path);
  return (
    had.v1 ||
    had.v2 ||
    renamed(path) !== null ||
    (path.startsWith('compat.') &&
      presence(path, newestVersion) === Presence.Present)
  );
}

/**
 * A name that nothing binds counts as TensorFlow only where what follows it is
 * TensorFlow's: an unbound `tf.something_else` is somebody's variable.
 */
function isPlausible(reference: IReference): boolean {
  if (!reference.resolved.conventional) {
    return true;
  }
  const top = reference.name.split('.')[0];
  return top === 'contrib' || (top !== '' && hasName(`tf.${top}`));
}
