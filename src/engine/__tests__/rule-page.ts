import { existsSync, readdirSync, readFileSync } from 'fs';
import * as path from 'path';
import type { IOptions, Severity } from '..';

/** Where the pages are. */
export const RULE_PAGES = path.join(__dirname, '../../../docs/rules');

/** A finding that a page promises. */
export interface IExpectedFinding {
  readonly line: number;
  readonly severity: Severity;
  readonly rule: string;
}

/** A case of a page: one cell, and what becomes of it. */
export interface IRuleCase {
  readonly title: string;
  /**
   * change: the text changes. flagged: the text stays and the rule says
   * something. unchanged: the text stays and the rule is silent.
   */
  readonly kind: 'change' | 'flagged' | 'unchanged';
  /** Whether the rule says something; a change may be that of other rules. */
  readonly reported: boolean;
  readonly source: string;
  readonly output: string;
  readonly options: IOptions;
  readonly readOnly: boolean;
  /** What a list below the case promises, or null where there is no list. */
  readonly findings: readonly IExpectedFinding[] | null;
}

/** What a page of docs/rules holds. */
export interface IRulePage {
  readonly heading: string;
  readonly cases: readonly IRuleCase[];
  /** What is wrong with the page itself. */
  readonly problems: readonly string[];
}

/** The rules that have a page. */
export function pageNames(): string[] {
  return existsSync(RULE_PAGES)
    ? readdirSync(RULE_PAGES)
        .filter(file => file.endsWith('.md') && file !== 'README.md')
        .map(file => path.basename(file, '.md'))
    : [];
}

/** Read the page of a rule. */
export function readPage(rule: string): IRulePage {
  const file = path.join(RULE_PAGES, `${rule}.md`);
  if (!existsSync(file)) {
    return { heading: '', cases: [], problems: ['there is no page'] };
  }
  return parsePage(readFileSync(file, 'utf8'));
}

const BLOCK = /^```(\w+)(.*)\n((?:(?!```).*\n)*)```$/gm;
const FINDING = /^(\d+) (ERROR|WARNING|INFO) ([a-z0-9-]+)$/;

/** Read a page: see docs/rules/README.md for how its blocks are marked. */
export function parsePage(text: string): IRulePage {
  const cases: IRuleCase[] = [];
  const problems: string[] = [];
  let before: { body: string; words: string[] } | null = null;
  for (const [, language, info, body] of text.matchAll(BLOCK)) {
    const [role = '', ...words] = info.trim().split(/\s+/);
    if (language === 'text' && role === 'findings') {
      const last = cases.pop();
      if (last) {
        cases.push({ ...last, findings: readFindings(body, problems) });
      } else {
        problems.push('a list of findings has no case above it');
      }
    } else if (language === 'python' && role === 'before') {
      before = { body, words };
    } else if (language === 'python' && role === 'after' && before) {
      cases.push(makeCase('change', before.body, body, before.words, cases));
      before = null;
    } else if (role === 'flagged' || role === 'unchanged') {
      cases.push(makeCase(role, body, body, words, cases));
    } else if (language === 'python' && role !== 'example') {
      problems.push(`a block is marked "${info.trim()}"`);
    }
  }
  if (before) {
    problems.push('a block "before" has no "after"');
  }
  return { heading: /^# (.*)$/m.exec(text)?.[1] ?? '', cases, problems };
}

function makeCase(
  kind: IRuleCase['kind'],
  source: string,
  output: string,
  words: readonly string[],
  others: readonly IRuleCase[]
): IRuleCase {
  const word = (name: string): string | undefined =>
    words.find(w => w.startsWith(`${name}=`))?.slice(name.length + 1);
  const nth = others.filter(c => c.kind === kind).length + 1;
  const line = source.trim().split('\n').pop() ?? '';
  return {
    title: `${kind} ${nth}: ${line.trim()}`,
    kind,
    reported: kind !== 'unchanged' && !words.includes('silent'),
    source,
    output,
    options: {
      mode: word('mode') === 'SAFETY' ? 'SAFETY' : 'DEFAULT',
      targetVersion: word('version'),
      upgradeCompatV1Import: word('compat-v1-import') !== 'keep',
      runReady: words.includes('run-ready')
    },
    readOnly: words.includes('read-only'),
    findings: null
  };
}

function readFindings(body: string, problems: string[]): IExpectedFinding[] {
  return body
    .trim()
    .split('\n')
    .flatMap(line => {
      const found = FINDING.exec(line);
      if (!found) {
        problems.push(`this is no finding: ${line}`);
        return [];
      }
      const severity = found[2] as Severity;
      return [{ line: Number(found[1]), severity, rule: found[3] }];
    });
}
