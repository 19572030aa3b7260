import { Notification } from '@jupyterlab/apputils';
import type { TranslationBundle } from '@jupyterlab/translation';

/** What takes less than this needs no word before its end, in ms. */
const PATIENCE = 800;

/** How long the words stay the same: a screen reader reads each change of them. */
const PACE = 1000;

/** A notification of what is under way, where that takes long. */
class LateNotice {
  /** @param _words - says how far it got, from the percentage */
  constructor(private readonly _words: (percent: number) => string) {}

  /** Tell how far it got, from 0 to 1. */
  progress(fraction: number): void {
    const now = performance.now();
    if (now - this._last < (this._id === null ? PATIENCE : PACE)) {
      return;
    }
    this._last = now;
    const message = this._words(Math.floor(100 * fraction));
    if (this._id === null) {
      this._id = Notification.emit(message, 'in-progress', {
        autoClose: false
      });
    } else {
      Notification.update({
        id: this._id,
        message,
        type: 'in-progress',
        autoClose: false
      });
    }
  }

  /** Take the words away. */
  dismiss(): void {
    if (this._id !== null) {
      Notification.dismiss(this._id);
      this._id = null;
    }
  }

  private _id: string | null = null;
  private _last = performance.now();
}

/**
 * Write an upgrade, with a notification of how far it got where that takes long.
 *
 * @param write - is handed what to tell its progress, from 0 to 1
 */
export async function withProgress<T>(
  trans: TranslationBundle,
  write: (onProgress: (fraction: number) => void) => Promise<T>
): Promise<T> {
  const notice = new LateNotice(percent =>
    trans.__('Upgrading to TF2: %1 %', percent)
  );
  try {
    return await write(fraction => notice.progress(fraction));
  } finally {
    notice.dismiss();
  }
}
