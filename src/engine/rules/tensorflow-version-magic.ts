import { eachMatch, ILineRule } from './line-rule';

/** %tensorflow_version 1.x, which Colab once knew. */
export const tensorflowVersionMagic: ILineRule = {
  name: 'tensorflow-version-magic',
  check: text =>
    eachMatch(text, /^\s*%tensorflow_version\b.*/gm, m => ({
      severity: /\b1(\.|\b)/.test(m[0]) ? 'ERROR' : 'WARNING',
      symbol: '%tensorflow_version',
      fix: '',
      message:
        'This magic is an error outside Colab, and in Colab it no longer offers TensorFlow 1. Delete the line.'
    }))
};
