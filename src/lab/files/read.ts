import type { Contents } from '@jupyterlab/services';

import { codingOf, isOneByte } from '../../notebook';
import { FileProblem, statusOf } from './problem';
import type { FileStore } from './types';

/** What `save` takes. */
export type SaveOptions = Partial<Contents.IModel>;

/** A file as text, with what is needed to write it back. */
export interface IFileText {
  /** Without the byte order mark. */
  readonly text: string;
  /** When the file was written, as the server says it. */
  readonly lastModified: string;
  readonly writable: boolean;
  /**
   * The bytes of a text with the encoding and byte order mark of the file.
   *
   * @throws FileProblem for letters that the encoding lacks.
   */
  encode(text: string): SaveOptions;
}

/**
 * Read a notebook or a script as the text that it is on the disk. Asked for as a
 * notebook, Jupyter would parse it, bring it to its newest format and so change
 * bytes that are none of our business.
 */
export async function readText(
  store: FileStore,
  path: string
): Promise<IFileText> {
  let model: Contents.IModel;
  try {
    model = await store.get(path, {
      type: 'file',
      format: 'text',
      content: true
    });
  } catch (error) {
    // That is how Jupyter says that a file is not UTF-8.
    if (statusOf(error) !== 400) {
      throw error;
    }
    return readOneByte(store, path);
  }
  const { last_modified: lastModified, writable } = model;
  const content: unknown = model.content;
  if (typeof content !== 'string') {
    // Some drives know notebooks as objects alone, and have no bytes to keep.
    const json: SaveOptions = { type: 'notebook', format: 'json' };
    return {
      text: `${JSON.stringify(content, null, 1)}\n`,
      lastModified,
      writable,
      encode: text => ({ ...json, content: JSON.parse(text) })
    };
  }
  if (model.format === 'base64') {
    throw new FileProblem('not-text');
  }
  const mark = content.startsWith('\ufeff') ? '\ufeff' : '';
  return {
    text: content.slice(mark.length),
    lastModified,
    writable,
    encode: text => ({ type: 'file', format: 'text', content: mark + text })
  };
}

/** Python source whose coding line names an encoding of one byte a letter. */
async function readOneByte(store: FileStore, path: string): Promise<IFileText> {
  const model = await store.get(path, {
    type: 'file',
    format: 'base64',
    content: true
  });
  const text = atob(String(model.content).replace(/\s/g, ''));
  if (!path.endsWith('.py') || !isOneByte(codingOf(text))) {
    throw new FileProblem('not-text');
  }
  return {
    text,
    lastModified: model.last_modified,
    writable: model.writable,
    encode: changed => {
      // eslint-disable-next-line no-control-regex
      if (/[^\u0000-\u00ff]/.test(changed)) {
        throw new FileProblem('letters');
      }
      return { type: 'file', format: 'base64', content: btoa(changed) };
    }
  };
}
