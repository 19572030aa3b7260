import { codeStart } from '../syntax/mask';
import type { ILineRule } from './line-rule';

/** %%writefile model.py: TensorFlow code that the notebook keeps as text. */
export const writtenFile: ILineRule = {
  name: 'written-file',
  check: text => {
    const head = /^%%(?:writefile|file)\s+(?:-\S+\s+)*(\S+\.py)\b/.exec(
      text.slice(codeStart(text))
    );
    const use = /^[ \t]*(?:import|from)[ \t]+tensorflow\b.*/m.exec(text);
    return head && use
      ? [
          {
            severity: 'WARNING',
            start: use.index,
            end: use.index + use[0].length,
            symbol: 'tensorflow',
            message: `This cell writes ${head[1]}, and its text was left as it is. Convert the file itself (tf-upgrade --infile ${head[1]} --inplace) after the cell has run, or paste the converted text here.`
          }
        ]
      : [];
  }
};
