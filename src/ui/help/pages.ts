/**
 * The pages of the help, from docs, as they are in the package: no network is needed to
 * read them. All come in one file, with the first page that is asked for.
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
  /** The paths of all pages below docs, sorted: "rules/contrib.md". */
  readonly paths: readonly string[];
  /** The markdown of a page. Rejects where it could not be loaded. */
  load(path: string): Promise<string>;
}

/** The pages in this package: those of the rules, and of the migration path. */
export function bundledPages(): IPages {
  // The builder knows exactly this spelling, with literals. README.md is no rule's.
  const folder = (import.meta as unknown as IBuilderMeta).webpackContext(
    '../../../docs',
    {
      mode: 'lazy-once',
      regExp: /[\\/](rules[\\/][a-z][a-z0-9-]*|migration-path)\.md$/
    }
  );
  const paths = folder
    .keys()
    .map(file => file.replace(/^\.\//, ''))
    .sort();
  return {
    paths,
    load: async path => {
      const page = await folder(`./${path}`);
      return typeof page === 'string' ? page : page.default;
    }
  };
}
