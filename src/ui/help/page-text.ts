/** One page, ready to be rendered. */
export interface IPage {
  readonly title: string;
  readonly markdown: string;
}

/**
 * Make a rule's page from its source. What says how its examples are tested, behind
 * the language of a block and in lists of findings, is of no use to its reader.
 */
export function pageText(source: string, rule: string): IPage {
  const title = /^# (.+)$/m.exec(source)?.[1] ?? rule;
  return {
    title: title.replace(/`/g, ''),
    markdown: source
      .replace(/^Findings:\n\n(?=```text findings)/gm, '')
      .replace(/^```text findings\n[^]*?^```\n+/gm, '')
      .replace(/^(```[a-z]+) .+$/gm, '$1')
  };
}

/** The page that leads to all others. */
export function indexText(
  rules: readonly string[],
  title: string,
  intro: string
): IPage {
  const links = rules.map(rule => `- [${rule}](${rule}.md)`).join('\n');
  return { title, markdown: [`# ${title}`, intro, links].join('\n\n') };
}

/** The rule whose page a link of such a page leads to, or null. */
export function ruleOf(href: string): string | null {
  return /^(?:\.\/)?([a-z][a-z0-9-]*)\.md(?:#.*)?$/.exec(href)?.[1] ?? null;
}
