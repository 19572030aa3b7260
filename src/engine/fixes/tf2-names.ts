import { upgradeCall } from '../rules/calls';
import { topicOf } from '../rules/known-topics';
import { renamedFor } from '../rules/symbols';
import { hasKeras3, presence, Presence } from '../tables/api-table';
import { isOther } from '../tables/signatures';
import { MAX_PARTS, upgradeTables } from '../tables/upgrade-tables';
import type { IFixRule, IFixSite, IFound } from './fix-rule';
import { Rehearsal } from './rehearsal';

/**
 * Functions that are others in TensorFlow 2 and do the same when they are called:
 * they were given another signature, or another class of the same behavior.
 */
const ALIKE =
  /^(?:map_fn|scan|foldl|foldr|case|floor_div|(?:math\.)?scalar_mul|nn\.(?:sparse_softmax|sigmoid)_cross_entropy_with_logits)$/;

/** The upgrade changes these as TensorFlow's script does, and other numbers come out. */
const OTHER_NUMBERS =
  /^(?:image\.(?:resize|crop_and_resize)|initializers\.|.*_initializer$|while_loop$)/;

/** Lists of shards are split another way in TensorFlow 2. */
const SHARDED =
  /^nn\.(?:embedding_lookup|nce_loss|sampled_softmax_loss|safe_emb)/;

/** tf.compat.v1.log -> tf.math.log; tf.compat.v1.to_float(x) -> tf.cast(x, tf.float32). */
export const tf2Names: IFixRule = {
  name: 'tf2-names',
  serves: name => !OTHER_NUMBERS.test(name),
  plan(site) {
    const { name, program, context } = site;
    const version = context.targetVersion;
    if (SHARDED.test(name) && program.mentions(/partition/)) {
      return null;
    }
    if (
      name.startsWith('keras.') &&
      (!hasKeras3(version) || program.mentions(/TF_USE_LEGACY_KERAS/))
    ) {
      // The Keras of version 1 is a Keras of its own there.
      return null;
    }
    const home = homeOf(name, version);
    if (isTold(name) || (isOther(name) && ALIKE.test(name))) {
      return called(site, home);
    }
    return home === null || isOther(name) ? null : same(site, home);
  }
};

/** Where a name lives in TensorFlow 2, without `tf.`; null where it does not. */
function homeOf(name: string, version: string): string | null {
  const parts = name.split('.');
  for (let n = Math.min(parts.length, MAX_PARTS); n > 0; n--) {
    const part = parts.slice(0, n).join('.');
    const now = renamedFor(part, version);
    if (now !== null) {
      return now.startsWith('compat.')
        ? null
        : [now, ...parts.slice(n)].join('.');
    }
    if (topicOf(part)) {
      return null;
    }
  }
  return presence(name, version) === Presence.Present ? name : null;
}

/** Whether the tables say that a call changes. */
function isTold(name: string): boolean {
  const {
    keywords,
    reorders,
    settled,
    transformers,
    arguments: args
  } = upgradeTables;
  return [keywords, reorders, settled, transformers, args].some(table =>
    table.has(name)
  );
}

/** The same function or class by another name. */
function same(site: IFixSite, home: string): IFound {
  const to = `tf.${home}`;
  site.draft.replace(site.unit, site.reference.node, site.spell(home));
  return {
    action: `Write ${to}`,
    replacement: to,
    edits: site.draft.edits(),
    says: `tf.compat.v1.${site.name} is also ${to} in TF2: write that.`
  };
}

/** A call, changed as an upgrade changes that of TensorFlow 1. */
function called(site: IFixSite, home: string | null): IFound | null {
  const { reference, call, context, name } = site;
  if (!call) {
    return null;
  }
  const plain = { ...reference, name, written: name, baseParts: 0 };
  const rehearsal = new Rehearsal(context, plain, site.spell('x').slice(0, -2));
  upgradeCall(call, rehearsal);
  if (rehearsal.notes.some(n => n.severity !== 'INFO' || n.fallback)) {
    return null;
  }
  const taken = rehearsal.isTaken(reference.node);
  if (!taken && home === null) {
    return null;
  }
  if (!taken && home !== null) {
    rehearsal.rewrites.add(reference.node, [site.spell(home)]);
  }
  const cellId = site.unit.cell.id;
  const said = rehearsal.notes.find(n => n.replacement)?.replacement ?? null;
  const to = taken ? said : `tf.${home}`;
  return {
    action: to === null ? 'Write what TF2 has for it' : `Write ${to}`,
    replacement: to,
    edits: rehearsal.rewrites.edits().map(({ start, end, text }) => ({
      cellId,
      start,
      end,
      text
    })),
    says: `tf.compat.v1.${name} has another form in TF2${to ? `: ${to}` : ''}.`
  };
}
