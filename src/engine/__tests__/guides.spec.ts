import { readFileSync, readdirSync } from 'fs';
import * as path from 'path';
import { applyEdits } from '..';
import type { ICell, IOptions } from '..';
import { loadEngine } from './load-engine';

/**
 * TensorFlow's three guides, sample by sample, in pages of our own words. They are run on
 * TensorFlow by scripts/run_cases.py --guides, below what a block `given` holds and above
 * what a block `use` holds, which are for that alone.
 */
const GUIDES = path.join(__dirname, 'guides');

interface ISample {
  readonly title: string;
  readonly setup: string;
  readonly source: string;
  readonly output: string;
  readonly words: readonly string[];
  /** Lines of "LINE SEVERITY rule", or null where none are listed. */
  findings: readonly string[] | null;
}

const BLOCK = /^```(python|text) (.*)\n((?:(?!```).*\n)*)```$/gm;

/** What is said of every name, and is no matter of the sample. */
const OF_NAMES = new Set([
  'compat-v1-fallback',
  'legacy-keras',
  'get-variable'
]);

function samplesOf(file: string): ISample[] {
  const text = readFileSync(path.join(GUIDES, file), 'utf8');
  const samples: ISample[] = [];
  let setup = '';
  let first: { source: string; words: string[] } | null = null;
  for (const match of text.matchAll(BLOCK)) {
    const [role, ...words] = match[2].split(' ');
    const body = match[3];
    const heading = text.slice(0, match.index).lastIndexOf('\n## ');
    const title = `${samples.length + 1} ${/## (.*)/.exec(text.slice(heading))?.[1] ?? ''}`;
    const push = (source: string, output: string, all: string[]): void => {
      samples.push({
        title,
        setup,
        source,
        output,
        words: all,
        findings: null
      });
    };
    if (role === 'given' || role === 'use') {
      continue;
    }
    if (role === 'setup') {
      setup = body;
    } else if (role === 'findings') {
      samples[samples.length - 1].findings = body.trim().split('\n');
    } else if (role === 'same') {
      push(body, body, words);
    } else if (role === 'before' || role === 'fix') {
      first = {
        source: body,
        words: role === 'fix' ? ['fix', ...words] : words
      };
    } else if (role === 'after' && first) {
      push(first.source, body, first.words);
      first = null;
    } else {
      throw new Error(`${file}: a block is marked "${match[2]}"`);
    }
  }
  return samples;
}

describe.each(readdirSync(GUIDES))('%s', file => {
  it.each(samplesOf(file))('$title', async sample => {
    const engine = await loadEngine();
    const options: IOptions = {
      mode: sample.words.includes('safety') ? 'SAFETY' : 'DEFAULT',
      upgradeCompatV1Import: !sample.words.includes('keep-import'),
      runReady: sample.words.includes('run-ready')
    };
    const imports = /^import tensorflow/m.test(sample.setup + sample.source);
    const above = imports ? sample.setup : 'import tensorflow as tf\n';
    const cells: ICell[] = [
      { id: 'above', number: 1, source: above },
      { id: 'sample', number: 2, source: sample.source }
    ];
    const [, result] = engine.migrate({ cells }, options).cells;
    if (sample.words[0] === 'fix') {
      const [fix] = result.findings.flatMap(f =>
        f.fix?.kind === sample.words[1] ? [f.fix] : []
      );
      expect(applyEdits(sample.source, fix.edits)).toBe(sample.output);
      return;
    }
    expect(result.output).toBe(sample.output);
    if (sample.findings) {
      const found = result.findings
        .filter(f => !OF_NAMES.has(f.rule))
        .map(f => `${f.line} ${f.severity} ${f.rule}`);
      expect(found).toEqual(sample.findings);
    }
  });
});
