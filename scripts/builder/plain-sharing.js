/**
 * How the page's part gets the modules that it shares with JupyterLab, in a few lines: the
 * builder's own way parses and compares versions, at each start of JupyterLab, to warn of
 * what no version of JupyterLab could do anything about. Each of these modules exists once,
 * is JupyterLab's, and is taken as it is.
 */

const { changeRuntime } = require('./runtime-modules');

/** The code of both runtime modules, by their names; it stands in a browser. */
const RUNTIME = {
  /** Offers the extension's own module, for others that ask for its tokens. */
  sharing: ({ name, version, factory }) => `(() => {
    __webpack_require__.S = {};
    __webpack_require__.I = scope => {
      const own = ((__webpack_require__.S[scope] ??= {})[${name}] ??= {});
      own[${version}] ??= { get: ${factory}, from: ${name}, eager: false };
    };
  })();`,
  /** Gets what a chunk shares: of several versions the one in use, or else the newest. */
  consumes_loading: ({ keys, chunks }) => `(() => {
    const keys = ${keys};
    const chunks = ${chunks};
    const known = {};
    const find = async key => {
      const versions = __webpack_require__.S.default[key];
      const [best] = Object.keys(versions).sort(
        (a, b) =>
          !!versions[b].loaded - !!versions[a].loaded ||
          b.localeCompare(a, 'en', { numeric: true })
      );
      versions[best].loaded = 1;
      return versions[best].get();
    };
    const share = async id => {
      let factory;
      try {
        factory = await find(keys[id]);
      } catch (error) {
        // Whoever imports it finds out; the next one tries anew.
        delete known[id];
        factory = () => {
          throw error;
        };
      }
      __webpack_require__.m[id] = module => {
        delete __webpack_require__.c[id];
        module.exports = factory();
      };
    };
    __webpack_require__.f.consumes = (chunk, promises) =>
      chunks[chunk]?.forEach(id => promises.push((known[id] ??= share(id))));
  })();`
};

/** What the builder wrote about a runtime module, for the code above. */
const READ = {
  sharing: source => {
    const offers = [
      ...source.matchAll(
        /\{ name: ("[^"]+"), version: ("[^"]+"), factory: (\(\) => \(.+?\)), eager: 0,/g
      )
    ];
    if (offers.length !== 1) {
      throw new Error(
        'More is offered to JupyterLab than the extension itself.'
      );
    }
    const [[, name, version, factory]] = offers;
    return { name, version, factory };
  },
  consumes_loading: source => {
    const [, chunks] = /chunkMapping: (\{.*?\}), moduleId/.exec(source) ?? [];
    const modules = [
      ...source.matchAll(/("?[^",{} ]+"?): \{ shareScope: "default",(.+?)\}/g)
    ];
    const all = source.match(/shareScope: /g) ?? [];
    if (!chunks || modules.length === 0 || modules.length !== all.length) {
      throw new Error('What is shared is written in another way than before.');
    }
    const keys = modules.map(([, id, about]) => {
      const [, key] = /shareKey: ("[^"]+")/.exec(about);
      if (!/singleton: true,.*fallback: undefined/.test(about)) {
        throw new Error(`${key} is no module that JupyterLab alone has.`);
      }
      return `${id}: ${key}`;
    });
    return { chunks, keys: `{ ${keys.join(', ')} }` };
  }
};

class PlainSharing {
  /** @param {string} page - the name of the entry that runs in JupyterLab's page */
  constructor(page) {
    this._page = page;
  }

  apply(compiler) {
    changeRuntime(compiler, 'PlainSharing', (name, code, chunk) =>
      chunk === this._page && name in RUNTIME
        ? RUNTIME[name](READ[name](code()))
        : null
    );
  }
}

module.exports = { PlainSharing };
