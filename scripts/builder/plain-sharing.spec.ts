import { PlainSharing } from './plain-sharing';

/** What the builder writes of a module that a chunk shares. */
const about = (key: string, more = 'fallback: undefined'): string =>
  `{ shareScope: "default", shareKey: "${key}", import: null, requiredVersion: "^4.6.4", strictVersion: false, singleton: true, eager: false, ${more}, treeShakingMode: null }`;

const CONSUMED = (modules: string): string =>
  `__webpack_require__.consumesLoadingData = { chunkMapping: {"7":["1","2"]}, moduleIdToConsumeDataMapping: {${modules}}, initialConsumes: [] };`;

const OFFERED =
  '__webpack_require__.initializeSharingData = { scopeToSharingDataMapping: { "default": [{ name: "ours", version: "1.0.0", factory: () => (__webpack_require__.e("5").then(() => (() => (__webpack_require__(5))))), eager: 0, treeShakingMode: null }] }, uniqueName: "ours" };';

/** What becomes of a runtime module of a chunk. */
function changed(name: string, source: string, chunk = 'page'): string {
  const module = { name, source: { source: Buffer.from(source) } };
  new PlainSharing('page').apply({
    hooks: {
      compilation: {
        tap: (_: string, made: (compilation: object) => void) =>
          made({
            hooks: {
              runtimeModule: {
                tap: (_: string, run: (...args: object[]) => void) =>
                  run(module, { name: chunk })
              }
            }
          })
      }
    }
  });
  return String(module.source.source);
}

interface IVersion {
  get: () => unknown;
  loaded?: number;
}

/** A page whose JupyterLab has these modules. */
function run(scope: Record<string, Record<string, IVersion>>) {
  const require = { S: {}, m: {}, c: {}, f: {} } as {
    S: Record<string, typeof scope>;
    I: (scope: string) => void;
    m: Record<string, (module: { exports: unknown }) => void>;
    f: { consumes: (chunk: string, promises: unknown[]) => void };
  };
  const code =
    changed('sharing', OFFERED) +
    changed(
      'consumes_loading',
      CONSUMED(`"1": ${about('@a/one')}, "2": ${about('@a/two')}`)
    );
  new Function('__webpack_require__', code)(require);
  require.S.default = scope;
  require.I('default');
  const load = async (chunk: string): Promise<unknown[]> => {
    const promises: unknown[] = [];
    require.f.consumes(chunk, promises);
    return Promise.all(promises);
  };
  const get = (id: string): unknown => {
    const module = { exports: {} };
    require.m[id](module);
    return module.exports;
  };
  return { load, get };
}

const version = (what: string, loaded?: number): IVersion => ({
  get: jest.fn(() => Promise.resolve(() => what)),
  loaded
});

describe('modules that are shared with JupyterLab', () => {
  it('are those in use, or else the newest', async () => {
    const { load, get } = run({
      '@a/one': { '4.6.4': version('used', 1), '4.10.0': version('newer') },
      '@a/two': { '4.6.4': version('older'), '4.10.0': version('newest') }
    });
    await load('7');
    expect([get('1'), get('2')]).toEqual(['used', 'newest']);
  });

  it('are asked for once', async () => {
    const one = version('one');
    const { load } = run({
      '@a/one': { '1.0.0': one },
      '@a/two': { '1.0.0': version('two') }
    });
    expect(await load('8')).toEqual([]);
    await Promise.all([load('7'), load('7')]);
    await load('7');
    expect(one.get).toHaveBeenCalledTimes(1);
  });

  it('fail where they are imported, and are asked for anew', async () => {
    const scope: Record<string, Record<string, IVersion>> = {
      '@a/one': { '1.0.0': version('one') }
    };
    const { load, get } = run(scope);
    await load('7');
    expect(get('1')).toBe('one');
    expect(() => get('2')).toThrow();
    scope['@a/two'] = { '1.0.0': version('two') };
    await load('7');
    expect(get('2')).toBe('two');
  });

  it('offer the extension itself to others, once', () => {
    const scope: Record<string, Record<string, IVersion>> = {};
    run(scope);
    expect(scope.ours['1.0.0'].get).toBeInstanceOf(Function);
    const { get } = scope.ours['1.0.0'];
    run(scope);
    expect(scope.ours['1.0.0'].get).toBe(get);
  });
});

describe('the build', () => {
  it('stops where the extension brings what it shares', () => {
    const source = CONSUMED(`"1": ${about('@a/one', 'fallback: () => 1')}`);
    expect(() => changed('consumes_loading', source)).toThrow('@a/one');
    expect(() => changed('consumes_loading', 'other')).toThrow('another way');
    expect(() => changed('sharing', OFFERED + OFFERED)).toThrow('More');
  });

  it('leaves other code alone', () => {
    expect(changed('sharing', OFFERED, 'worker')).toBe(OFFERED);
    expect(changed('load_script', OFFERED)).toBe(OFFERED);
  });
});
