import type { ICallRule } from './call-rule';
import { full } from './call-rule';

/** tf.keras.models.save_model(m, p) -> save_format='h5', TF1's default said aloud. */
export const addArgument: ICallRule = {
  name: 'add-argument',
  kinds: ['add-argument'],
  apply(site) {
    const { edit, details, say } = site;
    const name = String(details.arg_name);
    const value = `'${String(details.arg_value_ast)}'`;
    if (edit.keyword(name)) {
      return;
    }
    edit.add(name, value);
    say(
      'INFO',
      `${full(site)} has another default for ${name} in TF2: TF1's, ${value}, is now given.`,
      { applied: true }
    );
  }
};
