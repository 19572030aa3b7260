import { execFile } from 'child_process';
import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';
import { promisify } from 'util';
import { ISymbolCase } from './cases';
import { ICase, IOutcome, Outcomes, Run } from './outcome';

const execute = promisify(execFile);

/** The peer, in a Python process of its own for each question. */
export class Peer {
  constructor(
    private readonly root: string,
    private readonly python: string
  ) {}

  /** Code for every TF1 symbol that the installed TensorFlow knows. */
  symbols(): Promise<ISymbolCase[]> {
    return this.ask('symbols', null) as Promise<ISymbolCase[]>;
  }

  /** Convert cases; those with a `path` are read from there. */
  async run(
    files: readonly (ICase & { path?: string })[],
    runs: readonly Run[]
  ): Promise<Outcomes> {
    // One process a run: the peer takes its time.
    const found = new Map<string, Map<Run, IOutcome>>();
    const answers = await Promise.all(
      runs.map(run => this.ask('run', { runs: [run], files }))
    );
    answers.forEach((answer, i) => {
      const byName = answer as Record<string, Record<Run, IOutcome>>;
      for (const [name, outcomes] of Object.entries(byName)) {
        const list = found.get(name) ?? new Map<Run, IOutcome>();
        found.set(name, list.set(runs[i], outcomes[runs[i]]));
      }
    });
    return found;
  }

  private async ask(verb: string, request: unknown): Promise<unknown> {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'parity-'));
    const [asked, answered] = ['asked', 'answered'].map(n =>
      path.join(folder, `${n}.json`)
    );
    try {
      fs.writeFileSync(asked, JSON.stringify(request));
      const script = path.join(this.root, 'parity', 'peer.py');
      await execute(this.python, [script, verb, asked, answered], {
        maxBuffer: 1 << 28
      });
      return JSON.parse(fs.readFileSync(answered, 'utf8')) as unknown;
    } finally {
      fs.rmSync(folder, { recursive: true, force: true });
    }
  }
}
