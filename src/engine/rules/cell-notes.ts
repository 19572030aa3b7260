import type { IReference } from '../references';
import { isPython2 } from '../syntax/python2';
import type { ISpan } from '../types';
import type { INoteFix, IRuleContext } from './context';
import { LINE_RULES } from './line-rules';

/**
 * What is to be said of a cell besides its names: magics, broken, read-only,
 * Python 2.
 *
 * @param usesTensorflow whether anything in the notebook mentions TensorFlow.
 * @param references the uses of TensorFlow in the cell.
 */
export function cellNotes(
  context: IRuleContext,
  usesTensorflow: boolean,
  references: Iterable<IReference>
): void {
  // Where there is nothing to migrate, what is wrong with the code is no alarm.
  const severity = usesTensorflow ? 'WARNING' : 'INFO';
  const { syntax, cell, mask, places } = context.unit;
  const lines =
    mask.foreign === null
      ? mask.magics
      : [{ start: 0, end: cell.source.length }];
  for (const line of lines) {
    const text = cell.source.slice(line.start, line.end);
    for (const rule of LINE_RULES) {
      for (const { start, end, fix, ...found } of rule.check(text)) {
        const at = { start: line.start + start, end: line.start + end };
        context.report({
          rule: rule.name,
          at,
          ...found,
          ...(fix === undefined ? {} : { fix: replaceBy(fix, at) })
        });
      }
    }
  }
  if (cell.readOnly) {
    context.report({
      rule: 'read-only-cell',
      severity: 'WARNING',
      at: { start: 0, end: 0 },
      symbol: '',
      message:
        'This cell is read-only and was left as it is. Make it editable and convert it; what follows is what that would do.'
    });
  }
  if (syntax.brokenAt !== null) {
    context.report({
      rule: 'syntax-error',
      severity,
      at: { start: syntax.brokenAt, end: syntax.brokenAt },
      symbol: '',
      message:
        'This does not parse as Python. The broken statement stays as it is, the rest of the cell is converted. Mend it and convert the cell again.'
    });
  }
  const old = places.python2 && syntax.nodes.find(isPython2);
  if (old) {
    const advice = convertsNames(context, references)
      ? 'Its TensorFlow names are converted here; run 2to3 over it for the rest'
      : 'Run 2to3 over it';
    context.report({
      rule: 'python2-code',
      severity,
      at: old,
      symbol: '',
      message: `This cell is Python 2, which TensorFlow 2 does not run on. ${advice} (print, xrange, exec and the like).`
    });
  }
}

/** Whether a cell has names to convert: SAFETY mode and compat.v1 leave them as they are. */
function convertsNames(
  { mode, unit }: IRuleContext,
  references: Iterable<IReference>
): boolean {
  return (
    mode === 'DEFAULT' &&
    !unit.cell.readOnly &&
    [...references].some(
      ({ name }) => name !== '' && !name.startsWith('compat.')
    )
  );
}

/** The fix that puts a text, or nothing, in place of a span. */
function replaceBy(text: string, { start, end }: ISpan): INoteFix {
  return {
    action: text === '' ? 'Take this line out' : `Write ${text} instead`,
    edits: [{ start, end, text }]
  };
}
