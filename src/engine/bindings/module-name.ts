/**
 * The engine's name for a Python module: `tensorflow.nn` is `tf.nn`.
 *
 * @returns null where the module is not TensorFlow's.
 */
export function tensorflowName(module: string): string | null {
  if (module === 'tensorflow') {
    return 'tf';
  }
  if (module.startsWith('tensorflow.')) {
    return 'tf' + module.slice('tensorflow'.length);
  }
  return null;
}
