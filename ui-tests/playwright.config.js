/**
 * Galata with a Chromium that is there already; nothing is downloaded.
 *
 * TF_UPGRADE_TEST_PORT: port of the server (default 8899).
 * TF_UPGRADE_CHROMIUM: the browser (default /usr/bin/chromium).
 */
const baseConfig = require('@jupyterlab/galata/lib/playwright-config');

const port = process.env.TF_UPGRADE_TEST_PORT ?? '8899';
const baseURL = `http://127.0.0.1:${port}`;
process.env.TARGET_URL = baseURL;

module.exports = {
  ...baseConfig,
  testDir: 'tests',
  // Half of a test is waiting, so that two at once take a little more than half the time,
  // on two cores already. More, and they wait for each other.
  workers: 2,
  retries: process.env.CI ? 1 : 0,
  timeout: 60000,
  expect: { timeout: 10000 },
  reporter: [['list']],
  use: {
    ...baseConfig.use,
    baseURL,
    trace: 'off',
    video: 'off',
    actionTimeout: 10000,
    viewport: { width: 1280, height: 800 },
    launchOptions: {
      executablePath: process.env.TF_UPGRADE_CHROMIUM ?? '/usr/bin/chromium',
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync'
      ]
    }
  },
  webServer: {
    command: 'jlpm start',
    url: `${baseURL}/lab`,
    timeout: 120000,
    stdout: 'ignore',
    stderr: 'ignore',
    reuseExistingServer: !process.env.CI
  }
};
