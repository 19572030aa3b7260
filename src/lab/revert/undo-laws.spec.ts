import * as fc from 'fast-check';

import { fakeMigrator, makeHost, makeNotebook } from '../__tests__/fakes';
import { NotebookSession } from '../session';

const BEFORE = [
  'import tensorflow as tf\nx = tf.placeholder(tf.float32)',
  'y = tf.log(x)\nz = tf.log(y)\n',
  'w = tf.log(z)'
];
const AFTER = BEFORE.map(text =>
  text
    .replace(/tf\.log/g, 'tf.math.log')
    .replace('tf.placeholder', 'tf.compat.v1.placeholder')
);

interface IAction {
  readonly verb: 'upgrade' | 'revert' | 'undo' | 'redo' | 'type';
  /** Where; null for the whole notebook. */
  readonly cell: number | null;
}

const action: fc.Arbitrary<IAction> = fc.record({
  verb: fc.constantFrom('upgrade', 'revert', 'undo', 'redo', 'type'),
  cell: fc.option(fc.nat(BEFORE.length - 1))
});

describe('whatever is upgraded, reverted, undone and redone', () => {
  it('each cell is as before or as after, with what was typed', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(action, { maxLength: 14 }), async actions => {
        const shared = makeNotebook(...BEFORE);
        const session = new NotebookSession(
          makeHost(shared),
          fakeMigrator,
          () => ({})
        );
        let typed = 0;
        for (const { verb, cell } of actions) {
          const ids = cell === null ? undefined : [`c${cell}`];
          const target = cell === null ? shared : shared.cells[cell];
          switch (verb) {
            case 'upgrade':
              await session.upgrade(ids);
              break;
            case 'revert':
              await session.revert(ids);
              break;
            case 'undo':
              target.undo();
              break;
            case 'redo':
              target.redo();
              break;
            case 'type':
              shared.cells[cell ?? 0].updateSource(0, 0, `# ${typed++}\n`);
              break;
          }
          shared.cells.forEach((cell, index) => {
            const text = cell.getSource().replace(/^(# \d+\n)+/, '');
            expect([BEFORE[index], AFTER[index]]).toContain(text);
          });
        }
        session.dispose();
      }),
      { numRuns: 150 }
    );
  });
});
