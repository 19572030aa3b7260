import { everHad } from '../tables/api-table';

/**
 * What a value is, as far as rules ask.
 *
 * - dataset: TensorFlow 2's tf.data.Dataset; TensorFlow 1's has all its members.
 * - operation: what a session runs and has no value.
 */
export type Kind =
  | 'tensor'
  | 'operation'
  | 'shape'
  | 'dimension'
  | 'dataset'
  | 'keras-model'
  | 'keras-optimizer'
  | 'optimizer';

/** Names, without `tf.`, whose use makes Keras models and optimizers likely. */
export const KERAS = /^(?:keras|optimizers)\b/;

/** The same for data sets. */
export const DATA = /^data\b/;

/** What a call gives, by the name (without `tf.` and `compat.v1.`) that is called. */
const CALLS: readonly (readonly [RegExp, Kind])[] = [
  [
    /^data\.(?:Dataset\.(?:from_tensors|from_tensor_slices|from_generator|range|zip|list_files|choose_from_datasets|sample_from_datasets|random|load)|TFRecordDataset|TextLineDataset|FixedLengthRecordDataset|experimental\.(?:make_\w+_dataset|CsvDataset|SqlDataset|RandomDataset|Counter))$/,
    'dataset'
  ],
  [
    /^keras\.(?:Model|Sequential|models\.(?:Model|Sequential|load_model|clone_model|model_from_\w+)|applications\.(?:\w+\.)?[A-Z]\w*)$/,
    'keras-model'
  ],
  [
    /^(?:keras\.)?optimizers\.(?!schedules\b|legacy\b|Optimizer\b)[A-Z]\w*$/,
    'keras-optimizer'
  ],
  [/^train\.\w+Optimizer$/, 'optimizer'],
  [
    /^(?:(?:global|local|all|tables)_(?:variables_)?initializer|initialize_(?:all|local)_(?:variables|tables)|variables_initializer|tables_initializer|initialize_variables|no_op|group)$/,
    'operation'
  ],
  [
    /^(?:Variable|get_variable|get_local_variable|constant|zeros|ones|fill|eye|range|linspace|lin_space|zeros_like|ones_like|placeholder|placeholder_with_default|convert_to_tensor|identity|cast|to_(?:float|double|int32|int64|bfloat16)|bitcast|reshape|transpose|expand_dims|squeeze|concat|stack|pack|tile|pad|gather|gather_nd|one_hot|where|slice|strided_slice|reverse|invert_permutation|add|add_n|subtract|sub|multiply|mul|divide|div|truediv|floordiv|mod|scalar_mul|pow|exp|log|log1p|sqrt|rsqrt|square|squared_difference|abs|negative|neg|sign|round|floor|ceil|maximum|minimum|sin|cos|tan|tanh|sigmoid|erf|lgamma|digamma|cumsum|cumprod|matmul|batch_matmul|sparse_tensor_dense_matmul|trace|diag|diag_part|matrix_(?:\w+)|cholesky|norm|cross|einsum|tensordot|argmax|argmin|arg_max|arg_min|reduce_(?:sum|mean|max|min|prod|all|any|logsumexp)|segment_\w+|unsorted_segment_\w+|equal|not_equal|less|less_equal|greater|greater_equal|logical_(?:and|or|not|xor)|is_(?:nan|inf|finite)|random_(?:normal|uniform|shuffle|gamma|poisson|crop)|truncated_normal|multinomial|clip_by_(?:value|norm|average_norm)|size|rank|string_(?:join|to_number)|as_string|py_func|assign|assign_add|assign_sub|complex|real|imag)$/,
    'tensor'
  ],
  [
    /^(?:math\.(?!top_k|confusion_matrix)[a-z]\w*|linalg\.(?:matmul|inv|det|cholesky|diag|diag_part|set_diag|trace|transpose|matrix_transpose|norm|solve|expm|logdet|eye|tensor_diag|tensor_diag_part|band_part|l2_normalize|einsum)|random\.(?:normal|uniform|truncated_normal|shuffle|categorical|gamma|poisson|stateless_(?:normal|uniform))|random_normal|layers\.[a-z]\w*|losses\.(?!get_|add_)[a-z]\w*|nn\.(?:relu\w*|elu|selu|crelu|leaky_relu|sigmoid|tanh|softmax|softplus|softsign|log_softmax|dropout|bias_add|conv[123]d|conv2d_transpose|depthwise_conv2d|separable_conv2d|max_pool(?:[123]d)?|avg_pool(?:[123]d)?|l2_loss|l2_normalize|lrn|local_response_normalization|batch_normalization|embedding_lookup|xw_plus_b|in_top_k|(?:sparse_)?softmax_cross_entropy_with_logits(?:_v2)?|sigmoid_cross_entropy_with_logits|weighted_cross_entropy_with_logits|log_poisson_loss|nce_loss|sampled_softmax_loss))$/,
    'tensor'
  ]
];

/** The kind of what a call gives. @param name without `tf.` and `compat.v1.`. */
export function kindOfCall(name: string): Kind | null {
  return CALLS.find(([pattern]) => pattern.test(name))?.[1] ?? null;
}

/** Classes whose instances, and those of classes derived from them, are of a kind. */
export function kindOfClass(name: string): Kind | null {
  return /^keras\.(?:models\.)?(?:Model|Sequential)$/.test(name)
    ? 'keras-model'
    : null;
}

/** Methods of a dataset that give a dataset. */
const DATASET =
  /^(?:map|batch|shuffle|repeat|prefetch|filter|take|skip|cache|padded_batch|flat_map|interleave|shard|concatenate|unbatch|window|enumerate|map_with_legacy_function|filter_with_legacy_function|with_options|snapshot|rebatch|ragged_batch|bucket_by_sequence_length|apply|ignore_errors|rejection_resample|scan|take_while|unique)$/;

/** The kind of what a method gives. */
export function kindOfMethod(kind: Kind, method: string): Kind | null {
  switch (kind) {
    case 'dataset':
      return DATASET.test(method) ? 'dataset' : null;
    case 'optimizer':
      return /^(?:minimize|apply_gradients)$/.test(method) ? 'operation' : null;
    case 'tensor':
      return /^(?:assign(?:_add|_sub)?|read_value|initialized_value|value)$/.test(
        method
      )
        ? 'tensor'
        : null;
    case 'shape':
      return /^(?:with_rank\w*|merge_with|concatenate)$/.test(method)
        ? 'shape'
        : null;
    default:
      return null;
  }
}

/** The kind of an attribute's value. */
export function kindOfAttribute(kind: Kind, attribute: string): Kind | null {
  if (kind === 'tensor' && attribute === 'shape') {
    return 'shape';
  }
  return kind === 'tensor' && attribute === 'initializer' ? 'operation' : null;
}

/** Whether no TensorFlow has, or had, a name right in the package. */
export function isStranger(name: string): boolean {
  const { v1, v2 } = everHad(name);
  return !v1 && !v2;
}
