import type { TranslationBundle } from '@jupyterlab/translation';
import React from 'react';

import type { PreviewModel } from '../../lab/preview/model';
import type { IMigrationManager } from '../../tokens';
import type { DiffLayout } from './diff';
import type { NoteLevel } from './diff-input';
import { kindWords } from './words';

/** Props of the parts above the cells. */
export interface IHeadProps {
  readonly model: PreviewModel;
  readonly manager: IMigrationManager;
  readonly trans: TranslationBundle;
  readonly layout: DiffLayout;
  readonly notes: NoteLevel;
  /** Takes over the TensorFlow of the notebook's kernel; null where none is running. */
  readonly onKernelVersion: (() => void) | null;
  readonly onLayout: (layout: DiffLayout) => void;
  readonly onNotes: (notes: NoteLevel) => void;
}

/** What an upgrade is to do, and which of its changes are wanted. */
export function Head(props: IHeadProps): JSX.Element {
  return (
    <>
      <Options {...props} />
      <Kinds {...props} />
    </>
  );
}

/** The settings that decide what is changed, and how the changes are shown. */
function Options(props: IHeadProps): JSX.Element {
  const { manager, trans, layout, notes, onLayout, onNotes } = props;
  return (
    <div
      className="jp-TfUpgradePreview-options"
      role="group"
      aria-label={trans.__('Options')}
    >
      <Switch
        name={trans.__('SAFETY mode')}
        about={trans.__('Change imports only')}
        checked={manager.safetyMode}
        onChange={on => void manager.setSafetyMode(on)}
      />
      <Switch
        name={trans.__('Make it run')}
        about={trans.__('Add the lines that converted code needs to run')}
        checked={manager.runReady}
        onChange={on => void manager.setRunReady(on)}
      />
      <label>
        {trans.__('For TensorFlow')}
        <TargetSelect manager={manager} trans={trans} />
      </label>
      {props.onKernelVersion && (
        <button
          className="jp-TfUpgradePreview-link"
          title={trans.__(
            'Ask the running kernel for its TensorFlow, and upgrade to that one'
          )}
          onClick={props.onKernelVersion}
        >
          {trans.__("Use this kernel's")}
        </button>
      )}
      <Switch
        name={trans.__('Side by side')}
        about={trans.__('Show the code before beside the code after')}
        checked={layout === 'split'}
        onChange={on => onLayout(on ? 'split' : 'unified')}
      />
      <Switch
        name={trans.__('Explain every change')}
        about={trans.__('Show a note for plain changes as well')}
        checked={notes === 'all'}
        onChange={on => onNotes(on ? 'all' : 'loud')}
      />
    </div>
  );
}

/** A setting that is on or off. */
function Switch(props: {
  readonly name: string;
  readonly about: string;
  readonly checked: boolean;
  readonly onChange: (on: boolean) => void;
}): JSX.Element {
  const { checked, onChange } = props;
  // Settings are stored first, and change then; a switch goes over at once.
  const [shown, setShown] = React.useState(checked);
  React.useEffect(() => setShown(checked), [checked]);
  return (
    <label title={props.about}>
      <input
        type="checkbox"
        role="switch"
        checked={shown}
        onChange={event => {
          setShown(event.target.checked);
          onChange(event.target.checked);
        }}
      />
      {props.name}
    </label>
  );
}

/** The TensorFlow to upgrade to. */
function TargetSelect(props: {
  readonly manager: IMigrationManager;
  readonly trans: TranslationBundle;
}): JSX.Element {
  const { manager, trans } = props;
  const { targetVersion, knownVersions } = manager;
  const others =
    targetVersion === '' || knownVersions.includes(targetVersion)
      ? knownVersions
      : [targetVersion, ...knownVersions];
  return (
    <select
      value={targetVersion}
      onChange={event => void manager.setTargetVersion(event.target.value)}
    >
      <option value="">{trans.__('newest known')}</option>
      {others.map(version => (
        <option key={version} value={version}>
          {version}
        </option>
      ))}
    </select>
  );
}

/** A tick for each kind of change, and for all of it. */
function Kinds({ model, trans }: IHeadProps): JSX.Element | null {
  const { kinds } = model;
  if (kinds.length === 0) {
    return null;
  }
  return (
    <fieldset className="jp-TfUpgradePreview-kinds">
      <legend>{trans.__('Changes to make')}</legend>
      {kinds.map(({ kind, ticked, changes }) => {
        const { name, about } = kindWords(kind, trans);
        return (
          <label key={kind} title={about}>
            <input
              type="checkbox"
              checked={ticked}
              onChange={event => model.tickKind(kind, event.target.checked)}
            />
            {trans.__('%1 (%2)', name, changes)}
          </label>
        );
      })}
      <span className="jp-TfUpgradePreview-allNone">
        <button
          className="jp-TfUpgradePreview-link"
          onClick={() => model.tickAll(true)}
        >
          {trans.__('All')}
        </button>
        <button
          className="jp-TfUpgradePreview-link"
          onClick={() => model.tickAll(false)}
        >
          {trans.__('None')}
        </button>
      </span>
    </fieldset>
  );
}
