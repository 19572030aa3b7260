import { presence, Presence } from '../tables/api-table';
import { remembered } from '../tables/remembered';
import { DATA_FORMS } from './data-forms';
import { MODEL_FORMS } from './model-forms';
import { isSameInTf2 } from './same-name';
import { SESSION_FORMS } from './session-forms';

/** How a change to TensorFlow 2's own form is made. */
export type How = 'mechanical' | 'eager' | 'by-hand';

/**
 * What to move to from names of `tf.compat.v1`: which (without `tf.compat.v1.`), how
 * the change is made, and what to do, as the end of a sentence. Advice, so it is ours to
 * word; a test holds that the names it gives are in TensorFlow 2.
 */
export type Form = readonly [names: RegExp, how: How, what: string];

/** Forms that the same page tells of. */
export interface IForms {
  /** The name of a page of docs/native; null where the sentence says it all. */
  readonly page: string | null;
  readonly forms: readonly Form[];
}

const ALL: readonly IForms[] = [
  ...SESSION_FORMS,
  ...MODEL_FORMS,
  ...DATA_FORMS
];

/** How a change is made, in words. */
const WORDS: Readonly<Record<How, string>> = {
  mechanical: 'mechanical',
  eager: 'mechanical once the code runs eagerly',
  'by-hand': 'by hand'
};

/** The native TF2 form of a name of `tf.compat.v1`. */
export interface INativeForm {
  readonly how: How;
  /** One sentence: how the change is made, and what to. */
  readonly sentence: string;
  /** The page that shows the way, from the root of the package; null: none but that of the rule. */
  readonly help: string | null;
}

/**
 * What to move to from a name, where that is known.
 *
 * @param name without `tf.compat.v1.`.
 * @param here how the change is made in this place, where that is known.
 */
export function knownForm(name: string, here?: How): INativeForm | null {
  const { page, form } = formOf(name);
  if (!form) {
    return null;
  }
  const [, how, what] = form;
  return written(here ?? how, what, page);
}

/** The first form that is of a name, and its page. */
const formOf = remembered((name): { page: string | null; form?: Form } => {
  for (const { page, forms } of ALL) {
    const form = forms.find(([names]) => names.test(name));
    if (form) {
      return { page, form };
    }
  }
  return { page: null };
});

function written(how: How, what: string, page: string | null): INativeForm {
  const help = page === null ? null : `docs/native/${page}.md`;
  return { how, sentence: `In TF2, ${WORDS[how]}: ${what}`, help };
}

/**
 * What to move to from a name of `tf.compat.v1`.
 *
 * @param name without `tf.compat.v1.`.
 * @param version the TensorFlow to convert to.
 * @param here how the change is made in this place, where that is known.
 */
export function nativeForm(
  name: string,
  version: string,
  here?: How
): INativeForm {
  const known = knownForm(name, here);
  if (known) {
    return known;
  }
  if (isSameInTf2(name, version)) {
    return written(here ?? 'mechanical', `tf.${name} is the same.`, null);
  }
  const what =
    presence(name, version) === Presence.Present
      ? `tf.${name} is there, with other arguments or another behavior. Compare the two, then write that.`
      : 'see what the code needs it for, and look for that in TensorFlow 2.';
  return written('by-hand', what, null);
}

/**
 * Whether the change from a name is mechanical, as a sentence.
 *
 * @param name without `tf.compat.v1.`.
 * @param here how the change is made in this place, where that is known.
 */
export function howSentence(name: string, version: string, here?: How): string {
  return `To move off tf.compat.v1 is ${WORDS[here ?? nativeForm(name, version).how]}.`;
}

/** The message of a finding as it is where a fix is offered: one click does it. */
export function asMechanical(message: string): string {
  const words = Object.values(WORDS).join('|');
  return message.replace(
    new RegExp(
      `(In TF2, |To move off tf\\.compat\\.v1 is )(?:${words})(?=[:.])`
    ),
    `$1${WORDS.mechanical}`
  );
}
