/**
 * Starts a rule: its file, its page, its entry in the catalogue and the README.
 *
 *     node scripts/new-rule.mjs NAME [--title TITLE] [--call KIND]... [--line]
 *
 * --call KIND  a rule for calls, serving this kind of the generated transformer
 *              table (src/engine/tables/data/upgrade.json); may be repeated
 * --line       a rule for magics, shell lines and cells of another language
 *
 * The examples on the page are tests, which fail until they and the rule are true.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { listRules } from './list-rules.mjs';
import { addToCatalogue, pageOf, readCatalogue } from './rules/catalogue.mjs';
import * as templates from './rules/templates.mjs';

const USAGE =
  'usage: node scripts/new-rule.mjs NAME [--title TITLE] [--call KIND]... [--line]';
const KEBAB = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const ruleFile = name => `src/engine/rules/${name}.ts`;

function refuse(why) {
  console.error(`new-rule: ${why}`);
  process.exit(2);
}

function readArguments() {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: {
        title: { type: 'string' },
        call: { type: 'string', multiple: true, default: [] },
        line: { type: 'boolean', default: false }
      }
    });
    return { ...values, names: positionals };
  } catch (error) {
    return refuse(`${error.message}\n${USAGE}`);
  }
}

/** `dropout-rate` -> `dropoutRate` */
const camel = name => name.replace(/-(.)/g, (_, c) => c.toUpperCase());

/** `dropout-rate` -> `Dropout rate` */
const spoken = name =>
  name[0].toUpperCase() + name.slice(1).replaceAll('-', ' ');

/** Whether a word may name a constant: `import` may not. */
function isIdentifier(word) {
  try {
    new Function(`'use strict'; const ${word} = 0;`);
    return true;
  } catch {
    return false;
  }
}

function checkName(name) {
  if (!KEBAB.test(name)) {
    refuse(`"${name}" is no name for a rule: small letters, digits and dashes`);
  }
  if (!isIdentifier(camel(name))) {
    refuse(`"${name}" is a word of JavaScript's own`);
  }
  if (readCatalogue(root).some(rule => rule.name === name)) {
    refuse(`there is a rule ${name} already`);
  }
  for (const file of [ruleFile(name), pageOf(name)]) {
    if (existsSync(join(root, file))) {
      refuse(`there is ${file} already`);
    }
  }
}

/** Import a rule and add it to a list of rules, both in their order. */
function addToList(list, name) {
  const file = join(root, ruleFile(list));
  const text = readFileSync(file, 'utf8');
  const symbol = camel(name);
  const added = addSorted(
    text,
    /^import \{ .* \} from '\.\/(.+)';\n/gm,
    name,
    `import { ${symbol} } from './${name}';\n`
  );
  const [array] = /= \[\n[^\]]*\n\];/.exec(added) ?? refuse(`${file}: no list`);
  const items = [...array.matchAll(/^ {2}(\w+),?$/gm)].map(item => item[1]);
  const sorted = [...items, symbol].sort();
  writeFileSync(
    file,
    added.replace(array, `= [\n${sorted.map(s => `  ${s}`).join(',\n')}\n];`)
  );
}

/** Insert a line before the first one whose key sorts behind, or behind the last. */
function addSorted(text, pattern, key, line) {
  const lines = [...text.matchAll(pattern)];
  const later = lines.find(found => found[1] > key);
  const last = lines.at(-1);
  const at = later ? later.index : last ? last.index + last[0].length : 0;
  return text.slice(0, at) + line + text.slice(at);
}

const options = readArguments();
const [name, ...rest] = options.names;
if (name === undefined || rest.length > 0) {
  refuse(USAGE);
}
if (options.line && options.call.length > 0) {
  refuse('a rule is for calls or for lines, not for both');
}
checkName(name);
const title = options.title ?? spoken(name);
if (!/^[^'\\\n]+$/.test(title)) {
  refuse('a title is one line without quotes');
}

const code = options.line
  ? templates.lineRule(name, camel(name))
  : options.call.length > 0
    ? templates.callRule(name, camel(name), options.call)
    : templates.plainRule(name, camel(name));
writeFileSync(join(root, ruleFile(name)), code);
writeFileSync(join(root, pageOf(name)), templates.page(name, title));
addToCatalogue(root, name, title);
if (options.line) {
  addToList('line-rules', name);
} else if (options.call.length > 0) {
  addToList('call-rules', name);
}
listRules(root);

console.log(`${ruleFile(name)}   write the rule
${pageOf(name)}   write what it does; the examples are its tests
npx jest rule-pages   runs them`);
if (!options.line && options.call.length === 0) {
  console.log('Nothing calls it yet: see src/engine/migrate.ts.');
}
