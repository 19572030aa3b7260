import { existsSync } from 'fs';
import * as path from 'path';
import { newestVersion, presence, Presence } from '../tables/api-table';
import { upgradeTables } from '../tables/upgrade-tables';
import { DATA_FORMS } from './data-forms';
import { MODEL_FORMS } from './model-forms';
import {
  asMechanical,
  howSentence,
  knownForm,
  nativeForm
} from './native-form';
import { SESSION_FORMS } from './session-forms';

const V1 = 'compat.v1.';
/** Unknown: what tf.raw_ops has is not in the table. */
const HERE = new Set([Presence.Present, Presence.Unknown]);
const all = [...SESSION_FORMS, ...MODEL_FORMS, ...DATA_FORMS];
const fallbacks = [...upgradeTables.renames.values()]
  .filter(name => name.startsWith(V1))
  .map(name => name.slice(V1.length));

describe('native forms', () => {
  it('say of every fallback what to move to, and how', () => {
    expect(fallbacks.length).toBeGreaterThan(500);
    for (const name of fallbacks) {
      expect(nativeForm(name, newestVersion).sentence).toMatch(
        /^In TF2, (?:mechanical|mechanical once the code runs eagerly|by hand): .+\.$/
      );
    }
  });

  it('know most fallbacks by more than the tables', () => {
    const unknown = new Set(fallbacks.filter(name => !knownForm(name)));
    expect(unknown.size).toBeLessThan(fallbacks.length / 30);
  });

  it('name what TensorFlow 2 has', () => {
    const names = all
      .flatMap(({ forms }) => forms.map(([, , what]) => what))
      .flatMap(what => what.match(/\btf(?:\.\w+)+/g) ?? [])
      .map(name => name.slice(3));
    expect(names.length).toBeGreaterThan(50);
    expect(
      names.filter(name => !HERE.has(presence(name, newestVersion)))
    ).toEqual([]);
  });

  it.each([
    ['stack', 'In TF2, mechanical: tf.stack is the same.'],
    [
      'image.per_image_standardization',
      'In TF2, mechanical: tf.image.per_image_standardization is the same.'
    ],
    // The same name, and other arguments.
    [
      'image.draw_bounding_boxes',
      'In TF2, by hand: tf.image.draw_bounding_boxes is there, with other arguments or another behavior. Compare the two, then write that.'
    ],
    [
      'sparse_add',
      'In TF2, by hand: see what the code needs it for, and look for that in TensorFlow 2.'
    ]
  ])('know what is the same in TensorFlow 2: %s', (name, sentence) => {
    expect(nativeForm(name, newestVersion).sentence).toBe(sentence);
  });

  it('point to pages that are there', () => {
    const pages = all.flatMap(({ page }) => page ?? []);
    const folder = path.join(__dirname, '../../../docs/native');
    expect(
      pages.filter(page => !existsSync(path.join(folder, `${page}.md`)))
    ).toEqual([]);
  });

  it.each([
    ['placeholder', 'by-hand', 'sessions'],
    ['train.shuffle_batch', 'by-hand', 'queues'],
    ['train.exponential_decay', 'eager', 'optimizers'],
    ['train.AdamOptimizer', 'eager', 'optimizers'],
    ['to_float', 'mechanical', 'tf2-names'],
    ['get_seed', 'by-hand', 'random-seed'],
    ['NodeDef', 'by-hand', 'sessions'],
    ['GraphDef', 'by-hand', 'saved-models'],
    ['nn.bidirectional_dynamic_rnn', 'by-hand', 'rnn'],
    ['nn.static_state_saving_rnn', 'by-hand', 'rnn'],
    ['saved_model.simple_save', 'by-hand', 'saved-models'],
    ['GraphKeys.UPDATE_OPS', 'by-hand', 'collections'],
    ['summary.FileWriter', 'by-hand', 'summaries']
  ])('%s is %s, and has the page %s', (name, how, page) => {
    expect(nativeForm(name, newestVersion)).toMatchObject({
      how,
      help: `docs/native/${page}.md`
    });
  });

  it('are mechanical where a fix is offered', () => {
    for (const name of ['layers.dense', 'to_float', 'placeholder']) {
      const { sentence } = nativeForm(name, newestVersion);
      const fixed = nativeForm(name, newestVersion, 'mechanical').sentence;
      expect(asMechanical(`It is now x. ${sentence}`)).toBe(
        `It is now x. ${fixed}`
      );
      expect(asMechanical(howSentence(name, newestVersion))).toBe(
        'To move off tf.compat.v1 is mechanical.'
      );
    }
  });
});
