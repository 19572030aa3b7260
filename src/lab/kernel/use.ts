import type { Kernel } from '@jupyterlab/services';
import type { TranslationBundle } from '@jupyterlab/translation';

import type { IMigrationManager } from '../../tokens';
import { notify, type IMessage } from '../messages';
import { askVersion, targetOf, type KernelAnswer } from './version';

/** Upgrade to the TensorFlow that a kernel has, and say so; or say why not. */
export async function useKernelVersion(
  kernel: Kernel.IKernelConnection,
  manager: Pick<IMigrationManager, 'setTargetVersion'>,
  trans: TranslationBundle
): Promise<void> {
  if (kernel.status === 'busy') {
    notify({
      type: 'info',
      text: trans.__('The kernel is busy. It will answer when it is done.')
    });
  }
  let answer: KernelAnswer;
  try {
    answer = await askVersion(kernel);
  } catch {
    answer = { kind: 'unknown' };
  }
  const target = answer.kind === 'version' ? targetOf(answer.version) : null;
  if (target !== null) {
    await manager.setTargetVersion(target);
  }
  notify(answerMessage(answer, target, trans));
}

function answerMessage(
  answer: KernelAnswer,
  target: string | null,
  trans: TranslationBundle
): IMessage {
  if (target !== null) {
    return {
      type: 'success',
      text: trans.__(
        'Upgrades are for TensorFlow %1 now, as in this kernel.',
        target
      )
    };
  }
  switch (answer.kind) {
    case 'version':
      return {
        type: 'warning',
        text: trans.__(
          'This kernel has TensorFlow %1. Upgraded code needs a TensorFlow 2.',
          answer.version
        )
      };
    case 'none':
      return {
        type: 'info',
        text: trans.__('This kernel has no TensorFlow installed.')
      };
    case 'unknown':
      return {
        type: 'warning',
        text: trans.__('This kernel does not say which TensorFlow it has.')
      };
  }
}
