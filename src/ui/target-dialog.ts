import { Dialog, showDialog } from '@jupyterlab/apputils';
import type { TranslationBundle } from '@jupyterlab/translation';
import { Widget } from '@lumino/widgets';

import '../../style/files.css';

import type { ITargetChoice, ITargetQuestion } from '../lab/files/choose';

/** Ask where an upgrade is to go; null where a person thinks better of it. */
export async function askTarget(
  question: ITargetQuestion,
  trans: TranslationBundle
): Promise<ITargetChoice | null> {
  const result = await showDialog({
    title: question.title,
    body: new TargetForm(question, trans),
    focusNodeSelector: 'input[type=text]',
    buttons: [
      Dialog.cancelButton({ label: trans.__('Cancel') }),
      Dialog.okButton({ label: trans.__('Upgrade') })
    ]
  });
  return result.button.accept ? result.value : null;
}

/** The body of the dialog. */
export class TargetForm
  extends Widget
  implements Dialog.IBodyWidget<ITargetChoice>
{
  constructor(question: ITargetQuestion, trans: TranslationBundle) {
    super();
    this.addClass('jp-TfUpgrade-target');
    const { oneFile, suggestion, problem } = question;
    this._name = element('input', 'jp-mod-styled', {
      type: 'text',
      value: suggestion,
      'aria-label': oneFile ? trans.__('New file') : trans.__('New folder'),
      spellcheck: 'false'
    });
    this._inPlace = radio(false);
    const beside = radio(true);
    const sync = (): void => {
      this._name.disabled = this._inPlace.checked;
    };
    beside.addEventListener('change', sync);
    this._inPlace.addEventListener('change', sync);
    const fields = element('fieldset');
    fields.append(
      element('legend', '', {}, trans.__('Where to write')),
      label(
        beside,
        oneFile ? trans.__('Into a new file:') : trans.__('Into a new folder:')
      ),
      this._name,
      label(this._inPlace, trans.__('In place')),
      element(
        'p',
        'jp-TfUpgrade-note',
        {},
        trans.__(
          'In place, files are overwritten, those that symbolic links lead to as well. Files with unsaved changes are left alone.'
        )
      )
    );
    if (problem) {
      const id = 'jp-TfUpgrade-target-problem';
      this._name.setAttribute('aria-describedby', id);
      this._name.setAttribute('aria-invalid', 'true');
      this._name.after(
        element('p', 'jp-TfUpgrade-problem', { id, role: 'alert' }, problem)
      );
    }
    const { options, versions } = question;
    this._safety = checkbox(options.mode === 'SAFETY');
    this._runReady = checkbox(options.runReady === true);
    this._version = versionSelect(options.targetVersion ?? '', versions, trans);
    const what = element('fieldset');
    const version = element('label', '', {}, trans.__('For TensorFlow'));
    version.append(this._version);
    what.append(
      element('legend', '', {}, trans.__('What to do')),
      label(this._safety, trans.__('SAFETY mode: change imports only')),
      label(this._runReady, trans.__('Make it run: add the lines it needs')),
      version
    );
    this.node.append(fields, what);
  }

  getValue(): ITargetChoice {
    const targetVersion = this._version.value;
    return {
      target: this._inPlace.checked ? null : this._name.value,
      options: {
        mode: this._safety.checked ? 'SAFETY' : 'DEFAULT',
        runReady: this._runReady.checked,
        ...(targetVersion ? { targetVersion } : {})
      }
    };
  }

  private readonly _name: HTMLInputElement;
  private readonly _inPlace: HTMLInputElement;
  private readonly _safety: HTMLInputElement;
  private readonly _runReady: HTMLInputElement;
  private readonly _version: HTMLSelectElement;
}

/** The TensorFlow to upgrade to; the one that is set need not be a known one. */
function versionSelect(
  value: string,
  versions: readonly string[],
  trans: TranslationBundle
): HTMLSelectElement {
  const select = element('select', 'jp-mod-styled');
  select.append(element('option', '', { value: '' }, trans.__('newest known')));
  for (const version of new Set([...(value ? [value] : []), ...versions])) {
    select.append(element('option', '', { value: version }, version));
  }
  select.value = value;
  return select;
}

function checkbox(checked: boolean): HTMLInputElement {
  const input = element('input', '', { type: 'checkbox' });
  input.checked = checked;
  return input;
}

function radio(checked: boolean): HTMLInputElement {
  const input = element('input', '', {
    type: 'radio',
    name: 'jp-TfUpgrade-target'
  });
  input.checked = checked;
  return input;
}

function label(input: HTMLInputElement, text: string): HTMLLabelElement {
  const node = element('label');
  node.append(input, text);
  return node;
}

function element<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  className = '',
  attributes: Readonly<Record<string, string>> = {},
  text = ''
): HTMLElementTagNameMap[K] {
  const node = document.createElement(tag);
  node.className = className;
  Object.entries(attributes).forEach(([name, value]) => {
    node.setAttribute(name, value);
  });
  node.append(text);
  return node;
}
