import { eachMatch, ILineRule } from './line-rule';

/** !pip install tensorflow==1.15 and the like. */
export const tensorflowInstall: ILineRule = {
  name: 'tensorflow-install',
  check: text =>
    /\binstall\b/.test(text)
      ? eachMatch(
          text,
          /\b(tensorflow(?:-gpu|-cpu)?)\s*(?:[=~]=?|<=?)\s*['"]?[01](?:\.[\d.*a-z]+)?/g,
          m => ({
            severity: 'WARNING',
            symbol: m[1],
            fix: m[1] === 'tensorflow-gpu' ? 'tensorflow' : m[1],
            message: `This installs TensorFlow 1, on which the converted code may not run and which today's Python cannot install. Write ${m[1] === 'tensorflow-gpu' ? 'tensorflow (it has GPU support)' : m[1]} without a version, or with a 2.x one.`
          })
        )
      : []
};
