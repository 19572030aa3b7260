import type { PyNode } from '../syntax/py-node';

/** What a binding gives its name. Lazy: right-hand sides are resolved when asked. */
export type Bound =
  /** A TensorFlow module or symbol by its full name, from `tf`. */
  | { readonly kind: 'tensorflow'; readonly name: string }
  /** The value of an expression: `K = tf.keras.backend`. */
  | {
      readonly kind: 'alias';
      readonly node: PyNode;
      readonly scope: Scope;
      readonly at: number;
    }
  /** Anything else. */
  | { readonly kind: 'other' };

/** One place where a name gets a value. */
export interface IBinding {
  /** Place in the whole notebook; later bindings have greater ones. */
  readonly at: number;
  readonly bound: Bound;
  /** Under `except`, `if` and the like: it may not have happened. */
  readonly conditional: boolean;
  /** The import statement or assignment, for rules that rewrite it. */
  readonly node: PyNode;
}

export type ScopeKind = 'module' | 'function' | 'class' | 'comprehension';

/** A Python scope: what its names are bound to, in order. */
export class Scope {
  readonly bindings = new Map<string, IBinding[]>();
  /** Names declared `global` (or `nonlocal`) here: they belong further out. */
  readonly outer = new Map<string, 'global' | 'nonlocal'>();
  /** Modules that were star-imported here, by full name from `tf`. */
  readonly stars: string[] = [];

  constructor(
    readonly kind: ScopeKind,
    readonly parent: Scope | null
  ) {}

  bind(name: string, binding: IBinding): void {
    const list = this.bindings.get(name);
    if (!list) {
      this.bindings.set(name, [binding]);
      return;
    }
    // Nearly always in order; sites behind a right-hand side may be one early.
    let i = list.length;
    while (i > 0 && list[i - 1].at > binding.at) {
      i--;
    }
    list.splice(i, 0, binding);
  }
}
