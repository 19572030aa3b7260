import type { TranslationBundle } from '@jupyterlab/translation';

import { oneLine } from '../../report/result';
import { describe } from '../../worker/errors';

/** Why a file, or a whole run, was refused. */
export type ProblemKind =
  /** Nothing to convert was chosen. */
  | 'nothing'
  /** The place to write to is taken. */
  | 'taken'
  /** The place to write to is inside of a file, or no name at all. */
  | 'bad-target'
  /** There are more files, or deeper folders, than can be sensible. */
  | 'too-many'
  | 'too-deep'
  /** A link that leads back to a folder above it. */
  | 'circle'
  | 'unsaved'
  | 'changed-meanwhile'
  | 'read-only'
  | 'not-text'
  /** The converted text has letters that the file's encoding lacks. */
  | 'letters'
  | 'other-kind';

/** Thrown where this extension itself refuses something. */
export class FileProblem extends Error {
  constructor(readonly kind: ProblemKind) {
    super(kind);
    this.name = 'FileProblem';
  }
}

/** The HTTP status that Jupyter's server answered with; undefined for other errors. */
export function statusOf(error: unknown): number | undefined {
  return (error as { response?: { status?: number } } | null)?.response?.status;
}

/** Say to a person why it was not done, in one line. */
export function explainProblem(
  error: unknown,
  trans: TranslationBundle
): string {
  if (error instanceof FileProblem) {
    return wordsFor(error.kind, trans);
  }
  switch (statusOf(error)) {
    case 403:
      return trans.__('Permission denied.');
    case 404:
      return trans.__('It is no longer there.');
    case 413:
      return trans.__('It is larger than the server takes.');
  }
  return oneLine(describe(error));
}

function wordsFor(kind: ProblemKind, trans: TranslationBundle): string {
  switch (kind) {
    case 'nothing':
      return trans.__('There is no .ipynb or .py file to upgrade.');
    case 'taken':
      return trans.__('There is a file or folder of that name already.');
    case 'bad-target':
      return trans.__('That is no name for a new file or folder.');
    case 'too-many':
      return trans.__(
        'There are too many files. Take a smaller folder, or the command tf-upgrade.'
      );
    case 'too-deep':
      return trans.__('Left out: folders are nested too deeply.');
    case 'circle':
      return trans.__('Left out: a link that leads back to a folder it is in.');
    case 'unsaved':
      return trans.__(
        'Left alone: it is open with unsaved changes. Save it and upgrade again.'
      );
    case 'changed-meanwhile':
      return trans.__(
        'Left alone: it changed while it was being upgraded. Upgrade again.'
      );
    case 'read-only':
      return trans.__('Left alone: the file is read-only.');
    case 'not-text':
      return trans.__('It is not text in UTF-8.');
    case 'letters':
      return trans.__(
        'The upgraded text has letters that the encoding of the file lacks. Convert it to UTF-8 first.'
      );
    case 'other-kind':
      return trans.__('Only .ipynb and .py files can be upgraded.');
  }
}
