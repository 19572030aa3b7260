import { renamedFor } from '../rules/symbols';
import { nameInSafety } from '../rules/safety-import';
import { hasKeras3, presence, Presence } from '../tables/api-table';
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
  const parts = name.split('.');
  for (let n = Math.min(parts.length, MAX_PARTS); n > 0; n--) {
    const now = renamedFor(parts.slice(0, n).join('.'), version);
    if (now !== null) {
      return [now, ...parts.slice(n)].join('.');
    }
  }
  return name;
}

/**
 * What code with these names needs.
 *
 * @param names as converted, without `tf.`.
 */
export function needsOf(names: readonly string[], version: string): INeeds {
  const each = [...new Set(names)];
  const bare = each.map(name => name.replace(/^compat\.v[12]\./, ''));
  const chosen = bare.some(name => CHOSEN.test(name));
  const keras = bare.some(name => KERAS_CODE.test(name));
  const optimizer = bare.some(name => OPTIMIZER.test(name));
  const graphMode =
    !chosen && (bare.some(name => GRAPH.test(name)) || (optimizer && !keras));
  const legacy = each.some(
    name => presence(name, version) === Presence.LegacyKeras
  );
  return {
    graphMode,
    // Keras 3 takes no optimizer of TensorFlow 1, and no graph.
    legacyKeras:
      hasKeras3(version) && (legacy || (keras && (graphMode || optimizer)))
  };
}
