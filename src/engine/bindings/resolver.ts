import type { PyNode } from '../syntax/py-node';
import { tensorflowName } from './module-name';
import { IBinding, Scope } from './scope';

/** Where a name is used. */
export interface IUse {
  readonly scope: Scope;
  /** Place in the whole notebook. */
  readonly at: number;
}

/** A name that resolves to TensorFlow, and how it got there. */
export interface IResolved {
  /** Full name from `tf`: `tf`, `tf.nn`, `tf.contrib.slim`. */
  readonly name: string;
  /** Null for a star import, a call that imports, and a convention. */
  readonly binding: IBinding | null;
  /** True where nothing binds the name and it was taken for what it mostly is. */
  readonly conventional: boolean;
}

/** Functions that return the module whose name they are given. */
const IMPORTERS = new Set(['import_module', 'importorskip', '__import__']);

/** The values of a program's flags. */
const FLAGS = /\.flags\.FLAGS(?:\.|$)/;

/**
 * Answers which TensorFlow module or symbol a name means at some place of a
 * notebook.
 */
export class Resolver {
  private readonly _busy = new Set<IBinding>();

  /**
   * @param module the notebook's module scope.
   * @param hasName whether TensorFlow ever had a name; for star imports and for
   *   names that nothing binds.
   */
  constructor(
    private readonly _module: Scope,
    private readonly _hasName: (name: string) => boolean
  ) {}

  /** What an identifier means, or null where it is not TensorFlow's. */
  name(name: string, use: IUse): IResolved | null {
    let scope: Scope | null = use.scope;
    let start = true;
    while (scope) {
      const outer = scope.outer.get(name);
      if (outer === 'global') {
        scope = this._module;
      } else if (outer !== 'nonlocal' && (start || scope.kind !== 'class')) {
        const found = this._inScope(name, scope, use.at);
        if (found !== undefined) {
          return found;
        }
      }
      start = false;
      scope = scope.parent;
    }
    const convention = byConvention(name);
    return convention === null
      ? null
      : { name: convention, binding: null, conventional: true };
  }

  /**
   * What an expression means: a name, a dotted name, or an import call.
   * Null where it is anything else.
   */
  expression(node: PyNode, use: IUse): IResolved | null {
    const attributes: string[] = [];
    let at = node;
    while (at.type === 'attribute') {
      const name = at.child('attribute');
      const object = at.child('object');
      if (!name || !object) {
        return null;
      }
      attributes.push(name.text);
      at = object;
    }
    const root =
      at.type === 'identifier'
        ? this.name(at.text, use)
        : at.type === 'call'
          ? this._importCall(at)
          : null;
    if (!root || attributes.length === 0) {
      return root;
    }
    return {
      ...root,
      name: [root.name, ...attributes.reverse()].join('.')
    };
  }

  /** undefined: the scope does not bind the name. */
  private _inScope(
    name: string,
    scope: Scope,
    at: number
  ): IResolved | null | undefined {
    const list = scope.bindings.get(name);
    if (!list) {
      for (const star of scope.stars) {
        if (this._hasName(`${star}.${name}`)) {
          return resolved(`${star}.${name}`);
        }
      }
      return undefined;
    }
    let before = list.length - 1;
    while (before >= 0 && list[before].at > at) {
      before--;
    }
    if (before < 0) {
      // Used above its binding: a function called later, or cells run out of order.
      return this._value(list[0]);
    }
    let found = this._value(list[before]);
    // What may not have run does not hide a TensorFlow import above it.
    for (let i = before; !found && i > 0 && list[i].conditional; i--) {
      found = this._value(list[i - 1]);
    }
    return found;
  }

  private _value(binding: IBinding): IResolved | null {
    const bound = binding.bound;
    if (bound.kind === 'other') {
      return null;
    }
    if (bound.kind === 'tensorflow') {
      return resolved(bound.name, binding);
    }
    if (this._busy.has(binding)) {
      return null;
    }
    this._busy.add(binding);
    try {
      const value = this.expression(bound.node, bound);
      // What a flag holds is the program's own, however it is named then.
      return value && !FLAGS.test(value.name)
        ? resolved(value.name, binding)
        : null;
    } finally {
      this._busy.delete(binding);
    }
  }

  private _importCall(call: PyNode): IResolved | null {
    const called = call.child('function');
    const name =
      called?.type === 'attribute' ? called.child('attribute') : called;
    const argument = call.child('arguments')?.children[0];
    if (!name || argument?.type !== 'string' || !IMPORTERS.has(name.text)) {
      return null;
    }
    const module = /^\w*(['"]{1,3})([\w.]+)\1$/.exec(argument.text)?.[2];
    const full = module ? tensorflowName(module) : null;
    return full === null ? null : resolved(full);
  }
}

function resolved(name: string, binding: IBinding | null = null): IResolved {
  return { name, binding, conventional: false };
}

/**
 * What a name that nothing binds is by convention, if anything: snippets, and
 * notebooks that star-import a helper module, leave out the import itself.
 */
function byConvention(name: string): string | null {
  if (name === 'tf') {
    return 'tf';
  }
  if (name === 'slim') {
    return 'tf.contrib.slim';
  }
  const contrib = /^contrib_([a-z]\w*)$/.exec(name);
  return contrib ? `tf.contrib.${contrib[1]}` : null;
}
