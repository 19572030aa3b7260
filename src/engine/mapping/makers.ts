import type { CellUnit } from '../cell-unit';
import type { Program } from '../fixes/program';
import type { IReference } from '../references';
import type { PyNode } from '../syntax/py-node';

/** Names that make variables. */
const MAKES =
  /^compat\.v1\.(?:get_variable|get_local_variable|layers\.(?:dense|(?:separable_)?conv\w+|batch_normalization))$/;

/** Names that are about how variables are named and shared. */
const SCOPES = /^compat\.v1\.variable_scope$/;

/** What a function does that is more than a forward pass. */
const TRAINS =
  /\bdef main\b|GradientTape|Optimizer|\.minimize\(|\.apply_gradients\(|Session\(|\.run\(|placeholder|\bDataset\b|EstimatorSpec|\.fit\(/;

/** The decorator of the modeling shim, which keeps what code makes. */
const SHIM = /(?:^|\.)track_tf1_style_variables$/;

/** A function or method that makes variables of TensorFlow 1. */
export interface IMaker {
  readonly unit: CellUnit;
  /** A node of type `function_definition` of the whole cell's tree. */
  readonly definition: PyNode;
  /** The node of its name. */
  readonly name: PyNode;
  /** The class whose method it is, or null. */
  readonly owner: PyNode | null;
  /** What it makes variables with itself; none where it only calls others. */
  readonly makes: readonly IReference[];
  /** Whether it opens a variable_scope itself. */
  readonly scoped: boolean;
  /** The others that it calls, and those that they call. */
  readonly helpers: readonly IMaker[];
  /** Where it is called, as nodes of type `call`. */
  readonly calls: readonly PyNode[];
  /** Whether it is decorated with the shim. */
  readonly shimmed: boolean;
}

/** What a program is seen through: its cells and what they say of TensorFlow. */
export interface ISeen {
  readonly program: Program;
  references(unit: CellUnit): ReadonlyMap<PyNode, IReference>;
}

/**
 * The functions and methods of a program that make variables, themselves or by
 * calling others that do, and that none of these calls: where a forward pass
 * begins.
 */
export function findMakers(seen: ISeen): readonly IMaker[] {
  return new Finder(seen).run();
}

class Draft implements IMaker {
  readonly name: PyNode;
  readonly owner: PyNode | null;
  readonly shimmed: boolean;
  readonly makes: IReference[] = [];
  readonly calls: PyNode[] = [];
  readonly callees = new Set<Draft>();
  scoped = false;
  /** Called by another that makes variables. */
  inner = false;

  constructor(
    readonly unit: CellUnit,
    readonly definition: PyNode
  ) {
    this.name = definition.child('name') ?? definition;
    this.owner = ownerOf(definition);
    this.shimmed = isShimmed(definition);
  }

  get helpers(): readonly IMaker[] {
    const found = new Set<Draft>();
    const stack = [...this.callees];
    for (let at = stack.pop(); at; at = stack.pop()) {
      if (at !== this && !found.has(at)) {
        found.add(at);
        stack.push(...at.callees);
      }
    }
    return [...found];
  }
}

/** What a cell has to do with makers. */
interface ISaid {
  readonly templates: string[];
  readonly makes: IReference[];
}

class Finder {
  private readonly _found = new Map<number, Draft>();
  /** Functions that a template is made of, which keeps their variables. */
  private readonly _templates = new Set<string>();

  constructor(private readonly _seen: ISeen) {}

  run(): readonly IMaker[] {
    const { units } = this._seen.program;
    const found = units.map(unit => this._lookIn(unit));
    for (const { templates } of found) {
      templates.forEach(name => this._templates.add(name));
    }
    found.forEach(({ makes }, i) => {
      for (const reference of makes) {
        this._around(units[i], reference.node)?.makes.push(reference);
      }
    });
    for (const draft of this._found.values()) {
      // Grows while it is looped over: callers of callers.
      for (const { unit, call } of this._callsOf(draft)) {
        draft.calls.push(call);
        const caller = this._around(unit, call);
        if (
          caller &&
          caller !== draft &&
          !TRAINS.test(caller.definition.text)
        ) {
          caller.callees.add(draft);
          draft.inner = true;
        }
      }
    }
    const drafts = [...this._found.values()];
    for (const draft of drafts) {
      draft.scoped = this._isScoped(draft);
    }
    return drafts.filter(
      ({ inner, makes, callees }) => !inner && makes.length + callees.size > 0
    );
  }

  /** What a cell says by itself. */
  private _lookIn(unit: CellUnit): ISaid {
    return unit.memo('makers', () => {
      const said: ISaid = { templates: [], makes: [] };
      for (const reference of this._seen.references(unit).values()) {
        const { name, call } = reference;
        const list = call?.child('arguments')?.children ?? [];
        if (name === 'compat.v1.make_template' && list.length > 1) {
          said.templates.push(list[1].text);
        }
        if (MAKES.test(name)) {
          said.makes.push(reference);
        }
      }
      return said;
    });
  }

  private _isScoped({ unit, definition }: Draft): boolean {
    const { start, end } = definition;
    return [...this._seen.references(unit).values()].some(
      ({ name, node }) =>
        SCOPES.test(name) && node.start >= start && node.end <= end
    );
  }

  /** The outermost function around a place. */
  private _around(unit: CellUnit, node: PyNode): Draft | null {
    let start = -1;
    for (let at = node.parent, from = node; at; from = at, at = at.parent) {
      if (at.type === 'function_definition' && from.field === 'body') {
        if (this._templates.has(at.child('name')?.text ?? '')) {
          return null;
        }
        start = at.start;
      }
    }
    if (start < 0) {
      return null;
    }
    const key = unit.base + start;
    const known = this._found.get(key);
    if (known) {
      return known;
    }
    // By the whole tree: that of the engine leaves statements out.
    const definition = this._seen.program
      .tree(unit)
      .find(n => n.type === 'function_definition' && n.start === start);
    if (!definition) {
      return null;
    }
    const draft = new Draft(unit, definition);
    this._found.set(key, draft);
    return draft;
  }

  /** The calls of a function by its name, of a method on whatever object. */
  private _callsOf({
    name,
    owner
  }: Draft): readonly { unit: CellUnit; call: PyNode }[] {
    if (/^__\w+__$/.test(name.text)) {
      return [];
    }
    const { program } = this._seen;
    const uses = owner
      ? program.attributes(name.text)
      : program.uses(name.text);
    return uses.flatMap(({ unit, node }) =>
      node.field === 'function' && node.parent?.type === 'call'
        ? [{ unit, call: node.parent }]
        : []
    );
  }
}

function ownerOf(definition: PyNode): PyNode | null {
  const { parent } = definition;
  const outer =
    parent?.type === 'decorated_definition' ? parent.parent : parent;
  return outer?.type === 'block' && outer.parent?.type === 'class_definition'
    ? outer.parent
    : null;
}

/** The texts of the decorators of a function, without `@` and arguments. */
export function decoratorsOf(definition: PyNode): readonly string[] {
  const { parent } = definition;
  return parent?.type === 'decorated_definition'
    ? parent.children
        .filter(child => child.type === 'decorator')
        .map(child => child.text.replace(/^@\s*/, '').replace(/\([^]*$/, ''))
    : [];
}

/** Whether a function is decorated with the shim. */
export function isShimmed(definition: PyNode): boolean {
  return decoratorsOf(definition).some(text => SHIM.test(text));
}

/** The method decorated with the shim around a place, or null. */
export function shimAround(node: PyNode): PyNode | null {
  for (let at = node.parent; at; at = at.parent) {
    if (at.type === 'function_definition' && isShimmed(at)) {
      return at;
    }
  }
  return null;
}
