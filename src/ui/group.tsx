import type { TranslationBundle } from '@jupyterlab/translation';
import React from 'react';

import type { IGroup, IPlace } from '../lab/report/groups';
import type { IReportActions } from './actions';
import { FindingNotes } from './finding';
import { FindingHead } from './finding-head';
import { FixAll } from './fix-all';

/** Props of `GroupReport`. */
export interface IGroupReportProps {
  readonly group: IGroup;
  readonly trans: TranslationBundle;
  readonly actions: IReportActions;
}

/** How many places of a message are listed before one asks for the others. */
const PLACES_AT_ONCE = 10;

/** A message, said once, and all the places that it is about. */
export const GroupReport = React.memo(function GroupReport(
  props: IGroupReportProps
): JSX.Element {
  const { group, trans, actions } = props;
  const { finding, places } = group;
  const [shown, setShown] = React.useState(PLACES_AT_ONCE);
  const more = places.length - shown;
  const fix = places.find(place => place.view.fix)?.view.fix;
  return (
    <li className="jp-TfUpgrade-finding" data-severity={finding.severity}>
      <div className="jp-TfUpgrade-groupHead">
        <FindingHead view={places[0].view} trans={trans} noLine />
        <span className="jp-TfUpgrade-message">{finding.message}</span>
      </div>
      <div className="jp-TfUpgrade-actions">
        {fix && <FixAll fix={fix} trans={trans} actions={actions} />}
        <button
          className="jp-TfUpgrade-link"
          onClick={() => actions.help(finding.help)}
          title={trans.__('What this is about, with examples')}
        >
          {trans.__('Help')}
        </button>
        {places.length > 1 && (
          <button
            className="jp-TfUpgrade-link"
            onClick={() => actions.ignoreKind(finding)}
            title={trans.__('Hide all of this kind; they can be brought back')}
          >
            {trans.__('Ignore all')}
          </button>
        )}
      </div>
      <ul className="jp-TfUpgrade-places">
        {places.slice(0, shown).map(place => (
          <Place
            key={`${place.cellId} ${place.view.key}`}
            place={place}
            trans={trans}
            actions={actions}
          />
        ))}
      </ul>
      {more > 0 && (
        <button
          className="jp-TfUpgrade-link"
          onClick={() => setShown(places.length)}
        >
          {trans._n('Show %1 more place', 'Show %1 more places', more)}
        </button>
      )}
    </li>
  );
});

function Place(props: {
  place: IPlace;
  trans: TranslationBundle;
  actions: IReportActions;
}): JSX.Element {
  const { place, trans, actions } = props;
  const { cellId, cell, view } = place;
  const { fix, line, span } = view;
  const name =
    line === null
      ? trans.__('Cell %1', cell)
      : trans.__('Cell %1, line %2', cell, line);
  return (
    <li className="jp-TfUpgrade-place">
      <button
        className="jp-TfUpgrade-findingButton"
        onClick={() => actions.goTo(cellId, span)}
        title={trans.__('Go to this place in the notebook')}
      >
        {name}
        <FindingNotes view={view} trans={trans} />
      </button>
      {fix && (
        <button
          className="jp-TfUpgrade-link"
          aria-label={trans.__('Fix: %1', name)}
          onClick={() => actions.fix(fix)}
          title={fix.action}
        >
          {trans.__('Fix')}
        </button>
      )}
      <button
        className="jp-TfUpgrade-link"
        aria-label={trans.__('Ignore: %1', name)}
        onClick={event => actions.ignore(cellId, view, event.currentTarget)}
        title={trans.__('Hide this; it can be brought back')}
      >
        {trans.__('Ignore')}
      </button>
    </li>
  );
}
