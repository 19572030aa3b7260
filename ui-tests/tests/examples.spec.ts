/** The notebooks in examples/, as a person would take them through. */
import { execFileSync } from 'node:child_process';
import {
  existsSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  statSync
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { expect, test, type IJupyterLabPageFixture } from '@jupyterlab/galata';
import type { Locator } from '@playwright/test';

import {
  count,
  open,
  read,
  run,
  settings,
  sidebar,
  sources,
  upgrade,
  watchConsole,
  type INotebookJson
} from './helpers';

const ROOT = join(__dirname, '..', '..');
const EXAMPLES = join(ROOT, 'examples');
const CLI = join(ROOT, 'dist', 'tf-upgrade.js');
const NAMES = readdirSync(EXAMPLES).filter(name => name.endsWith('.ipynb'));

const load = (file: string): INotebookJson =>
  JSON.parse(readFileSync(file, 'utf-8'));
const textOf = ({ cells }: INotebookJson): string[] =>
  cells.map(({ source }) =>
    typeof source === 'string' ? source : source.join('')
  );

/** True where the command line was built after the last change of the engine. */
function cliIsFresh(): boolean {
  const engine = join(ROOT, 'src', 'engine');
  return (
    existsSync(CLI) &&
    readdirSync(engine, { recursive: true, encoding: 'utf-8' }).every(
      file => statSync(join(engine, file)).mtimeMs < statSync(CLI).mtimeMs
    )
  );
}

test('each is upgraded, and reverted byte by byte', async ({
  page,
  tmpPath
}) => {
  test.slow();
  const errors = watchConsole(page);
  const panel = await sidebar(page);
  for (const name of NAMES) {
    await test.step(name, () => upgradeAndRevert(page, tmpPath, panel, name));
  }
  expect(errors).toEqual([]);
});

async function upgradeAndRevert(
  page: IJupyterLabPageFixture,
  folder: string,
  panel: Locator,
  name: string
): Promise<void> {
  await open(page, folder, load(join(EXAMPLES, name)), name);
  const before = await read(page);
  await upgrade(page);
  await expect(panel.getByText('Changes made')).toBeVisible();
  const after = await sources(page);
  expect(after).not.toEqual(textOf(before));

  if (cliIsFresh()) {
    // The command line stands on the same engine: text and counts are equal.
    const out = mkdtempSync(join(tmpdir(), 'tf-upgrade-'));
    execFileSync('node', [
      CLI,
      ...['--infile', join(EXAMPLES, name)],
      ...['--outfile', join(out, name)],
      ...['--reportfile', join(out, 'report.json')],
      ...['--report-format', 'json'],
      '--run-ready'
    ]);
    expect(after).toEqual(textOf(load(join(out, name))));
    const report = JSON.parse(
      readFileSync(join(out, 'report.json'), 'utf-8')
    ) as { files: { findings: { severity: string; fallback: boolean }[] }[] };
    const { findings } = report.files[0];
    const many = (kind: string): string =>
      String(findings.filter(({ severity }) => severity === kind).length);
    await expect(count(panel, 'errors')).toHaveText(many('ERROR'));
    await expect(count(panel, 'warnings')).toHaveText(many('WARNING'));
    await expect(count(panel, 'fallbacks')).toHaveText(
      String(findings.filter(({ fallback }) => fallback).length)
    );
  }

  await run(page, 'tf-upgrade:revert');
  expect(await read(page)).toEqual(before);
}

test.describe('in SAFETY mode, and without lines that let code run,', () => {
  test.use({
    mockSettings: settings({ safetyMode: true, runReady: false })
  });

  test('only imports change in every example', async ({ page, tmpPath }) => {
    for (const name of NAMES) {
      await open(page, tmpPath, load(join(EXAMPLES, name)), name);
      const before = (await sources(page)).join('\n').split('\n');
      await run(page, 'tf-upgrade:upgrade-notebook', { preview: false });
      const after = (await sources(page)).join('\n').split('\n');
      expect(after).toHaveLength(before.length);
      const changed = before.filter((line, index) => line !== after[index]);
      expect(changed.filter(line => !/\bimport\b/.test(line))).toEqual([]);
    }
  });
});
