import { blanks } from './blanks';

/**
 * The prompts that IPython takes off a cell before it runs it, where its first or second
 * line begins with one: Python's own and IPython's, each with what a line is continued by.
 */
const KINDS: readonly { first: RegExp; any: RegExp }[] = [
  { first: /^>>>(?: |$)/, any: /^(?:>>>|\.\.\.)(?: |$)/ },
  { first: /^In \[\d+\]: /, any: /^(?:In \[\d+\]: |\s*\.{3,}: ?)/ }
];

/** Blank the prompts of code that was copied out of a session. */
export function blankPrompts(source: string): string {
  if (!source.includes('>>>') && !source.includes('In [')) {
    return source;
  }
  const lines = source.split('\n');
  const first = lines.findIndex(line => line.trim() !== '');
  const kind = KINDS.find(one =>
    lines.slice(first, first + 2).some(line => one.first.test(bare(line)))
  );
  return kind
    ? lines
        .map(line => {
          const prompt = kind.any.exec(bare(line))?.[0] ?? '';
          return blanks(prompt) + line.slice(prompt.length);
        })
        .join('\n')
    : source;
}

/** A line without the carriage return of a Windows line end. */
function bare(line: string): string {
  return line.endsWith('\r') ? line.slice(0, -1) : line;
}
