import { offerFix } from '../fixes/offer';
import { homeName } from '../homes/home-name';
import { IReference, isAssigned, partOf } from '../references';
import { presence, Presence } from '../tables/api-table';
import { remembered } from '../tables/remembered';
import { MAX_PARTS, upgradeTables } from '../tables/upgrade-tables';
import type { IHomeContext, IRuleContext } from './context';
import { compatName, unresolved } from './kept-names';
import { IFoundTopic, topicOf } from './known-topics';
import { isInside, privateMember } from './private-api';
import { renameName, settled } from './rename-name';
import { meantName } from './safety-import';
import { saySetFlag } from './set-flag';
import { sayStrangeConstant } from './strange-constant';
import {
  isAmbiguous,
  isStepSummary,
  renamed,
  renamedFor,
  runnable
} from './symbols';
import { ITopic, MODULES } from './topics';

const V1 = 'compat.v1.';
const LOAD = 'saved_model.load';

/** A name looked up level by level, longest first, as tf_upgrade_v2 does. */
export function upgradeName(given: IReference, context: IHomeContext): void {
  const reference = context.mode === 'SAFETY' ? withoutCompat(given) : given;
  const name = reference.name;
  if (name === '' || context.isTaken(reference.node)) {
    return;
  }
  if (reference.home && homeName(reference, reference.home, context)) {
    return;
  }
  sayStrangeConstant(reference, context);
  saySetFlag(reference, context);
  if (isInside(name)) {
    privateMember(reference, context);
    return;
  }
  if (name.startsWith('compat.')) {
    compatName(reference, context);
    return;
  }
  let moduleSaid = false;
  for (const [prefix, n] of levelsOf(name)) {
    if (context.era === 'tf2' && isAmbiguous(prefix)) {
      continue;
    }
    if (isStepSummary(prefix) && givesStep(reference)) {
      // TF1's summaries take no step, so this one is TF2's.
      return;
    }
    if (prefix === LOAD && takesNoSession(reference)) {
      return;
    }
    const topic = topicOf(prefix);
    if (context.mode === 'DEFAULT') {
      const now = renamedFor(prefix, context.targetVersion);
      if (now !== null) {
        const to = context.homes
          ? runnable(prefix, settled(now, context), context.targetVersion)
          : settled(now, context);
        renameName(reference, n, to, topic, context);
        return;
      }
    }
    if (
      topic &&
      isAbout(topic.topic, context) &&
      sayTopic(reference, n, topic, context)
    ) {
      moduleSaid = true;
    }
    // One word on a contrib name is enough, and the first says the most.
    moduleSaid ||= moduleWarning(reference, n, context);
  }
  if (!moduleSaid) {
    unresolved(reference, context);
  }
}

/**
 * The beginnings of a name that there is something to say of, or to look at, with the number
 * of their parts; the longest first.
 */
const levelsOf = remembered((name): readonly (readonly [string, number])[] => {
  const parts = name.split('.');
  const levels: [string, number][] = [];
  for (let n = Math.min(parts.length, MAX_PARTS); n > 0; n--) {
    const prefix = parts.slice(0, n).join('.');
    if (
      topicOf(prefix) !== null ||
      renamed(prefix) !== null ||
      isStepSummary(prefix) ||
      prefix === LOAD ||
      MODULES.has(prefix)
    ) {
      levels.push([prefix, n]);
    }
  }
  return levels;
});

/** In SAFETY mode a name of compat.v1 is a TF1 name, however it was imported. */
function withoutCompat(reference: IReference): IReference {
  return reference.name.startsWith(V1)
    ? {
        ...reference,
        name: reference.name.slice(V1.length),
        written: reference.written.slice(V1.length),
        baseParts: Math.max(0, reference.baseParts - 2),
        inCompat: true
      }
    : reference;
}

function givesStep(reference: IReference): boolean {
  return (reference.call?.child('arguments')?.children ?? []).some(
    argument => argument.child('name')?.text === 'step'
  );
}

/** Whether a SavedModel is loaded as TF2 does: TF1 takes a session, tags and a folder. */
function takesNoSession({ call }: IReference): boolean {
  const list = (call?.child('arguments')?.children ?? []).filter(
    ({ type }) => type !== 'comment'
  );
  const isPlain = list.every(
    one => !/splat$/.test(one.type) && one.child('name')?.text !== 'sess'
  );
  return isPlain && list.length > 0 && list.length < 3;
}

/** Whether the program does what a topic warns of. */
function isAbout({ where }: ITopic, { program }: IRuleContext): boolean {
  return where === undefined || program.mentions(where);
}

/** @returns whether there was something to say. */
function sayTopic(
  reference: IReference,
  parts: number,
  found: IFoundTopic,
  context: IRuleContext
): boolean {
  const { name } = reference;
  const symbol = spelled(name, parts);
  const gone =
    name.startsWith('contrib.') ||
    presence(meantName(reference, context), context.targetVersion) ===
      Presence.Missing;
  // SAFETY mode leaves names alone; only what is gone for good matters there.
  if (context.mode === 'SAFETY' && !gone) {
    return false;
  }
  context.report({
    rule: found.topic.rule,
    severity: gone ? 'ERROR' : found.severity,
    at: partOf(reference, Math.max(parts, reference.baseParts)),
    symbol: spelled(meantName(reference, context), parts),
    message: found.topic.message(symbol, null)
  });
  return true;
}

function spelled(name: string, parts: number): string {
  const all = name.startsWith(V1) ? parts + V1.split('.').length - 1 : parts;
  return `tf.${name.split('.').slice(0, all).join('.')}`;
}

/** Whether the part of a reference's name is a module that is gone; says so. */
function moduleWarning(
  reference: IReference,
  parts: number,
  context: IHomeContext
): boolean {
  const module = reference.name.split('.').slice(0, parts).join('.');
  const severity = upgradeTables.modules.get(module);
  const topic = MODULES.get(module);
  if (!severity || !topic) {
    return false;
  }
  const symbol = `tf.${reference.name}`;
  const kept = !module.startsWith('contrib');
  const { binding } = reference.resolved;
  const imported =
    parts <= reference.baseParts && binding !== null && !isAssigned(binding);
  if (kept && context.mode === 'DEFAULT' && (context.homes || imported)) {
    // compat.v1 has it: what imports it does so from there, the rest where code is to run.
    renameName(reference, parts, V1 + module, null, context);
    return true;
  }
  const { fix, help, replacement } = kept
    ? { fix: null, help: null, replacement: null }
    : offerFix(reference, context);
  context.report({
    rule: topic.rule,
    // compat.v1 still has flags, and SAFETY mode imports that; contrib is gone.
    severity: kept
      ? context.mode === 'SAFETY'
        ? 'WARNING'
        : severity
      : 'ERROR',
    at: reference.node,
    symbol: `tf.${meantName(reference, context)}`,
    replacement,
    message:
      kept && context.mode === 'SAFETY'
        ? inSafety(symbol)
        : topic.message(symbol, null),
    ...(help === null ? {} : { help }),
    ...(fix ? { fix } : {})
  });
  return true;
}

/** Flags in SAFETY mode: they work, as a copy that TensorFlow may drop. */
function inSafety(symbol: string): string {
  return `${symbol} is taken from absl.flags, and tensorflow.compat.v1 still has it. Import absl.flags itself; the calls are the same.`;
}
