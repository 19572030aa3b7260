import type { IPackage } from '../engine/types';
import { packagesOf } from '../engine/report/packages';
import { htmlReport } from './html';
import { jsonReport } from './json';
import { markdownReport } from './markdown';
import type { IRunResult } from './result';
import { textReport } from './text';

const names = (outputs: string[], used: string[], version = '2.21'): string[] =>
  packagesOf(
    outputs.map(output => ({ output })),
    used,
    version
  ).map(one => one.name);

describe('packagesOf', () => {
  it('knows what is imported beside TensorFlow', () => {
    const output = 'x = 1\n  import tf_slim as slim\nfrom tensorboard import x';
    expect(names([output], [])).toEqual(['tf-slim', 'tensorboard']);
    expect(names(['# import tf_slim\nimport tf_slimmer'], [])).toEqual([]);
  });

  it('knows what needs legacy Keras, since there is another', () => {
    const used = ['compat.v1.layers.dense'];
    expect(names([], used)).toEqual(['tf-keras']);
    expect(names([], used, '2.15')).toEqual([]);
    expect(names(['os.environ["TF_USE_LEGACY_KERAS"] = "1"'], [])).toEqual([
      'tf-keras'
    ]);
  });
});

describe('the reports', () => {
  const of = (...packages: IPackage[][]): IRunResult => ({
    version: '1',
    mode: 'DEFAULT',
    targetVersion: '2.21',
    trees: [],
    files: packages.map((list, i) => ({
      path: `${i}.py`,
      output: `${i}.py`,
      status: 'changed',
      findings: [],
      packages: list
    }))
  });
  const keras = { name: 'tf-keras', why: 'a' };
  const slim = { name: 'tf-slim', why: '<b>' };
  const command = 'pip install tf-keras tf-slim';

  it.each([
    ['text', textReport],
    ['HTML', htmlReport],
    ['markdown', markdownReport]
  ])('name them once at the top: %s', (_, report) => {
    const text = report(of([slim, keras], [keras]));
    expect(text.split(command)).toHaveLength(2);
    expect(report(of([], []))).not.toContain('pip install');
  });

  it('name them of the run, and of each file: JSON', () => {
    const report = JSON.parse(jsonReport(of([slim, keras], [])));
    expect(report.packages).toEqual(['tf-keras', 'tf-slim']);
    expect(report.files[0].packages).toEqual([slim, keras]);
    expect(report.files[1].packages).toEqual([]);
  });
});
