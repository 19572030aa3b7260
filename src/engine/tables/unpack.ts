/**
 * Turns tables back into what they were before the build packed them, to be smaller to
 * download: scripts/builder/pack-tables.js, which puts calls of these into the build. A
 * packed table is what is kept as it was, as a line of JSON, and below it what is not.
 */

/** A name's history, or a module's with its members; see api-table.ts. */
export interface IPackedTrie {
  [name: string]: number | [number, IPackedTrie];
}

/** api.json. */
export function unpackApi(text: string): { readonly names: IPackedTrie } {
  const [rest, names] = parts(text);
  return { ...JSON.parse(rest), names: unpackNames(names) };
}

/** upgrade.json; `names` are those of api.json. */
export function unpackUpgrade(
  text: string,
  names: IPackedTrie
): { readonly renames: Readonly<Record<string, string>> } {
  const [rest, renames] = parts(text);
  return {
    ...JSON.parse(rest),
    renames: unpackRenames(renames, namesOf(names))
  };
}

/** The first line, and what is below it. */
function parts(text: string): [string, string] {
  const end = text.indexOf('\n');
  return [text.slice(0, end), text.slice(end + 1)];
}

/**
 * The names of an API.
 *
 * @param text a line a module, parents before children: "module|", and its members,
 *   "history name name" joined by ";". The history 0 is left out.
 */
function unpackNames(text: string): IPackedTrie {
  const modules = new Map<string, IPackedTrie>();
  for (const line of text.split('\n')) {
    const [path, list] = line.split('|');
    const members: IPackedTrie = {};
    for (const group of list.split(';')) {
      const [history, ...names] = group.split(' ');
      for (const name of names) {
        members[name] = Number(history);
      }
    }
    modules.set(path, members);
    const dot = path.lastIndexOf('.');
    const parent = modules.get(path.slice(0, Math.max(dot, 0)));
    if (path !== '' && parent) {
      const name = path.slice(dot + 1);
      parent[name] = [parent[name] as number, members];
    }
  }
  return modules.get('') ?? {};
}

/** All names of an API, modules included, in the order that `unpackRenames` counts in. */
function namesOf(trie: IPackedTrie, before = ''): string[] {
  return Object.keys(trie)
    .sort()
    .flatMap(part => {
      const entry = trie[part];
      const name = before + part;
      return typeof entry === 'number'
        ? [name]
        : [name, ...namesOf(entry[1], `${name}.`)];
    });
}

/**
 * Old names to new ones.
 *
 * @param text the first line: which of an API's names are the same in compat.v1, each as
 *   its distance from the one before, in base 36. Then "old new" lines.
 * @param names the API's names, as `namesOf` has them.
 */
function unpackRenames(
  text: string,
  names: readonly string[]
): Record<string, string> {
  const [kept, ...others] = text.split('\n');
  const renames: Record<string, string> = {};
  let index = 0;
  for (const distance of kept.split(' ')) {
    index += parseInt(distance, 36);
    renames[names[index]] = `compat.v1.${names[index]}`;
  }
  for (const other of others) {
    const [from, to] = other.split(' ');
    renames[from] = to;
  }
  return renames;
}
