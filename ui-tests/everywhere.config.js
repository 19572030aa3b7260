/**
 * The extension in other Jupyters than the newest JupyterLab: a project each, with a
 * server of its own. scripts/test.sh makes the environments; `--project` takes one.
 *
 * TF_UPGRADE_ENVIRONMENTS: the folder they are in (default ../build/environments).
 * TF_UPGRADE_SITE: the built JupyterLite site (default ../build/try-site).
 * TF_UPGRADE_TEST_PORT: port of the first server (default 8899); the others follow.
 * TF_UPGRADE_CHROMIUM: the browser (default /usr/bin/chromium).
 */
const path = require('node:path');
const { use } = require('./playwright.config');

const environments = path.resolve(
  process.env.TF_UPGRADE_ENVIRONMENTS ?? '../build/environments'
);
const site = path.resolve(process.env.TF_UPGRADE_SITE ?? '../build/try-site');
const first = Number(process.env.TF_UPGRADE_TEST_PORT ?? '8899');

const python = name => path.join(environments, name, 'bin', 'python');
const jupyter = (name, app) =>
  `${python(name)} -m ${app} --config everywhere/server_config.py`;

/** Name, the command of its server given a port, and the page that is up first. */
const KINDS = [
  ['lab42', () => jupyter('lab42', 'jupyterlab'), '/lab'],
  ['notebook7', () => jupyter('notebook7', 'notebook'), '/tree'],
  ['collaboration', () => jupyter('collaboration', 'jupyterlab'), '/lab'],
  [
    'lite',
    port =>
      `${python('lite')} -m http.server ${port} --bind 127.0.0.1 --directory ${site}`,
    '/lab/index.html'
  ]
];

// Only what is asked for is started.
const asked = process.argv.flatMap((argument, index, all) =>
  argument === '--project'
    ? [all[index + 1]]
    : argument.startsWith('--project=')
      ? [argument.slice('--project='.length)]
      : []
);

const address = name =>
  `http://127.0.0.1:${first + KINDS.findIndex(kind => kind[0] === name)}`;

module.exports = {
  testDir: 'everywhere',
  workers: 2,
  retries: process.env.CI ? 1 : 0,
  timeout: 60000,
  expect: { timeout: 10000 },
  reporter: [['list']],
  projects: KINDS.map(([name]) => ({
    name,
    testMatch:
      name === 'collaboration' ? /collaboration\.spec/ : /(core|lite)\.spec/,
    testIgnore: name === 'lite' ? [] : /lite\.spec/,
    use: { ...use, baseURL: address(name) }
  })),
  webServer: KINDS.filter(
    ([name]) => asked.length === 0 || asked.includes(name)
  ).map(([name, command, page]) => ({
    command: command(new URL(address(name)).port),
    url: address(name) + page,
    env: { TF_UPGRADE_SERVER_PORT: new URL(address(name)).port },
    timeout: 120000,
    stdout: 'ignore',
    stderr: 'ignore',
    reuseExistingServer: !process.env.CI
  }))
};
