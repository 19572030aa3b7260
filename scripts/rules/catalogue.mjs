/** The catalogue of rules, read and written as text: scripts need no TypeScript. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const ENTRY = /\{\s*name: '([^']+)',\s*title:\s*'([^']+)'\s*\}/g;

const file = root => join(root, 'src/engine/rules/catalogue.ts');

/** Where a rule's page is, from the root of the package. */
export const pageOf = name => `docs/rules/${name}.md`;

/**
 * The entries of the catalogue.
 *
 * @param {string} root the folder of the package.
 * @returns {{ name: string, title: string }[]}
 */
export function readCatalogue(root) {
  const text = readFileSync(file(root), 'utf8');
  return [...text.matchAll(ENTRY)].map(([, name, title]) => ({ name, title }));
}

/** Put a rule in its place among the others. */
export function addToCatalogue(root, name, title) {
  const text = readFileSync(file(root), 'utf8');
  const later = [...text.matchAll(ENTRY)].find(entry => entry[1] > name);
  const added = formatEntry(name, title);
  if (later) {
    const at = text.lastIndexOf('\n', later.index) + 1;
    write(root, `${text.slice(0, at)}${added},\n${text.slice(at)}`);
  } else {
    const end = text.indexOf('\n] as const');
    write(root, `${text.slice(0, end)},\n${added}${text.slice(end)}`);
  }
}

/** An entry as Prettier lays it out, without the comma behind it. */
function formatEntry(name, title) {
  const line = `  { name: '${name}', title: '${title}' }`;
  return line.length < 80
    ? line
    : `  {\n    name: '${name}',\n    title: '${title}'\n  }`;
}

function write(root, text) {
  writeFileSync(file(root), text);
}

/** Whether the first case on a rule's page is a change. */
export function rewrites(root, name) {
  const page = join(root, pageOf(name));
  const text = existsSync(page) ? readFileSync(page, 'utf8') : '';
  return /^```python (\w+)/m.exec(text)?.[1] === 'before';
}
