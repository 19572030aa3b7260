import { ChangedNames } from '../incremental/reach';
import { Scope, type IBinding } from '../bindings/scope';
import type { ICell, IEngine } from '../types';
import { loadEngine } from './load-engine';

/** The notebook's scope with a name that is bound in these cells, in some conditionally. */
function scopeOf(always: readonly number[], sometimes: readonly number[] = []) {
  const module = new Scope('module', null);
  const bind = (cell: number, conditional: boolean): void =>
    module.bind('x', {
      at: cell * ROOM + 1,
      bound: { kind: 'other' },
      conditional,
      node: {} as IBinding['node']
    });
  always.forEach(cell => bind(cell, false));
  sometimes.forEach(cell => bind(cell, true));
  return module;
}

const ROOM = 1024;

/** The cells of ten in which a use of the name may meet a binding of some cells. */
function reached(module: Scope, ...changed: number[]): number[] {
  const names = new ChangedNames();
  changed.forEach(cell => names.add('x', cell));
  const isReached = names.reach('x', module, ROOM);
  return [0, 1, 2, 3, 4, 5, 6, 7, 8, 9].filter(isReached);
}

describe('ChangedNames', () => {
  it('reaches up to the next binding that always takes place', () => {
    // In cell 5 itself, a use may stand above the binding.
    expect(reached(scopeOf([2, 5]), 2)).toEqual([0, 1, 2, 3, 4, 5]);
    expect(reached(scopeOf([1, 2, 5]), 2)).toEqual([2, 3, 4, 5]);
    expect(reached(scopeOf([1, 2], [5]), 2)).toEqual([2, 3, 4, 5, 6, 7, 8, 9]);
  });

  it('reaches uses above all bindings from the first one alone', () => {
    expect(reached(scopeOf([4, 7]), 7)).toEqual([7, 8, 9]);
    expect(reached(scopeOf([4, 7]), 4)).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
    // One that was taken out, of which the scope knows nothing any more.
    expect(reached(scopeOf([7]), 4)).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
  });

  it('reaches every cell where the word itself came to mean something', () => {
    const isReached = new ChangedNames(['x']).reach('x', scopeOf([3]), ROOM);
    expect([0, 9].every(isReached)).toBe(true);
  });
});

describe('an engine that follows a notebook', () => {
  let engine: IEngine;

  beforeAll(async () => {
    engine = await loadEngine();
  });

  const notebook = (...sources: string[]) => ({
    cells: sources.map((source, i): ICell => ({
      id: `c${i}`,
      number: i + 1,
      source
    }))
  });

  /** What it finds after an edit, and what an engine finds that knows nothing. */
  const edited = (before: string[], after: string[]) => {
    const options = { runReady: true };
    const migrate = engine.follow?.() ?? engine.migrate;
    migrate(notebook(...before), options);
    return [
      migrate(notebook(...after), options),
      engine.migrate(notebook(...after), options)
    ];
  };

  const READ = 'm = input_data.read_data_sets("x")';
  const IMPORT =
    'from tensorflow.examples.tutorials.mnist import input_data\nimport tensorflow as tf';

  it('defines a stand-in in another cell where the first one lost it', () => {
    const [now, fresh] = edited(
      [IMPORT, READ, IMPORT, READ],
      ['import tensorflow as tf', 'pass', IMPORT, READ]
    );
    expect(now).toEqual(fresh);
    expect(now.cells[2].output).toContain('def ');
  });

  it('defines it further up where that needs it now', () => {
    const [now, fresh] = edited(
      ['import tensorflow as tf', 'pass', IMPORT, READ],
      [IMPORT, READ, IMPORT, READ]
    );
    expect(now).toEqual(fresh);
    expect(now.cells[0].output).toContain('def ');
  });

  it('takes an import out, or leaves it, for what another cell does with it', () => {
    const slim = 'import tensorflow as tf\nfrom tensorflow.contrib import slim';
    const using = 'slim.conv2d(x, 3, [1, 1])';
    const odd = 'y = slim.nothing_of_the_kind';
    for (const [before, after] of [
      [using, odd],
      [odd, using]
    ]) {
      const [now, fresh] = edited([slim, before], [slim, after]);
      expect(now).toEqual(fresh);
    }
  });
});
