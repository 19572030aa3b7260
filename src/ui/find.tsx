import type { TranslationBundle } from '@jupyterlab/translation';
import React from 'react';

/** How the findings are grouped. */
export type GroupBy = 'cell' | 'message';

/** Props of `Find`. */
export interface IFindProps {
  readonly trans: TranslationBundle;
  readonly text: string;
  readonly onText: (text: string) => void;
  readonly groupBy: GroupBy;
  readonly onGroupBy: (groupBy: GroupBy) => void;
}

/** What is searched for, and how what is found is grouped. */
export const Find = React.memo(function Find(props: IFindProps): JSX.Element {
  const { trans, groupBy, onGroupBy } = props;
  const [text, setText] = useText(props.text, props.onText);
  const choices: [GroupBy, string][] = [
    ['cell', trans.__('By cell')],
    ['message', trans.__('By message')]
  ];
  return (
    <div className="jp-TfUpgrade-find">
      <input
        type="search"
        className="jp-mod-styled"
        aria-label={trans.__('Filter findings')}
        placeholder={trans.__('Filter')}
        value={text}
        onChange={event => setText(event.target.value)}
        onKeyDown={event => {
          if (event.key === 'Escape' && text) {
            setText('');
            event.stopPropagation();
          }
        }}
      />
      <div
        className="jp-TfUpgrade-segments"
        role="group"
        aria-label={trans.__('Group findings')}
      >
        {choices.map(([value, label]) => (
          <button
            key={value}
            aria-pressed={groupBy === value}
            onClick={() => onGroupBy(value)}
          >
            {label}
          </button>
        ))}
      </div>
    </div>
  );
});

/**
 * A text that is shown as it is typed, while what follows from it comes later; and
 * that follows where it is changed from elsewhere.
 */
function useText(
  given: string,
  onText: (text: string) => void
): [string, (text: string) => void] {
  const [text, setText] = React.useState(given);
  const sent = React.useRef(given);
  React.useEffect(() => {
    if (given !== sent.current) {
      sent.current = given;
      setText(given);
    }
  }, [given]);
  const change = (next: string): void => {
    sent.current = next;
    setText(next);
    onText(next);
  };
  return [text, change];
}
