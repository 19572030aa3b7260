import type { ICellResult, IEngine } from '..';
import { CALL_RULES, RULE_OF_KIND } from '../rules/call-rules';
import { LINE_RULES } from '../rules/line-rules';
import { CATALOGUE } from '../rules/catalogue';
import { ARGUMENT_TOPICS, MODULES, OWN_TOPICS, TOPICS } from '../rules/topics';
import { upgradeTables } from '../tables/upgrade-tables';
import { loadEngine } from './load-engine';
import { ruleLiterals } from './rule-literals';
import { IRuleCase, pageNames, parsePage, readPage } from './rule-page';

const names: string[] = CATALOGUE.map(entry => entry.name);

/** Run a case: the last cell of a notebook that imports TensorFlow. */
function run(engine: IEngine, source: string, from: IRuleCase): ICellResult {
  const imports = /^\s*(?:import|from)\s+tensorflow\b/m.test(source);
  const prelude = imports ? '' : 'import tensorflow as tf\n';
  const { cells } = engine.migrate(
    {
      cells: [
        { id: 'prelude', number: 1, source: prelude },
        { id: 'case', number: 2, source, readOnly: from.readOnly }
      ]
    },
    from.options
  );
  return cells[1];
}

describe('the catalogue', () => {
  it('is sorted and names nothing twice', () => {
    expect(names).toEqual([...new Set(names)].sort());
    for (const name of names) {
      expect(name).toMatch(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/);
    }
  });

  it('holds exactly the rules that the sources name', () => {
    const literals = ruleLiterals();
    for (const rule of [...CALL_RULES, ...LINE_RULES]) {
      literals.set(rule.name, 'call-rules.ts');
    }
    expect([...literals].filter(([name]) => !names.includes(name))).toEqual([]);
    expect(names.filter(name => !literals.has(name))).toEqual([]);
  });

  it('has a page a rule, and a rule a page', () => {
    expect(pageNames().sort()).toEqual(names);
  });
});

describe('the words for the tables', () => {
  const { warnings, modules, transformers } = upgradeTables;
  const own = (name: string): boolean => OWN_TOPICS.has(name);

  it('are there for every warning', () => {
    const silent = [...warnings].filter(([name, { topic }]) =>
      topic === 'own' ? !own(name) : !TOPICS.has(topic)
    );
    expect(silent).toEqual([]);
  });

  it('are there for every argument', () => {
    const silent = [...upgradeTables.arguments].filter(([, facts]) =>
      facts.some(fact => !ARGUMENT_TOPICS.has(fact.keyword))
    );
    expect(silent).toEqual([]);
  });

  it('are there for every module', () => {
    expect([...modules.keys()].filter(name => !MODULES.has(name))).toEqual([]);
  });

  it('and every kind of change has its rule', () => {
    const kinds = [...transformers.values()].map(fact => fact.kind);
    expect(kinds.filter(kind => !RULE_OF_KIND.has(kind))).toEqual([]);
  });

  it('name nothing that the tables lack', () => {
    const topics = new Set([...warnings.values()].map(fact => fact.topic));
    const keywords = [...upgradeTables.arguments.values()].flat();
    expect([...TOPICS.keys()].filter(topic => !topics.has(topic))).toEqual([]);
    expect(
      [...ARGUMENT_TOPICS.keys()].filter(
        keyword => !keywords.some(fact => fact.keyword === keyword)
      )
    ).toEqual([]);
  });
});

describe.each(CATALOGUE)('the page of $name', ({ name, title }) => {
  const page = readPage(name);

  it('is well formed and has cases', () => {
    expect(page.problems).toEqual([]);
    expect(page.heading).toBe(title);
    expect(page.cases.some(c => c.reported)).toBe(true);
    expect(page.cases.some(c => !c.reported)).toBe(true);
  });

  it.each(page.cases)('$title', async from => {
    const engine = await loadEngine();
    const result = run(engine, from.source, from);
    expect(result.output).toBe(from.output);

    const own = result.findings.filter(finding => finding.rule === name);
    expect(own.length > 0).toBe(from.reported);
    if (from.kind === 'change') {
      expect(result.status).toBe('changed');
    }
    if (from.findings) {
      const plain = result.findings.map(f => ({
        line: f.line,
        severity: f.severity,
        rule: f.rule
      }));
      expect(plain).toEqual(expect.arrayContaining([...from.findings]));
      expect(plain.filter(f => f.rule === name)).toEqual(
        from.findings.filter(f => f.rule === name)
      );
    }
    const unknown = result.findings.filter(f => !names.includes(f.rule));
    expect(unknown).toEqual([]);

    const again = run(engine, result.output, from);
    expect(again.output).toBe(result.output);
    expect(again.findings.filter(finding => finding.applied)).toEqual([]);
  });
});

describe('parsePage', () => {
  const fence = '```';
  const page = (...blocks: [string, string][]): string =>
    blocks
      .map(([info, body]) => `${fence}${info}\n${body}${fence}\n`)
      .join('\n');

  it('reads changes, what is left alone, options and findings', () => {
    const { cases, problems } = parsePage(
      page(
        ['python before mode=SAFETY', 'a\n'],
        ['python after', 'b\n'],
        ['text findings', '1 INFO some-rule\n'],
        ['python unchanged read-only', 'c\n']
      )
    );
    expect(problems).toEqual([]);
    expect(cases).toMatchObject([
      {
        kind: 'change',
        source: 'a\n',
        output: 'b\n',
        options: { mode: 'SAFETY' },
        findings: [{ line: 1, severity: 'INFO', rule: 'some-rule' }]
      },
      { kind: 'unchanged', source: 'c\n', readOnly: true, findings: null }
    ]);
  });

  it.each([
    [page(['python before', 'a\n']), 'a block "before" has no "after"'],
    [page(['python', 'a\n']), 'a block is marked ""'],
    [
      page(['text findings', '1 INFO x\n']),
      'a list of findings has no case above it'
    ],
    [
      page(['python flagged', 'a\n'], ['text findings', 'nothing\n']),
      'this is no finding: nothing'
    ]
  ])('says what is wrong', (text, problem) => {
    expect(parsePage(text).problems).toContain(problem);
  });
});
