/**
 * Writes the tables as a text that goes into the packed file with the parser, the two largest
 * in a form that is smaller when compressed. src/engine/tables/unpack.ts turns them back, and
 * says how they look.
 */
const fs = require('node:fs');
const path = require('node:path');

/** Between two tables, none of which holds it. */
const SEPARATOR = '\f';

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

const DATA = path.resolve(__dirname, '../../src/engine/tables/data');

/** The tables, in the order they are packed in; unpack.ts has a function for each of these. */
const TABLES = {
  api: ({ names, ...rest }) => `${JSON.stringify(rest)}\n${packNames(names)}`,
  upgrade: ({ renames, ...rest }, { api }) =>
    `${JSON.stringify(rest)}\n${packRenames(renames, namesOf(api.names))}`,
  homes: JSON.stringify,
  signatures: JSON.stringify,
  members: JSON.stringify,
  constants: JSON.stringify,
  numpy: JSON.stringify
};
const tables = Object.keys(TABLES);
const fileOf = name => path.join(DATA, `${name}.json`);

/** All tables as one text. */
function packTables() {
  const read = Object.fromEntries(
    tables.map(name => [
      name,
      JSON.parse(fs.readFileSync(fileOf(name), 'utf8'))
    ])
  );
  return tables
    .map(name => (0, TABLES[name])(read[name], read))
    .join(SEPARATOR);
}

/** In the place of a table, code that takes it from what was unpacked. */
module.exports = function () {
  const name = path.basename(this.resourcePath, '.json');
  const text = `packedTable(${tables.indexOf(name)})`;
  const packed = `import { packedTable } from '../packed.js';\n`;
  switch (name) {
    case 'api':
      return `${packed}import { unpackApi } from '../unpack.js';
export default unpackApi(${text});`;
    case 'upgrade':
      return `${packed}import { unpackUpgrade } from '../unpack.js';
import api from './api.json';
export default unpackUpgrade(${text}, api.names);`;
    default:
      return `${packed}export default JSON.parse(${text});`;
  }
};
Object.assign(module.exports, { packTables, tableFiles: tables.map(fileOf) });
