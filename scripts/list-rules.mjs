/**
 * Writes the list of rules into the README.
 *
 *     node scripts/list-rules.mjs [--check]
 *
 * Only what stands between the two markers is touched. With --check nothing is
 * written, and the exit status is 1 where the list is out of date.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { pageOf, readCatalogue, rewrites } from './rules/catalogue.mjs';

const BEGIN = '<!-- rules -->';
const END = '<!-- /rules -->';
const SECTION = `## What it changes

Each finding names a rule, and each rule has a page: what changed in TensorFlow, before
and after, what is left alone, what to do by hand. The examples on the pages are tests.
`;

/**
 * The README with the list that it should have.
 *
 * @param {string} root the folder of the package.
 * @param {string} readme the README as it is.
 */
export function withRules(root, readme) {
  const list = `${BEGIN}\n\n${listOf(root)}\n${END}`;
  const begin = readme.indexOf(BEGIN);
  const end = readme.indexOf(END);
  if (begin >= 0 && end > begin) {
    return readme.slice(0, begin) + list + readme.slice(end + END.length);
  }
  // What it changes is told before what it does not.
  const limits = /^## Limits$/m.exec(readme);
  const at = limits ? limits.index : readme.length;
  const gap = limits ? '\n\n' : '\n';
  const before = readme.slice(0, at).trimEnd();
  return `${before}\n\n${SECTION}\n${list}${gap}${readme.slice(at)}`;
}

function listOf(root) {
  const rules = readCatalogue(root);
  const part = (heading, some) =>
    `<details>
<summary>${heading} (${some.length})</summary>

${some.map(({ name, title }) => `- [${name}](${pageOf(name)}): ${title}`).join('\n')}

</details>
`;
  const changing = rules.filter(rule => rewrites(root, rule.name));
  const reporting = rules.filter(rule => !rewrites(root, rule.name));
  return `${part('Rules that change the code', changing)}
${part('Rules that say what you have to do', reporting)}`;
}

/** Bring the list up to date. @returns whether it already was. */
export function listRules(root, check = false) {
  const file = join(root, 'README.md');
  const old = readFileSync(file, 'utf8');
  const now = withRules(root, old);
  if (now !== old && !check) {
    writeFileSync(file, now);
  }
  return now === old;
}

if (resolve(process.argv[1] ?? '') === fileURLToPath(import.meta.url)) {
  const root = dirname(dirname(fileURLToPath(import.meta.url)));
  const [option, ...more] = process.argv.slice(2);
  if ((option !== undefined && option !== '--check') || more.length > 0) {
    console.error('usage: node scripts/list-rules.mjs [--check]');
    process.exit(2);
  }
  const check = option === '--check';
  if (!listRules(root, check) && check) {
    console.error(
      'The list of rules in README.md is out of date: run node scripts/list-rules.mjs'
    );
    process.exit(1);
  }
}
