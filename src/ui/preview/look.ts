import type { Extension } from '@codemirror/state';
import type {
  IEditorExtensionRegistry,
  IEditorLanguageRegistry,
  IEditorThemeRegistry
} from '@jupyterlab/codemirror';

import { mountStyles } from './highlight';

/** What JupyterLab knows of editors; another Jupyter may lack any of it. */
export interface IEditorParts {
  readonly extensions: IEditorExtensionRegistry | null;
  readonly languages: IEditorLanguageRegistry | null;
  readonly themes: IEditorThemeRegistry | null;
}

/** How the code cells of notebooks name their language. */
const MIME = 'text/x-ipython';

/** The language and theme that the cells of notebooks are shown in, ready for use. */
export async function editorLook(parts: IEditorParts): Promise<Extension> {
  const { extensions, languages, themes } = parts;
  const theme: unknown = extensions?.baseConfiguration.theme;
  const spec = languages?.findByMIME(MIME) ?? null;
  const language = spec ? await languages?.getLanguage(spec) : null;
  const look = [
    themes?.getTheme(typeof theme === 'string' ? theme : 'jupyter') ?? [],
    language?.support ?? []
  ];
  mountStyles(look);
  return look;
}
