import { execFileSync, spawn, type ChildProcess } from 'child_process';
import * as fs from 'fs';
import * as net from 'net';
import * as path from 'path';
import type { IBenchOptions } from '../options';
import { sample } from '../sample';
import type { ITable } from '../table';

/** Sizes of files in bytes. */
interface ISizes {
  readonly raw: number;
  readonly gzip: number;
  readonly brotli: number;
}

/** What bench/browser.mjs prints; times are in ms, medians. */
interface IBrowserFigures {
  readonly activation: number;
  readonly late: number;
  readonly all: ISizes;
  readonly first: ISizes;
  readonly notebooks: readonly {
    readonly cells: number;
    readonly opening: number;
    readonly report: number;
    readonly updates: number;
    readonly worker: number;
    readonly answer: number;
    readonly own: number;
    readonly longestOwn: number;
    readonly longestTask: number;
  }[];
}

/** (d) What the extension takes of a JupyterLab in a browser, and of a network. */
export async function browser(
  options: IBenchOptions,
  scratch: string
): Promise<readonly ITable[]> {
  const { jupyter, root } = options;
  if (!jupyter) {
    process.stdout.write('\nbrowser: left out, without --jupyter\n');
    return [];
  }
  const cells = path.join(scratch, 'cells.json');
  fs.writeFileSync(cells, JSON.stringify(codeCells(options)));
  const port = await freePort();
  const server = startServer(root, jupyter, port, scratch);
  try {
    const url = `http://127.0.0.1:${port}`;
    await answered(`${url}/lab`, server);
    const script = path.join(root, 'bench', 'browser.mjs');
    const printed = execFileSync(
      process.execPath,
      [script, url, cells, options.sizes, String(options.rounds)],
      { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] }
    );
    return tables(JSON.parse(printed) as IBrowserFigures);
  } finally {
    await stop(server);
  }
}

/** End a server; one that takes its time is not waited for. */
async function stop(server: ChildProcess): Promise<void> {
  const ended = new Promise(resolve => server.once('exit', resolve));
  server.kill();
  await Promise.race([
    ended,
    new Promise(resolve => setTimeout(resolve, 5000).unref())
  ]);
  server.kill('SIGKILL');
}

function tables({
  activation,
  late,
  all,
  first,
  notebooks
}: IBrowserFigures): readonly ITable[] {
  const ms = (time: number): string => time.toFixed(1);
  const kB = (bytes: number): string => (bytes / 1000).toFixed(1);
  const row = (what: string, { raw, gzip, brotli }: ISizes): string[] => [
    what,
    ...[raw, gzip, brotli].map(kB)
  ];
  return [
    {
      name: 'download',
      head: ['what', 'kB', 'gzip', 'brotli'],
      rows: [
        row('before a notebook is open', first),
        row('in all, the packed parser included', all)
      ]
    },
    {
      name: 'start',
      head: ['what', 'ms'],
      rows: [
        ["the extension's part of JupyterLab's start", ms(activation)],
        ['what it does when JupyterLab is there', ms(late)]
      ]
    },
    {
      name: 'browser',
      head: [
        'cells',
        'JupyterLab loads it, ms',
        'then first report, ms',
        'update: worker, ms',
        'update: page, ms',
        'until the answer, ms',
        'longest of it, ms',
        'longest task of all, ms'
      ],
      rows: notebooks.map(one => [
        String(one.cells),
        one.opening.toFixed(0),
        one.report.toFixed(0),
        ...[one.worker, one.own, one.answer, one.longestOwn].map(ms),
        one.longestTask.toFixed(0)
      ])
    }
  ];
}

/** The code cells of real notebooks, in their order. */
function codeCells(options: IBenchOptions): readonly string[] {
  const files = sample(options.corpora, '.ipynb', options.notebooks);
  return files.flatMap(({ file }) => {
    const { cells = [] } = JSON.parse(fs.readFileSync(file, 'utf8')) as {
      cells?: { cell_type: string; source: string | string[] }[];
    };
    return cells
      .filter(cell => cell.cell_type === 'code')
      .map(({ source }) => (Array.isArray(source) ? source.join('') : source));
  });
}

/** A JupyterLab as for the browser tests, in a folder of its own. */
function startServer(
  root: string,
  python: string,
  port: number,
  scratch: string
): ChildProcess {
  const config = path.join(root, 'ui-tests', 'jupyter_server_test_config.py');
  // Not a name on the path, but a file below the folder that this runs in.
  const command = python.includes(path.sep) ? path.resolve(python) : python;
  return spawn(command, ['-m', 'jupyterlab', '--config', config], {
    cwd: scratch,
    env: { ...process.env, TF_UPGRADE_TEST_PORT: String(port) },
    stdio: 'ignore'
  });
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = net.createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as net.AddressInfo;
      server.close(() => resolve(port));
    });
  });
}

/** Wait until a server answers. */
async function answered(url: string, server: ChildProcess): Promise<void> {
  for (let left = 240; left > 0; left--) {
    if (server.exitCode !== null) {
      throw new Error(`JupyterLab stopped with status ${server.exitCode}`);
    }
    const isUp = await fetch(url).then(
      response => response.ok,
      () => false
    );
    if (isUp) {
      return;
    }
    await new Promise(resolve => setTimeout(resolve, 500));
  }
  throw new Error(`JupyterLab did not answer at ${url}`);
}
