import { hasKeras3 } from '../tables/api-table';
import { KERAS } from './kinds';
import { membersTable } from '../tables/members';
import { IValueRule, IValueSite, usesLegacyKeras } from './value-rule';

const OPTIMIZER =
  /^tf\.(?:compat\.v[12]\.)?(?:keras\.)?optimizers\.(?!schedules\b|legacy\b)[A-Z]\w*$/;

/** Arguments that Keras does not take any more: lr, decay, workers. */
export const kerasArgument: IValueRule = {
  nodes: ['call'],
  mention:
    /[(,]\s*(?:lr|decay|workers|max_queue_size|use_multiprocessing|pss_evaluation_shards)\s*=(?!=)/,
  among: KERAS,
  look(site) {
    const { node, unit, context, reading, kindOf } = site;
    const callee = node.child('function');
    if (!callee) {
      return;
    }
    const name = reading.tensorflow(callee, unit)?.name ?? null;
    if (name !== null) {
      if (OPTIMIZER.test(name)) {
        optimizerArguments(site, name);
      }
      return;
    }
    const object = callee.child('object');
    const method = callee.child('attribute')?.text ?? '';
    const gone = membersTable.arguments.get('keras-model')?.get(method);
    if (
      !gone ||
      !object ||
      !hasKeras3(context.targetVersion) ||
      kindOf(object) !== 'keras-model'
    ) {
      return;
    }
    for (const argument of keywords(site)) {
      const keyword = argument.child('name')?.text ?? '';
      if (gone.has(keyword)) {
        context.needLegacyKeras();
        context.report({
          rule: 'keras-argument',
          severity: usesLegacyKeras(site) ? 'WARNING' : 'ERROR',
          at: argument,
          symbol: method,
          message: `Keras 3's ${method} takes no ${keyword}; legacy Keras does. Take it out; a keras.utils.PyDataset has workers of its own.`
        });
      }
    }
  }
};

function keywords({ node }: IValueSite): IValueSite['node'][] {
  const list = node.child('arguments')?.children ?? [];
  return list.filter(argument => argument.type === 'keyword_argument');
}

/** tf.keras.optimizers.Adam(lr=0.1, decay=0.01) */
function optimizerArguments(site: IValueSite, name: string): void {
  const { context } = site;
  const symbol = name.replace(/^tf\.compat\.v[12]\./, 'tf.');
  const all = keywords(site);
  const given = new Set(all.map(a => a.child('name')?.text));
  for (const argument of all) {
    const keyword = argument.child('name');
    if (keyword?.text === 'lr' && !given.has('learning_rate')) {
      learningRate(site, keyword, symbol);
    } else if (keyword?.text === 'decay' && minor(context) >= 11) {
      context.report({
        rule: 'keras-argument',
        severity: 'ERROR',
        at: argument,
        symbol,
        message: `${symbol} takes no decay since TensorFlow 2.11. Give it a schedule as its learning_rate: tf.keras.optimizers.schedules.InverseTimeDecay(rate, 1, decay) does the same.`
      });
    }
  }
}

function learningRate(
  { context }: IValueSite,
  keyword: IValueSite['node'],
  symbol: string
): void {
  const { start, end } = keyword;
  const writes = context.homes && context.editable(keyword);
  if (writes) {
    context.rewrites.add(keyword, ['learning_rate']);
  }
  context.report({
    rule: 'keras-argument',
    severity: writes ? 'INFO' : minor(context) >= 11 ? 'ERROR' : 'WARNING',
    at: keyword,
    symbol,
    applied: writes,
    message: writes
      ? `The argument lr of ${symbol} is learning_rate in TensorFlow 2.`
      : `The argument lr of ${symbol} is called learning_rate. Keras ignores lr since TensorFlow 2.11, and raises an error since 2.16.`,
    ...(!writes && context.editable(keyword)
      ? {
          fix: {
            action: 'Write learning_rate',
            edits: [{ start, end, text: 'learning_rate' }]
          }
        }
      : {})
  });
}

function minor({ targetVersion }: IValueSite['context']): number {
  return Number(targetVersion.split('.')[1]);
}
