import { PathExt } from '@jupyterlab/coreutils';

/** One page, ready to be rendered. */
export interface IPage {
  readonly title: string;
  readonly markdown: string;
}

/** A place in the pages. */
export interface IPlace {
  /** The page, below docs: "rules/contrib.md". */
  readonly path: string;
  /** The heading, as in a link; "" for the top. */
  readonly anchor: string;
}

/** Make a page from its source, of which the build left out what is there for tests. */
export function pageText(source: string, path: string): IPage {
  const title = /^# (.+)$/m.exec(source)?.[1] ?? nameOf(path);
  return { title: title.replace(/`/g, ''), markdown: source };
}

/** The page that leads to all others. */
export function indexText(
  paths: readonly string[],
  title: string,
  intro: string
): IPage {
  const links = paths.map(path => `- [${nameOf(path)}](${path})`).join('\n');
  return { title, markdown: [`# ${title}`, intro, links].join('\n\n') };
}

/** Where a link of a page leads to; null where that is no page beside it. */
export function followLink(href: string, from: string): IPlace | null {
  if (/^[a-z]+:|^[/#]/i.test(href)) {
    return null;
  }
  const [file, anchor = ''] = href.split('#');
  return { path: PathExt.join(PathExt.dirname(from), file), anchor };
}

/** The place that a path from the root of the package names: "docs/rules/contrib.md". */
export function placeOf(help: string): IPlace {
  const [path, anchor = ''] = help.replace(/^docs\//, '').split('#');
  return { path, anchor };
}

function nameOf(path: string): string {
  return PathExt.basename(path, '.md');
}
