import { execFileSync } from 'node:child_process';

import type { Kernel } from '@jupyterlab/services';

import { askVersion, targetOf } from './version';

/** A kernel that answers with this. */
function kernel(content: unknown) {
  const requestExecute = jest.fn(() => ({
    done: Promise.resolve({ content })
  }));
  return {
    requestExecute,
    connection: { requestExecute } as unknown as Kernel.IKernelConnection
  };
}

const says = (text: string) => ({
  status: 'ok',
  user_expressions: { version: { status: 'ok', data: { 'text/plain': text } } }
});

describe('askVersion', () => {
  it.each([
    [says("'2.15.1'"), { kind: 'version', version: '2.15.1' }],
    [says('"2.21.0rc1"'), { kind: 'version', version: '2.21.0rc1' }],
    [says("''"), { kind: 'none' }],
    [
      {
        status: 'ok',
        user_expressions: { version: { status: 'error', ename: 'NameError' } }
      },
      { kind: 'unknown' }
    ],
    [{ status: 'ok', user_expressions: {} }, { kind: 'unknown' }],
    [{ status: 'error' }, { kind: 'unknown' }]
  ])('reads %j', async (content, answer) => {
    expect(await askVersion(kernel(content).connection)).toEqual(answer);
  });

  it('leaves no trace', async () => {
    const { connection, requestExecute } = kernel(says("''"));
    await askVersion(connection);
    expect(requestExecute).toHaveBeenCalledTimes(1);
    expect(requestExecute).toHaveBeenCalledWith(
      expect.objectContaining({ code: '', silent: true, store_history: false })
    );
  });

  it('asks in words that Python understands', async () => {
    const { connection, requestExecute } = kernel(says("''"));
    await askVersion(connection);
    const [[{ user_expressions: asked }]] = requestExecute.mock
      .calls as unknown as [[{ user_expressions: { version: string } }]];
    const code = `print(repr(eval(${JSON.stringify(asked.version)})))`;
    const answer = execFileSync('python3', ['-c', code], { encoding: 'utf-8' });
    expect(answer).toMatch(/^'[\d.a-z]*'\n$/);
  });
});

describe('targetOf', () => {
  it.each([
    ['2.15.1', '2.15'],
    ['2.21.0rc0', '2.21'],
    ['2.22.0.dev20260101', '2.22'],
    ['1.15.5', null],
    ['3.0', null]
  ])('of %s is %s', (version, target) => {
    expect(targetOf(version)).toBe(target);
  });
});
