import { Sums } from '../incremental/differing';
import { remembered } from '../tables/remembered';
import type { IAreaUses, IUses } from '../types';

/** What part of a program a name belongs to. */
type Area = 'model' | 'training' | 'input' | 'saving';

/**
 * TensorFlow 1's names, without `tf.compat.v1.`, by what a program does with
 * them. Whether they exist is for the tables to say; what they are for is what
 * a person knows. The first that matches counts.
 */
const TF1: readonly (readonly [Area, RegExp])[] = [
  [
    'saving',
    /^(?:train\.(?:Saver|import_meta_graph|export_meta_graph|NewCheckpointReader|SessionManager)|saved_model\.|graph_util\.|import_graph_def|keras\.experimental\.export)/
  ],
  [
    'input',
    /^(?:data\.(?:make_\w+_iterator|Iterator|get_output_\w+)|train\.(?:batch|batch_join|maybe_batch|maybe_shuffle_batch|shuffle_batch|shuffle_batch_join|string_input_producer|slice_input_producer|range_input_producer|input_producer|limit_epochs|start_queue_runners|queue_runner|add_queue_runner|QueueRunner|Coordinator)|\w*Reader$|feature_column\.|estimator\.inputs)/
  ],
  [
    'training',
    /^(?:train\.|estimator\.|metrics\.|losses\.(?:get_|add_loss|compute_weighted_loss)|summary\.)/
  ],
  [
    'model',
    /^(?:get_variable$|get_local_variable|variable_scope|get_variable_scope|variable_op_scope|AUTO_REUSE|VariableScope|layers\.|nn\.rnn_cell|nn\.(?:dynamic|static|raw|bidirectional_dynamic|static_bidirectional)_rnn|make_template|placeholder|sparse_placeholder|(?:global|trainable|local|all|model|moving_average)_variables$|get_collection|add_to_collection|GraphKeys|losses\.)/
  ]
];

/** The same for what TensorFlow 2 has, without `tf.`. */
const TF2: readonly (readonly [Area, RegExp])[] = [
  [
    'saving',
    /^(?:train\.Checkpoint|saved_model\.|keras\.models\.(?:load|save))/
  ],
  ['input', /^data\.|^keras\.(?:utils\.\w+_from_directory|preprocessing)/],
  [
    'training',
    /^(?:GradientTape|(?:keras\.)?(?:optimizers|losses|metrics|callbacks)\.|summary\.)/
  ],
  ['model', /^(?:Module$|Variable$|keras\.(?:layers|Sequential|Model|models))/]
];

/** Only while a graph is built, whatever part of a program it belongs to. */
const GRAPH =
  /^(?:compat\.v1\.)?(?:Session|InteractiveSession|placeholder(?:_with_default)?|sparse_placeholder|(?:(?:global|local)_)?variables_initializer|initialize_\w+_variables|tables_initializer|get_default_session|reset_default_graph|get_collection(?:_ref)?|add_to_collections?|(?:global|trainable|local|all|model)_variables|train\.(?:MonitoredSession|MonitoredTrainingSession|SingularMonitoredSession|Supervisor|batch|shuffle_batch|string_input_producer|slice_input_producer|start_queue_runners)|metrics\.\w+|summary\.(?:merge|merge_all|FileWriter)|data\.make_\w+_iterator)$/;

/** In no module of TensorFlow 2 any more: TensorFlow 1's all the same. */
const GONE = /^(?:estimator|contrib)\./;

/** Variables that the model-mapping shim lets eager code make. */
const SHIMMED =
  /^compat\.v1\.(?:get_variable|get_local_variable|variable_scope|layers\.\w+)$/;

const SHIM = 'compat.v1.keras.utils.track_tf1_style_variables';

/** Switches TensorFlow 2's behaviour off. */
const V1_BEHAVIOR =
  /^compat\.v1\.(?:disable_v2_behavior|disable_eager_execution)$/;

const V1 = 'compat.v1.';

/** Of code that uses no TensorFlow. */
export const NO_USES: IUses = {
  names: 0,
  compatV1: 0,
  graph: 0,
  v1Behavior: false,
  model: { tf1: 0, tf2: 0 },
  training: { tf1: 0, tf2: 0 },
  input: { tf1: 0, tf2: 0 },
  saving: { tf1: 0, tf2: 0 }
};

/** What one cell uses, to be added up. */
export interface IUsed
  // By area, those of TensorFlow 1 apart.
  extends Record<`${Area}${1 | 2}`, number> {
  readonly names: number;
  readonly compatV1: number;
  readonly graph: number;
  readonly shimmed: number;
  readonly v1Behavior: number;
  readonly shim: number;
}

const NOTHING: IUsed = {
  ...{ names: 0, compatV1: 0, graph: 0, shimmed: 0, v1Behavior: 0, shim: 0 },
  ...{ model1: 0, model2: 0, training1: 0, training2: 0 },
  ...{ input1: 0, input2: 0, saving1: 0, saving2: 0 }
};

/**
 * Count what a cell uses.
 *
 * @param names each use of TensorFlow by the name that it has once converted,
 *   without `tf.`; a name that stands there twice counts twice.
 */
export function countUses(names: readonly string[]): IUsed {
  const count = { ...NOTHING, names: names.length };
  for (const name of names) {
    for (const what of countedAs(name)) {
      count[what]++;
    }
  }
  return count;
}

/** As what one name counts, beside as a name. */
const countedAs = remembered((name): readonly (keyof IUsed)[] => {
  const inV1 = name.startsWith(V1);
  const old = inV1 || GONE.test(name);
  const bare = inV1 ? name.slice(V1.length) : name;
  const area = (old ? TF1 : TF2).find(([, pattern]) => pattern.test(bare))?.[0];
  const all: readonly (keyof IUsed | false | undefined)[] = [
    inV1 && 'compatV1',
    GRAPH.test(name) && 'graph',
    SHIMMED.test(name) && 'shimmed',
    V1_BEHAVIOR.test(name) && 'v1Behavior',
    name === SHIM && 'shim',
    area && `${area}${old ? 1 : 2}`
  ];
  return all.filter(what => what !== false && what !== undefined);
});

/** What the cells of a notebook use, again and again. */
export function allUsed(): Sums<IUsed, IUsed> {
  return new Sums(NOTHING, used => used);
}

/** What the cells of a notebook use, added up. */
export function usesOf(cells: readonly IUsed[], sums = allUsed()): IUses {
  const all = sums.over(cells);
  const of = (area: Area): IAreaUses => ({
    tf1: all[`${area}1`],
    tf2: all[`${area}2`]
  });
  return {
    names: all.names,
    compatV1: all.compatV1,
    graph: all.graph + (all.shim > 0 ? 0 : all.shimmed),
    v1Behavior: all.v1Behavior > 0,
    model: of('model'),
    training: of('training'),
    input: of('input'),
    saving: of('saving')
  };
}
