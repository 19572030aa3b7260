import { Dialog, showDialog } from '@jupyterlab/apputils';
import type { TranslationBundle } from '@jupyterlab/translation';
import { Widget } from '@lumino/widgets';

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
    this.node.append(fields, element('p', '', {}, modeText(question, trans)));
  }

  getValue(): ITargetChoice {
    return { target: this._inPlace.checked ? null : this._name.value };
  }

  private readonly _name: HTMLInputElement;
  private readonly _inPlace: HTMLInputElement;
}

/** The mode and the target, as the settings have them. */
function modeText(question: ITargetQuestion, trans: TranslationBundle): string {
  const { safetyMode, targetVersion } = question;
  const version =
    targetVersion === ''
      ? trans.__('the newest TensorFlow 2')
      : trans.__('TensorFlow %1', targetVersion);
  return safetyMode
    ? trans.__('SAFETY mode is on: only imports are changed, for %1.', version)
    : trans.__('SAFETY mode is off: all code is converted, for %1.', version);
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
