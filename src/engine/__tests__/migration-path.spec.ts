import type { IMigration, IOptions } from '..';
import { migrationPath, nextStep } from '..';
import { loadEngine } from './load-engine';

async function run(source: string, options?: IOptions): Promise<IMigration> {
  const engine = await loadEngine();
  return engine.migrate({ cells: [{ id: 'a', number: 1, source }] }, options);
}

/** Each step with its mark and its number: "symbols 3", "contrib -", "input x". */
function marks(migration: IMigration, converted = true): string {
  return migrationPath(migration, converted)
    .map(({ id, status, left }) => {
      const mark = { done: 'x', todo: String(left), 'not-applicable': '-' };
      return `${id} ${mark[status]}`;
    })
    .join(', ');
}

const GRAPH = `import tensorflow as tf
x = tf.placeholder(tf.float32)
opt = tf.train.AdamOptimizer().minimize(tf.square(x))
saver = tf.train.Saver()
sess = tf.Session()
`;

describe('the migration path', () => {
  it('is empty without TensorFlow, and for other languages', async () => {
    expect(migrationPath(await run('x = 1'), true)).toEqual([]);
    const engine = await loadEngine();
    const cells = [{ id: 'a', number: 1, source: 'library(tensorflow)' }];
    const foreign = engine.migrate({ cells, language: 'R' });
    expect(migrationPath(foreign, true)).toEqual([]);
  });

  it('of a graph starts with the names', async () => {
    const migration = await run(GRAPH);
    expect(marks(migration, false)).toBe(
      'symbols 4, contrib -, behavior 2, training 1, input -, saving 1, compat-v1 4'
    );
    const [symbols] = migrationPath(migration, false);
    expect(nextStep(migrationPath(migration, false))).toEqual(symbols);
    expect(symbols.next).toMatch(/^Convert the code/);
  });

  it('of the converted graph goes on with its behavior', async () => {
    const migration = await run(GRAPH);
    const left =
      'symbols x, contrib -, behavior 2, training 1, input -, saving 1, compat-v1 4';
    expect(marks(migration)).toBe(left);
    const again = await run(migration.cells[0].output);
    expect(marks(again, false)).toBe(left);
    expect(marks(again)).toBe(left);
    expect(nextStep(migrationPath(again, true))?.id).toBe('behavior');
  });

  it('knows the line that run-ready code has', async () => {
    const migration = await run(GRAPH, { runReady: true });
    const next = (m: IMigration, converted: boolean): string =>
      migrationPath(m, converted)[2].next;
    expect(next(migration, false)).toContain('does not run eagerly');
    expect(next(migration, true)).toContain('behave as version 1');
    const again = await run(migration.cells[0].output);
    expect(next(again, true)).toContain('behave as version 1');
  });

  it('asks to take that line out where nothing needs it', async () => {
    const source =
      'import tensorflow as tf\ntf.compat.v1.disable_v2_behavior()\nx = tf.constant(1)\n';
    const [, , behavior] = migrationPath(await run(source), true);
    expect(behavior).toMatchObject({ status: 'todo', left: 1 });
  });

  it('is done for TensorFlow 2', async () => {
    const source = `import tensorflow as tf
model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
optimizer = tf.keras.optimizers.Adam()
data = tf.data.Dataset.range(3)
tf.train.Checkpoint(model=model)
`;
    const migration = await run(source);
    expect(marks(migration)).toBe(
      'symbols x, contrib -, behavior x, training x, input x, saving x, compat-v1 x'
    );
    expect(nextStep(migrationPath(migration, true))).toBeNull();
  });

  it('counts what is left of contrib, and what was replaced', async () => {
    const gone = await run(
      'import tensorflow as tf\ntf.contrib.slim.conv2d(x)'
    );
    expect(marks(gone)).toMatch(/symbols x, contrib 1/);
    const replaced = await run(
      'import tensorflow as tf\ntf.contrib.layers.xavier_initializer()'
    );
    expect(marks(replaced, false)).toMatch(/contrib 1/);
    expect(marks(replaced)).toMatch(/symbols x, contrib x/);
  });

  it('leaves the names open in SAFETY mode', async () => {
    const migration = await run(GRAPH, { mode: 'SAFETY' });
    expect(marks(migration)).toBe(
      'symbols 4, contrib -, behavior 2, training 1, input -, saving 1, compat-v1 4'
    );
    expect(migrationPath(migration, true)[0].next).toContain('DEFAULT mode');
    const again = await run(migration.cells[0].output, { mode: 'SAFETY' });
    expect(marks(again)).toBe(marks(migration));
  });

  it('lets the modeling shim make variables', async () => {
    const variables = (decorator: string): string => `import tensorflow as tf
class M(tf.Module):
  ${decorator}
  def __call__(self, x):
    with tf.compat.v1.variable_scope('m'):
      return x * tf.compat.v1.get_variable('w', [])
`;
    const bare = await run(variables('# none'));
    expect(marks(bare)).toMatch(/behavior 2/);
    const shim = await run(
      variables('@tf.compat.v1.keras.utils.track_tf1_style_variables')
    );
    expect(marks(shim)).toMatch(/behavior x/);
  });

  it('has a page with a heading for each step', async () => {
    const { readFileSync } = await import('fs');
    const { join } = await import('path');
    for (const { help } of migrationPath(await run(GRAPH), true)) {
      const [page, heading] = help.split('#');
      const text = readFileSync(join(__dirname, '../../..', page), 'utf8');
      expect(text).toContain(`\n## ${heading}\n`);
    }
  });
});
