/**
 * Checks what is committed: no address of a registry, in no lock file or
 * anywhere else, nothing built, nothing large.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';

/** No lock file may say from where; the machine that installs decides. */
const REGISTRY = new RegExp(
  [
    '__archive' + 'Url',
    'registry\\.[a-z0-9-]+\\.[a-z]{2,}',
    'npm\\.pkg\\.' + 'github',
    'pypi\\.' + 'org',
    'files\\.python' + 'hosted',
    'npm' + 'Registry' + 'Server',
    'index-' + 'url'
  ].join('|'),
  'i'
);
const BUILT =
  /(^|\/)(node_modules|lib|dist|\.venv|labextension)\/|\.(whl|tsbuildinfo)$/;
const LARGEST = 1024 * 1024;

const problems = [];
const files = execFileSync('git', ['ls-files', '-z'], { encoding: 'utf8' })
  .split('\0')
  .filter(file => file !== '' && existsSync(file));

for (const file of files) {
  if (BUILT.test(file)) {
    problems.push(`${file}: built, not to be committed`);
  }
  const { size } = statSync(file);
  if (size > LARGEST) {
    problems.push(`${file}: ${size} bytes, more than ${LARGEST}`);
  }
  const lines = readFileSync(file, 'utf8').split('\n');
  lines.forEach((line, index) => {
    const found = REGISTRY.exec(line);
    if (found !== null) {
      problems.push(`${file}:${index + 1}: names a registry: ${found[0]}`);
    }
  });
}

for (const lock of ['yarn.lock', 'ui-tests/yarn.lock']) {
  if (!files.includes(lock)) {
    problems.push(`${lock}: missing`);
  }
}

problems.forEach(problem => console.error(problem));
console.log(`${files.length} files, ${problems.length} problems`);
process.exit(problems.length === 0 ? 0 : 1);
