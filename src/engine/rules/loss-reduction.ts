import { checkArgument } from './argument-to-compat-v1';
import type { ICallRule } from './call-rule';
import { detailList, full } from './call-rule';

/** tf.estimator.DNNClassifier(...): keep TF1's loss reduction and optimizers. */
export const lossReduction: ICallRule = {
  name: 'loss-reduction',
  kinds: ['rename-if-arg-found-and-add-loss-reduction'],
  apply(site) {
    const { edit, spell, say } = site;
    if (!edit.keyword('loss_reduction')) {
      edit.add('loss_reduction', spell('keras.losses.Reduction.SUM'));
      say(
        'INFO',
        `${full(site)} averages its loss over the batch in TF2 and summed it in TF1: loss_reduction now asks for the sum.`,
        { applied: true }
      );
    }
    for (const name of detailList(site, 'arg_names')) {
      checkArgument(site, name);
    }
  }
};
