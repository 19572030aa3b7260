/**
 * The pages of the rules, from docs/rules, as they are in the package: no network is
 * needed to read them. All come in one file, with the first page that is asked for.
 */

/** What a builder makes of a folder: its files, each loaded when it is asked for. */
interface IFolder {
  /** Builders differ in whether a text is a module or that module's default. */
  (file: string): Promise<string | { readonly default: string }>;
  keys(): string[];
}

/** What a builder adds to `import.meta`. */
interface IBuilderMeta {
  webpackContext(
    folder: string,
    options: { mode: 'lazy-once'; regExp: RegExp }
  ): IFolder;
}

/** Where the pages come from. */
export interface IPages {
  /** The names of all rules that have a page, sorted. */
  readonly rules: readonly string[];
  /** The markdown of a rule's page. Rejects where it could not be loaded. */
  load(rule: string): Promise<string>;
}

/** The pages in this package. */
export function bundledPages(): IPages {
  // The builder knows exactly this spelling, with literals. README.md is no rule's.
  const folder = (import.meta as unknown as IBuilderMeta).webpackContext(
    '../../../docs/rules',
    {
      mode: 'lazy-once',
      regExp: /[\\/][a-z][a-z0-9-]*\.md$/
    }
  );
  const rules = folder
    .keys()
    .map(file => file.replace(/^\.\/|\.md$/g, ''))
    .sort();
  return {
    rules,
    load: async rule => {
      const page = await folder(`./${rule}.md`);
      return typeof page === 'string' ? page : page.default;
    }
  };
}
