import { nullTranslator } from '@jupyterlab/translation';

import { fakeMigrator, makeHost, makeNotebook } from './__tests__/fakes';
import { revertMessage, upgradeMessage, type IMessage } from './messages';
import { NotebookSession } from './session';

const trans = nullTranslator.load('jupyterlab');

async function upgrade(
  source: string,
  { readOnly = false, typing = false } = {}
): Promise<IMessage> {
  const shared = makeNotebook(source);
  const session = new NotebookSession(
    makeHost(shared, readOnly),
    fakeMigrator,
    () => ({})
  );
  const working = session.upgrade();
  if (typing) {
    shared.cells[0].updateSource(0, 0, '#');
  }
  return upgradeMessage(await working, session, trans);
}

describe('upgradeMessage', () => {
  it.each([
    ['tf.log(1)', {}, 'success', 'Upgraded to TF2: 1 change.'],
    ['tf.log(tf.contrib)', {}, 'warning', '1 change. 1 error is left.'],
    ['tf.abs(1)', {}, 'info', 'Nothing to change.'],
    ['abs(1)', {}, 'info', 'No TensorFlow'],
    ['tf.log(1)', { readOnly: true }, 'warning', 'read-only'],
    ['tf.log(1)', { typing: true }, 'warning', 'changed meanwhile: cells 1']
  ] as const)('of %j %j is a %s', async (source, options, type, words) => {
    const message = await upgrade(source, options);
    expect(message.type).toBe(type);
    expect(message.text).toContain(words);
  });
});

describe('revertMessage', () => {
  it('says what was kept and what was left', () => {
    const left = [{ id: 'c', number: 7, lines: [2, 4] }];
    const message = revertMessage({ restored: 2, merged: 1, left }, trans);
    expect(message.type).toBe('warning');
    expect(message.text).toContain('in 3 cells');
    expect(message.text).toContain('typed since was kept');
    expect(message.text).toContain('cell 7 lines 2, 4');
  });
});
