import type { IBinding, Scope } from '../bindings/scope';
import type { CellUnit } from '../cell-unit';
import { ancestor, type PyNode } from '../syntax/py-node';
import {
  isStranger,
  Kind,
  kindOfAttribute,
  kindOfCall,
  kindOfClass,
  kindOfMethod
} from './kinds';
import type { Reading } from './reading';

/** How many steps from a use to what it was made by; what is further away is not known. */
const MOST_STEPS = 24;

/** A use of a name, and where. */
interface IPlace {
  readonly node: PyNode;
  readonly unit: CellUnit;
}

/**
 * Works out what kind of value an expression has, from what it was assigned. Knows
 * or does not know: where two assignments that may both count disagree, where a
 * value comes in as an argument, or where something unread may bind a name, the
 * answer is null.
 */
export class Inference {
  private readonly _known = new Map<PyNode, Kind | null>();

  constructor(private readonly _reading: Reading) {}

  kindOf(node: PyNode, unit: CellUnit, steps = MOST_STEPS): Kind | null {
    const known = this._known.get(node);
    if (known !== undefined) {
      return known;
    }
    // Until it is worked out, `x = x.map(f)` in a loop says nothing new of x.
    this._known.set(node, null);
    const kind = steps > 0 ? this._work({ node, unit }, steps - 1) : null;
    this._known.set(node, kind);
    return kind;
  }

  /** The full name without `tf.` and `compat.v1.` that an expression is, or null. */
  private _name({ node, unit }: IPlace): string | null {
    const found = this._reading.tensorflow(node, unit);
    return found?.name.replace(/^tf\.(?:compat\.v[12]\.)?/, '') ?? null;
  }

  /** Whether an expression names something of TensorFlow 1's by `tf.compat.v1`. */
  private _isV1({ node, unit }: IPlace): boolean {
    const found = this._reading.tensorflow(node, unit);
    return found?.name.startsWith('tf.compat.v1.') ?? false;
  }

  private _work(at: IPlace, steps: number): Kind | null {
    const { node, unit } = at;
    const of = (child: PyNode | null): Kind | null =>
      child && this.kindOf(child, unit, steps);
    switch (node.type) {
      case 'identifier':
        return this._ofName(at, steps);
      case 'call':
        return this._ofCall(at, steps);
      case 'attribute':
        return this._ofAttribute(at, steps);
      case 'subscript':
        return this._ofSubscript(at, steps);
      case 'parenthesized_expression':
        return of(node.children[0]);
      case 'binary_operator':
      case 'comparison_operator':
      case 'unary_operator': {
        const kinds = node.children.map(of);
        return kinds.includes('tensor') && !/\bin\b|\bis\b/.test(gaps(node))
          ? 'tensor'
          : null;
      }
      case 'conditional_expression': {
        const [yes, , no] = node.children;
        return agree([of(yes), of(no ?? null)]);
      }
      default:
        return null;
    }
  }

  private _ofCall(at: IPlace, steps: number): Kind | null {
    const { node, unit } = at;
    const callee = node.child('function');
    if (!callee) {
      return null;
    }
    const name = this._name({ node: callee, unit });
    if (name !== null) {
      const kind = kindOfCall(name);
      return kind === 'dataset' && this._isV1({ node: callee, unit })
        ? null
        : kind;
    }
    if (callee.type === 'attribute') {
      const method = callee.child('attribute')?.text ?? '';
      const object = callee.child('object');
      if (method === 'get_shape') {
        // Nothing but tensors and variables has a method of this name.
        return 'shape';
      }
      const kind = object && this.kindOf(object, unit, steps);
      return kind && kindOfMethod(kind, method);
    }
    return callee.type === 'identifier'
      ? this._ofLocal(callee, unit, steps)
      : null;
  }

  /** What a call of the program's own function or class gives. */
  private _ofLocal(callee: PyNode, unit: CellUnit, steps: number): Kind | null {
    const from = this._reading.scopeOf(callee, unit);
    const scope = this._reading.binder(callee.text, from);
    const list = scope?.bindings.get(callee.text) ?? [];
    return agree(
      list.map(binding => {
        const definition = binding.node.parent;
        const home = this._reading.unitAt(binding.at);
        switch (definition?.type) {
          case 'class_definition':
            return this._ofClass(definition, home);
          case 'function_definition':
            return this._ofReturns(definition, home, steps);
          default:
            return null;
        }
      })
    );
  }

  private _ofClass(definition: PyNode, unit: CellUnit): Kind | null {
    for (const base of definition.child('superclasses')?.children ?? []) {
      const name = this._name({ node: base, unit });
      const kind = name && kindOfClass(name);
      if (kind) {
        return kind;
      }
    }
    return null;
  }

  private _ofReturns(
    definition: PyNode,
    unit: CellUnit,
    steps: number
  ): Kind | null {
    const decorated = definition.parent?.type === 'decorated_definition';
    const body = definition.child('body');
    if (decorated || !body) {
      return null;
    }
    const values = this._reading
      .nodes(unit)
      .filter(
        node =>
          node.start >= body.start &&
          node.end <= body.end &&
          node.type === 'return_statement' &&
          functionOf(node) === definition
      )
      .map(node => node.children[0] ?? null);
    return agree(values.map(v => v && this.kindOf(v, unit, steps)));
  }

  private _ofAttribute(at: IPlace, steps: number): Kind | null {
    const { node, unit } = at;
    const object = node.child('object');
    const attribute = node.child('attribute')?.text ?? '';
    if (!object) {
      return null;
    }
    if (this._name(at) !== null) {
      // `tf.model = ...`: what code puts into the package.
      const isPut = object.type === 'identifier' && isStranger(attribute);
      return isPut ? this._ofTargets(node, null, unit, steps) : null;
    }
    if (object.text === 'self') {
      const owner = ancestor(node, 'class_definition');
      return owner && this._ofTargets(node, owner, unit, steps);
    }
    const kind = this.kindOf(object, unit, steps);
    return kind && kindOfAttribute(kind, attribute);
  }

  /** What all assignments to an attribute in a class, or else in the cell, agree on. */
  private _ofTargets(
    use: PyNode,
    owner: PyNode | null,
    unit: CellUnit,
    steps: number
  ): Kind | null {
    const object = use.child('object')?.text;
    const attribute = use.child('attribute')?.text;
    const targets = this._reading
      .nodes(unit)
      .filter(
        node =>
          node.type === 'attribute' &&
          (!owner || (node.start >= owner.start && node.end <= owner.end)) &&
          node.child('attribute')?.text === attribute &&
          node.child('object')?.text === object &&
          isTarget(node)
      );
    return agree(
      targets.map(target => {
        const assignment = target.parent;
        const value =
          assignment?.type === 'assignment' && target.field === 'left'
            ? innermost(assignment)
            : null;
        return value && this.kindOf(value, unit, steps);
      })
    );
  }

  private _ofSubscript(at: IPlace, steps: number): Kind | null {
    const { node, unit } = at;
    const value = node.child('value');
    const kind = value && this.kindOf(value, unit, steps);
    const index = node.children.find(child => child.field === 'subscript');
    if (kind === 'shape') {
      return index?.type === 'slice' ? 'shape' : 'dimension';
    }
    return kind === 'tensor' ? 'tensor' : null;
  }

  /** What the assignments of a name that may count at a place agree on. */
  private _ofName({ node, unit }: IPlace, steps: number): Kind | null {
    const from = this._reading.scopeOf(node, unit);
    const scope = this._reading.binder(node.text, from);
    if (!scope) {
      return null;
    }
    const at = unit.base + node.start;
    const all = scope.bindings.get(node.text) ?? [];
    // A comprehension binds its names before its value is worked out.
    const inOrder = scope === from && scope.kind !== 'comprehension';
    const list = inOrder ? this._reaching(all, at, node, unit) : all;
    return agree(list.map(binding => this._ofBinding(binding, scope, steps)));
  }

  /** The bindings of a scope that may be in force at a place of it. */
  private _reaching(
    all: readonly IBinding[],
    at: number,
    node: PyNode,
    unit: CellUnit
  ): readonly IBinding[] {
    let first = all.length - 1;
    while (first > 0 && (all[first].at > at || all[first].conditional)) {
      first--;
    }
    const loop = outermostLoop(node);
    const until = loop ? unit.base + loop.end : at;
    // What a loop binds below the place is in force there the next time round.
    return all.filter((b, i) => i >= first && b.at <= Math.max(at, until));
  }

  private _ofBinding(
    binding: IBinding,
    scope: Scope,
    steps: number
  ): Kind | null {
    const unit = this._reading.unitAt(binding.at);
    const { bound, node } = binding;
    if (bound.kind === 'alias') {
      return this.kindOf(bound.node, unit, steps);
    }
    const parent = node.parent;
    const loops =
      parent?.type === 'for_statement' || parent?.type === 'for_in_clause';
    if (loops && node.field === 'left') {
      const over = parent.child('right');
      const kind = over && this.kindOf(over, unit, steps);
      return kind === 'shape' ? 'dimension' : null;
    }
    // x += 1
    return parent?.type === 'augmented_assignment' && node.field === 'left'
      ? this._augmented(scope, binding, steps)
      : null;
  }

  /** A tensor stays one, whatever is added to it. */
  private _augmented(
    scope: Scope,
    binding: IBinding,
    steps: number
  ): Kind | null {
    const list = scope.bindings.get(binding.node.text) ?? [];
    const before = list[list.indexOf(binding) - 1];
    const kind = before ? this._ofBinding(before, scope, steps - 1) : null;
    return steps > 0 && kind === 'tensor' ? kind : null;
  }
}

/** The one kind that all have, or null. */
function agree(kinds: readonly (Kind | null)[]): Kind | null {
  const [first] = kinds;
  return first && kinds.every(kind => kind === first) ? first : null;
}

/** The text of an expression outside its named parts: its operators. */
function gaps(node: PyNode): string {
  let text = '';
  let at = node.start;
  for (const child of node.children) {
    text += `${node.source.slice(at, child.start)} `;
    at = child.end;
  }
  return text;
}

/** `a = b = value`: the value. */
function innermost(assignment: PyNode): PyNode | null {
  let value = assignment.child('right');
  while (value?.type === 'assignment') {
    value = value.child('right');
  }
  return value;
}

/** Whether something is assigned to, alone or among others. */
export function isTarget(node: PyNode): boolean {
  let at = node;
  while (/^(?:pattern_list|tuple_pattern)$/.test(at.parent?.type ?? '')) {
    at = at.parent ?? at;
  }
  return (
    at.field === 'left' &&
    /^(?:assignment|augmented_assignment|for_statement)$/.test(
      at.parent?.type ?? ''
    )
  );
}

function functionOf(node: PyNode): PyNode | null {
  let at = node.parent;
  while (at && at.type !== 'function_definition' && at.type !== 'lambda') {
    at = at.parent;
  }
  return at;
}

/** The outermost loop of the same function around a node, or null. */
function outermostLoop(node: PyNode): PyNode | null {
  let loop: PyNode | null = null;
  for (
    let at = node.parent;
    at && !/^(?:function|class)_definition$|^lambda$/.test(at.type);
    at = at.parent
  ) {
    if (at.type === 'for_statement' || at.type === 'while_statement') {
      loop = at;
    }
  }
  return loop;
}
