import { everHad, hasKeras3, presence, Presence } from '../tables/api-table';
import { remembered } from '../tables/remembered';
import { upgradeTables } from '../tables/upgrade-tables';

const V1 = 'compat.v1.';

/** The new home of a name, or null where the tables know none. */
export const renamed = remembered((name): string | null => {
  const seen = new Set<string>();
  let at = name;
  // A few entries lead to names that were renamed themselves.
  for (;;) {
    const next = upgradeTables.renames.get(at);
    if (next === undefined || seen.has(next)) {
      return at === name ? null : at;
    }
    seen.add(next);
    // `max_pool_v2` is TF2's max_pool, which in TF1 code means another function.
    if (at.endsWith('_v2') && upgradeTables.renames.has(next)) {
      return `compat.v2.${next}`;
    }
    at = next;
  }
});

/**
 * The same for a target: what tf_upgrade_v2 moves to tf.keras.optimizers.legacy
 * stays where it is under Keras 3, which has nothing but an error there.
 */
export function renamedFor(name: string, version: string): string | null {
  const now = renamed(name);
  const legacy = now?.startsWith('keras.optimizers.legacy.') ?? false;
  return legacy && hasKeras3(version) ? null : now;
}

/**
 * The same for code that is to run: what tf_upgrade_v2 moves to a name that the
 * target lacks (hooks, to tf.estimator) goes to tf.compat.v1, where that has it; and
 * flags to where they are as a module too, which TensorFlow puts into app by hand.
 */
export function runnable(name: string, now: string, version: string): string {
  if (name === 'app.flags') {
    return 'compat.v1.flags';
  }
  const kept = `compat.v1.${name}`;
  return presence(now, version) === Presence.Missing &&
    presence(kept, version) === Presence.Present
    ? kept
    : now;
}

/**
 * Whether a function of this name takes a step in TF2, and took none in TF1.
 *
 * @param name without `tf.`.
 */
export function isStepSummary(name: string): boolean {
  return /^summary\.(?:scalar|histogram|image|audio|text)$/.test(name);
}

/**
 * Where a module lives after the migration: modules that TF2 dropped and
 * compat.v1 keeps move there as a whole.
 *
 * @param name a module or symbol without `tf.`; "" is the package.
 */
export function movedTo(name: string, version: string): string {
  const known = renamedFor(name, version);
  if (/^app\.flags(?:\.|$)/.test(name)) {
    // As a module, tensorflow.compat.v1.app has no flags: TensorFlow sets them later.
    return name.replace('app.', V1);
  }
  if (known !== null || name === '' || name.startsWith('compat.')) {
    return known ?? name;
  }
  const gone = presence(name, version) === Presence.Missing;
  return gone && everHad(name).compat && !everHad(name).v2
    ? `compat.v1.${name}`
    : name;
}

/** Whether a name means something in TF2 as well, maybe something else. */
export function isAmbiguous(name: string): boolean {
  return everHad(name).v2;
}
