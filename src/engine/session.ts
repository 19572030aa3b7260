import type { IAdded } from './additions';
import { Resolver } from './bindings/resolver';
import { IBinding, Scope } from './bindings/scope';
import type { IBindOptions } from './bindings/collect';
import { CellUnit } from './cell-unit';
import { evidenceOf, eraOf, IEvidence } from './evidence';
import { Program } from './fixes/program';
import { withHome } from './homes/with-home';
import { IReference, referenceAt } from './references';
import type { Era } from './rules/context';
import { maskCell } from './syntax/mask';
import type { PyNode } from './syntax/py-node';
import type { ISyntax, PythonParser } from './syntax/python-parser';
import { isWhole } from './syntax/whole';
import { everHad, presence, Presence, newestVersion } from './tables/api-table';
import { renamed } from './rules/symbols';
import type { ICell, Mode } from './types';
import { IPlaces, PlaceFinder } from './places';
import { cellWords, wantedWords } from './words';

const NO_SYNTAX: ISyntax = { nodes: [], brokenAt: null };
const NO_PLACES: IPlaces = { at: [], python2: false };

/** A notebook after parsing and binding: what names mean, cell by cell. */
export class Session {
  /** One entry a cell; a cell that is not Python has no syntax. */
  readonly units: readonly CellUnit[];
  readonly module = new Scope('module', null);
  readonly resolver: Resolver;
  private readonly _references = new Map<CellUnit, Map<PyNode, IReference>>();
  private readonly _roots: string[];
  private readonly _evidence = new Map<CellUnit, IEvidence>();
  private readonly _notebook: IEvidence = { tf1: false, tf2: false };
  readonly usesTensorflow: boolean;
  /** Imports TensorFlow as compat.v1 and nothing else: code that is to stay so. */
  readonly compatOnly: boolean;
  /** Names that were written anew from their first word on. */
  readonly replaced = new Set<PyNode>();
  /** What this migration has added to the notebook. */
  readonly added: IAdded = {
    root: null,
    modules: new Map(),
    standIns: new Map()
  };
  /** Uses `tf` without importing it: the import is elsewhere. */
  private _snippet = false;
  private readonly _mode: Mode;
  private _program: Program | null = null;

  constructor(
    cells: readonly ICell[],
    private readonly _parser: PythonParser,
    readonly bindOptions: IBindOptions,
    mode: Mode,
    /** Whether names that TensorFlow 2 lacks are taken to where they are now. */
    private readonly _homes = false
  ) {
    this._mode = mode;
    let base = 0;
    const masks = cells.map(cell => maskCell(cell.source));
    const python = masks.filter(mask => mask.foreign === null);
    const words = wantedWords(python.map(mask => cellWords(mask.text)));
    const finder = new PlaceFinder(words);
    this.units = cells.map((cell, i) => {
      const mask = masks[i];
      const at = base;
      base += cell.source.length + 1;
      if (mask.foreign !== null) {
        return new CellUnit(cell, mask, NO_SYNTAX, NO_PLACES, at);
      }
      const places = finder.find(mask.text);
      const syntax = _parser.parse(mask.text, places.at);
      return new CellUnit(cell, mask, syntax, places, at);
    });
    for (const unit of this.units) {
      unit.bind(this.module, bindOptions, words);
    }
    this.resolver = new Resolver(this.module, hasName);
    const scopes = this._scopes();
    this._roots = rootNames(scopes);
    let imports = false;
    for (const unit of this.units) {
      imports = this._scan(unit) || imports;
    }
    this.compatOnly = importsOnlyCompat(scopes);
    if (this.compatOnly && mode === 'DEFAULT') {
      // A name that nothing binds is no sign of TF1 there.
      for (const found of this._references.values()) {
        for (const [node, { resolved }] of found) {
          if (resolved.conventional) {
            found.delete(node);
          }
        }
      }
    }
    this.usesTensorflow =
      imports || [...this._references.values()].some(map => map.size > 0);
  }

  /** What fixes ask of the whole notebook. */
  get program(): Program {
    this._program ??= new Program(
      this.units,
      [...this._references.values()].flatMap(found => [...found.values()]),
      this.usesTensorflow,
      this._parser
    );
    return this._program;
  }

  /**
   * Whether nothing is left that needs a binding of a module or name that is
   * gone: each use of it was written anew. To be asked when all names are done.
   */
  isNeedless(binding: IBinding): boolean {
    return [...this._references].every(([unit, found]) =>
      [...found.values()].every(
        ({ resolved, node }) =>
          resolved.binding !== binding ||
          (!unit.cell.readOnly && this.replaced.has(node))
      )
    );
  }

  /** The references of a cell, by the node that spells each. */
  references(unit: CellUnit): ReadonlyMap<PyNode, IReference> {
    return this._references.get(unit) ?? new Map<PyNode, IReference>();
  }

  era(unit: CellUnit): Era {
    const own = this._evidence.get(unit) ?? { tf1: false, tf2: false };
    return eraOf(own, this._notebook);
  }

  /** The same for a node that may be of another reading of the cell. */
  rootAt(unit: CellUnit, node: PyNode): string | null {
    // The scopes of the engine's own reading hang on its own nodes. Where it left the
    // node out, the statement around it is there, unless that is the module's.
    let around: PyNode | null = null;
    for (const own of unit.syntax.nodes) {
      if (own.start > node.start) {
        break;
      }
      if (own.end > node.start) {
        around = own;
      }
    }
    const scope = around ? unit.scopeOf(around, this.module) : this.module;
    return this.rootName(scope, unit.base + node.start);
  }

  /** Whether TensorFlow has, or had, a full name from `tf`. */
  hasName(name: string): boolean {
    return hasName(name);
  }

  /** A name that means the TensorFlow package at a place, or null. */
  rootName(scope: Scope, at: number): string | null {
    for (const name of this._roots) {
      const found = this.resolver.name(name, { scope, at });
      if (found?.name === 'tf' && (!found.conventional || this._snippet)) {
        return name;
      }
    }
    return null;
  }

  /**
   * A name for an import of TensorFlow that this migration adds: one that means
   * nothing yet anywhere in the notebook, or adding it would change what is there.
   */
  freeRootName(): string {
    return this.freeName(['tf', 'tensorflow', 'tf2'], n => `tf_${n}`);
  }

  /**
   * The first name that means nothing yet anywhere in the notebook.
   *
   * @param wanted the names to try first.
   * @param other makes more, for 3 and up.
   */
  freeName(wanted: readonly string[], other: (n: number) => string): string {
    const used = (name: string): boolean =>
      this.units.some(unit =>
        new RegExp(`(?<![\\w.])${name}\\b`).test(
          // In an import, `tensorflow` may be the module's name alone.
          unit.mask.text.replace(
            /\bfrom\s+tensorflow\b|\btensorflow[\w.]*\s+as\b/g,
            ''
          )
        )
      );
    const free = wanted.find(name => !used(name));
    if (free) {
      return free;
    }
    let n = 3;
    while (used(other(n))) {
      n++;
    }
    return other(n);
  }

  /** Every scope of the notebook, each once. */
  private _scopes(): Set<Scope> {
    const scopes = new Set<Scope>([this.module]);
    for (const unit of this.units) {
      for (const scope of unit.scopes.opened) {
        scopes.add(scope);
      }
    }
    return scopes;
  }

  /** Find a cell's references. @returns whether it imports TensorFlow. */
  private _scan(unit: CellUnit): boolean {
    const found = new Map<PyNode, IReference>();
    let imports = false;
    const places = unit.places.at;
    let next = 0;
    for (const node of unit.syntax.nodes) {
      if (node.type === 'identifier') {
        if (places !== null) {
          // Nothing else can mean TensorFlow.
          while (places[next] < node.start) {
            next++;
          }
          if (places[next] !== node.start) {
            continue;
          }
        }
        const scope = unit.scopeOf(node, this.module);
        const at = unit.base + node.start;
        const written = referenceAt(node, scope, at, this.resolver);
        const reference =
          written && this._homes ? withHome(written, this._mode) : written;
        if (reference && (reference.home || isPlausible(reference))) {
          found.set(reference.node, reference);
          this._snippet ||=
            reference.resolved.conventional && reference.resolved.name === 'tf';
        }
      } else if (
        node.type === 'import_statement' ||
        node.type === 'import_from_statement'
      ) {
        imports ||= /\btensorflow\b/.test(node.text);
      }
    }
    this._references.set(unit, found);
    const own = evidenceOf(
      [...found.values()].filter(r => !unit.cell.readOnly && isWhole(r.node))
    );
    this._evidence.set(unit, own);
    this._notebook.tf1 ||= own.tf1;
    this._notebook.tf2 ||= own.tf2;
    return imports;
  }
}

/** Whether TensorFlow is imported, and only ever as compat. */
function importsOnlyCompat(scopes: ReadonlySet<Scope>): boolean {
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
function rootNames(scopes: ReadonlySet<Scope>): string[] {
  const names = new Set<string>(['tf', 'tensorflow']);
  for (const scope of scopes) {
    for (const [name, list] of scope.bindings) {
      if (
        list.some(b => b.bound.kind === 'tensorflow' && b.bound.name === 'tf')
      ) {
        names.add(name);
      }
    }
  }
  return [...names];
}

/** Whether TensorFlow has, or had, a full name from `tf`; for star imports. */
function hasName(name: string): boolean {
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
