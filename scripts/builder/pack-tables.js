/**
 * Writes the two largest tables in a form that is smaller when compressed, with what turns
 * them back when they are loaded: src/engine/tables/unpack.ts, which says how they look.
 */
const path = require('node:path');

/** What a name becomes when it stays the same in compat.v1. */
const kept = name => `compat.v1.${name}`;

/** As `unpackNames` takes it. */
function packNames(trie, module = '') {
  const groups = new Map();
  for (const name of Object.keys(trie).sort()) {
    const [history] = [trie[name]].flat();
    groups.set(history, [...(groups.get(history) ?? []), name]);
  }
  const list = [...groups]
    .sort(([a], [b]) => a - b)
    .map(([history, names]) => [history || '', ...names].join(' '))
    .join(';');
  const below = Object.entries(trie)
    .filter(([, entry]) => Array.isArray(entry))
    .map(([name, [, members]]) =>
      packNames(members, module ? `${module}.${name}` : name)
    );
  return [`${module}|${list}`, ...below].join('\n');
}

/** As `namesOf` in unpack.ts. */
function namesOf(trie, before = '') {
  return Object.keys(trie)
    .sort()
    .flatMap(part =>
      Array.isArray(trie[part])
        ? [before + part, ...namesOf(trie[part][1], `${before}${part}.`)]
        : [before + part]
    );
}

/** As `unpackRenames` takes it. */
function packRenames(renames, names) {
  const indices = names.flatMap((name, index) =>
    renames[name] === kept(name) ? [index] : []
  );
  const distances = indices.map((index, i) => index - (indices[i - 1] ?? 0));
  const known = new Set(indices.map(index => names[index]));
  const others = Object.entries(renames).filter(([name]) => !known.has(name));
  return [
    distances.map(distance => distance.toString(36)).join(' '),
    ...others.map(pair => pair.join(' '))
  ].join('\n');
}

module.exports = function (source) {
  const unpack = JSON.stringify('../unpack.js');
  const data = JSON.parse(source);
  if (data.names) {
    const { names, ...rest } = data;
    return `import { unpackNames } from ${unpack};
export default {
  ...${JSON.stringify(rest)},
  names: unpackNames(${JSON.stringify(packNames(names))})
};`;
  }
  const file = path.join(path.dirname(this.resourcePath), 'api.json');
  this.addDependency(file);
  const text = packRenames(data.renames, namesOf(require(file).names));
  const rest = Object.fromEntries(
    Object.entries(data).filter(([name]) => name !== 'renames')
  );
  return `import { namesOf, unpackRenames } from ${unpack};
import api from './api.json';
export default {
  ...${JSON.stringify(rest)},
  renames: unpackRenames(${JSON.stringify(text)}, namesOf(api.names))
};`;
};
Object.assign(module.exports, { packNames, packRenames, namesOf });
