import type { TranslationBundle } from '@jupyterlab/translation';

import type { ChangeKind } from '../../lab/preview/kinds';

/** What a kind of change is called, and what it is. */
export function kindWords(
  kind: ChangeKind,
  trans: TranslationBundle
): { name: string; about: string } {
  switch (kind) {
    case 'imports':
      return {
        name: trans.__('Imports'),
        about: trans.__('Import statements that change')
      };
    case 'names':
      return {
        name: trans.__('New names'),
        about: trans.__('Names that TensorFlow 2 has under another name')
      };
    case 'arguments':
      return {
        name: trans.__('Arguments'),
        about: trans.__('Arguments that are renamed, added, or given by name')
      };
    case 'calls':
      return {
        name: trans.__('Rewritten calls'),
        about: trans.__('Calls that TensorFlow 2 spells in another way')
      };
    case 'contrib':
      return {
        name: trans.__('tf.contrib'),
        about: trans.__('What takes the place of names in tf.contrib')
      };
    case 'compat-v1':
      return {
        name: trans.__('Names to compat.v1'),
        about: trans.__('Names that live on in tf.compat.v1 alone')
      };
    case 'run-ready':
      return {
        name: trans.__('Lines that let it run'),
        about: trans.__(
          'TensorFlow 1 behaviour and legacy Keras, switched on where they are needed'
        )
      };
  }
}
