import type { ICallRule } from './call-rule';
import { toCompatV1 } from './call-rule';

/** tf.strings.split returned a SparseTensor in TF1 and returns a RaggedTensor in TF2. */
export const stringsSplit: ICallRule = {
  name: 'strings-split',
  kinds: ['string-split-rtype'],
  apply(site) {
    const { edit, context, say } = site;
    const type = edit.keyword('result_type');
    const word = /^[a-z]*['"](\w+)['"]$/i.exec(type?.node?.text ?? '')?.[1];
    if (type && word !== 'RaggedTensor' && word !== 'SparseTensor') {
      toCompatV1(site, 'TF2 has no result_type.');
      return;
    }
    if (type) {
      edit.remove(type);
    }
    const source = edit.keyword('source');
    if (source) {
      source.name = 'input';
    }
    if (word === 'RaggedTensor') {
      say('INFO', 'TF2 always returns a RaggedTensor: result_type is gone.', {
        applied: true
      });
      return;
    }
    const next = edit.call.parent;
    if (
      next?.type === 'attribute' &&
      next.child('attribute')?.text === 'to_sparse'
    ) {
      return;
    }
    if (context.era !== 'tf1') {
      // TF2 has a function of this name as well, and nothing here says TF1.
      say(
        'WARNING',
        'tf.strings.split returns a RaggedTensor in TF2 and returned a SparseTensor in TF1. If this is TF1 code, put .to_sparse() behind the call.'
      );
      return;
    }
    edit.suffix = '.to_sparse()';
    say(
      'INFO',
      'tf.strings.split returns a RaggedTensor in TF2; .to_sparse() gives what TF1 returned.',
      { applied: true }
    );
  }
};
