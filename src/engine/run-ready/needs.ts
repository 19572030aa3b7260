import { renamedFor } from '../rules/symbols';
import { nameInSafety } from '../rules/safety-import';
import { hasKeras3, presence, Presence } from '../tables/api-table';
import { remembered } from '../tables/remembered';
import { MAX_PARTS } from '../tables/upgrade-tables';
import type { Mode } from '../types';

/** What converted code needs around it to run. */
export interface INeeds {
  /** Sessions, placeholders and the like: TensorFlow must not run eagerly. */
  graphMode: boolean;
  /** Names that only legacy Keras (tf-keras) has, or that Keras 3 does not run in a graph. */
  legacyKeras: boolean;
}

/**
 * Names, without `tf.compat.v1.`, that only make sense while a graph is built.
 * Which of them exist is for the tables to say; that they ask for a graph is
 * what a person knows of them.
 */
const GRAPH =
  /^(?:Session|InteractiveSession|placeholder|placeholder_with_default|sparse_placeholder|(?:global|local|all)_variables_initializer|initialize_all_variables|variables_initializer|get_variable|get_local_variable|variable_scope|get_default_graph|get_default_session|reset_default_graph|(?:global|trainable|local)_variables|get_collection|add_to_collection|gradients|assign|assign_add|train\.(?:Saver|MonitoredSession|MonitoredTrainingSession|Supervisor|batch|shuffle_batch|string_input_producer|slice_input_producer|start_queue_runners)|layers\.\w+|nn\.(?:dynamic_rnn|static_rnn|bidirectional_dynamic_rnn|static_bidirectional_rnn|rnn_cell\.\w+)|summary\.(?:merge|merge_all|FileWriter)|data\.make_(?:one_shot|initializable)_iterator)$/;

/** An optimizer alone asks for a graph, unless it is one for a Keras model to take. */
const OPTIMIZER = /^train\.\w+Optimizer$/;

/** Keras code that runs: its data sets and small tools are the same in any Keras. */
const KERAS_CODE = /^keras\.(?!datasets\b|utils\b|preprocessing\b)/;

/** Code that chose how to run by itself. */
const CHOSEN =
  /(?:^|\.)(?:disable_v2_behavior|disable_eager_execution|enable_eager_execution|enable_v2_behavior)$/;

/**
 * The name that a reference has once it is converted, without `tf.`.
 *
 * @param name the name before, without `tf.`.
 * @param rooted whether it is looked up in the package itself.
 */
export function finalName(
  name: string,
  mode: Mode,
  version: string,
  rooted = false
): string {
  if (name.startsWith('compat.')) {
    return name;
  }
  if (mode === 'SAFETY') {
    return nameInSafety(name, rooted, version);
  }
  let finals = FINALS.get(version);
  if (!finals) {
    finals = remembered(one => renamedAnew(one, version));
    FINALS.set(version, finals);
  }
  return finals(name);
}

/** What names of TensorFlow 1 become, by the version they are converted for. */
const FINALS = new Map<string, (name: string) => string>();

function renamedAnew(name: string, version: string): string {
  const parts = name.split('.');
  for (let n = Math.min(parts.length, MAX_PARTS); n > 0; n--) {
    const now = renamedFor(parts.slice(0, n).join('.'), version);
    if (now !== null) {
      return [now, ...parts.slice(n)].join('.');
    }
  }
  return name;
}

/** Signs of what names need, each a bit. */
const CHOSEN_SIGN = 1;
export const GRAPH_SIGN = 2;
const OPTIMIZER_SIGN = 4;
const KERAS_SIGN = 8;
const LEGACY_SIGN = 16;

/**
 * What names say of the needs of the code that they are in; what several pieces of code say
 * together has the bits of all of them.
 *
 * @param names as converted, without `tf.`.
 */
export function needSigns(names: Iterable<string>, version: string): number {
  let signs = 0;
  for (const name of new Set(names)) {
    const bare = name.replace(/^compat\.v[12]\./, '');
    signs |=
      (CHOSEN.test(bare) ? CHOSEN_SIGN : 0) |
      (GRAPH.test(bare) ? GRAPH_SIGN : 0) |
      (OPTIMIZER.test(bare) ? OPTIMIZER_SIGN : 0) |
      (KERAS_CODE.test(bare) ? KERAS_SIGN : 0) |
      (presence(name, version) === Presence.LegacyKeras ? LEGACY_SIGN : 0);
  }
  return signs;
}

/** What code needs that says this of itself. */
export function needsOf(signs: number, version: string): INeeds {
  const has = (sign: number): boolean => (signs & sign) !== 0;
  const keras = has(KERAS_SIGN);
  const optimizer = has(OPTIMIZER_SIGN);
  const graphMode =
    !has(CHOSEN_SIGN) && (has(GRAPH_SIGN) || (optimizer && !keras));
  return {
    graphMode,
    // Keras 3 takes no optimizer of TensorFlow 1, and no graph.
    legacyKeras:
      hasKeras3(version) &&
      (has(LEGACY_SIGN) || (keras && (graphMode || optimizer)))
  };
}
