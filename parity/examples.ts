import { Run } from './outcome';

/** An example of docs/differences.md. */
export interface IExample {
  /** The id of the difference it shows. */
  readonly id: string;
  /** Name of the case that it makes. */
  readonly name: string;
  readonly run: Run;
  readonly input: string;
  /** What the page says that the peer makes of it; null: it refuses. */
  readonly peer: string | null;
  readonly ours: string;
  /** Warnings and errors as the page lists them; null where it does not. */
  readonly peerSays: string | null;
  readonly weSay: string | null;
}

const FENCE = /^```python\n([\s\S]*?)^```$/gm;
const PARTS =
  /^# (TensorFlow 1(?:, (SAFETY|no upgrade of compat\.v1|notebook))?|tf_upgrade_v2(?:: (refused|says .*))?|tf-upgrade(?:: (says .*))?)\n/gm;

/** What stands above an example that imports nothing. */
const ABOVE = 'import tensorflow as tf\n';

/** The ids of the differences that a page lists, in its order. */
export function readIds(page: string): string[] {
  return [...page.matchAll(/^### `([a-z0-9-]+)`$/gm)].map(m => m[1]);
}

/**
 * The examples of a page: below the heading of an id, blocks of Python in three
 * parts, each under a comment that says whose it is.
 */
export function readExamples(page: string): IExample[] {
  const [, ...sections] = page.split(/^### `/m);
  return sections.flatMap(section => {
    const id = section.slice(0, section.indexOf('`'));
    return [...section.matchAll(FENCE)].map((block, i) =>
      readExample(id, i + 1, block[1])
    );
  });
}

function readExample(id: string, number: number, block: string): IExample {
  const marks = [...block.matchAll(PARTS)];
  if (marks.length !== 3) {
    throw new Error(
      `docs/differences.md, ${id}, example ${number}: needs "# TensorFlow 1", "# tf_upgrade_v2" and "# tf-upgrade"`
    );
  }
  const parts = marks.map((mark, i) =>
    block
      .slice(mark.index + mark[0].length, marks[i + 1]?.index)
      .replace(/\n*$/, '\n')
  );
  const form = marks[0][2];
  const alone = !/^\s*(?:import|from) /m.test(parts[0]);
  return {
    id,
    name: `examples/${id}-${number}${form === 'notebook' ? '.ipynb' : '.py'}`,
    run:
      form === 'SAFETY'
        ? 'safety'
        : form === 'no upgrade of compat.v1'
          ? 'keep'
          : 'default',
    input: (alone ? ABOVE : '') + parts[0],
    peer: marks[1][3] === 'refused' ? null : (alone ? ABOVE : '') + parts[1],
    ours: (alone ? ABOVE : '') + parts[2],
    peerSays: says(marks[1][3]),
    weSay: says(marks[2][4])
  };
}

function says(mark: string | undefined): string | null {
  return mark?.startsWith('says ') ? mark.slice('says '.length) : null;
}
