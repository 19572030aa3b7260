import data from './data/members.json';

/** The raw file, as scripts/generate_members.py writes it. */
interface IRawMembers {
  readonly source: string;
  readonly tf1: Readonly<Record<string, readonly string[]>>;
  readonly keras2: Readonly<Record<string, readonly string[]>>;
  readonly earlier: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly arguments: Readonly<
    Record<string, Readonly<Record<string, readonly string[]>>>
  >;
  readonly classes: Readonly<
    Record<string, Readonly<Record<string, readonly string[]>>>
  >;
  readonly modules: Readonly<Record<string, string>>;
}

const raw = data as unknown as IRawMembers;

/** What objects of TensorFlow have lost, by kind of object; generated. */
export const membersTable = {
  /** Methods and properties that only TensorFlow 1's objects have. */
  tf1: sets(raw.tf1),
  /** Those of Keras 2 that Keras 3 lacks. */
  keras2: sets(raw.keras2),
  /** Those that Keras 2 lost, each with the first version that lacks it. */
  earlier: new Map(
    Object.entries(raw.earlier).map(([kind, names]) => [
      kind,
      new Map(Object.entries(names))
    ])
  ) as ReadonlyMap<string, ReadonlyMap<string, string>>,
  /** Arguments that Keras 3 lacks, by kind and method. */
  arguments: nested(raw.arguments),
  /**
   * By the name, without `tf.`, of a class that is another in tf.compat.v1: the members
   * that only that one has (`v1`), and those that only TensorFlow 2's has (`v2`).
   */
  classes: nested(raw.classes)
};

const homes = new Map(Object.entries(raw.modules));

/**
 * Where an import statement finds a module of the package that it does not find under
 * the module's own name.
 *
 * @param module without `tensorflow.`, as what is returned.
 * @returns undefined where it finds the module itself.
 */
export function importHomeOf(module: string): string | undefined {
  return homes.get(module);
}

/** Every member that a kind of object has lost at some time. */
export function membersOf(kind: string): readonly string[] {
  return [
    ...(membersTable.tf1.get(kind) ?? []),
    ...(membersTable.keras2.get(kind) ?? []),
    ...(membersTable.earlier.get(kind)?.keys() ?? [])
  ];
}

function nested(
  lists: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>
): ReadonlyMap<string, ReadonlyMap<string, ReadonlySet<string>>> {
  return new Map(Object.entries(lists).map(([key, own]) => [key, sets(own)]));
}

function sets(
  lists: Readonly<Record<string, readonly string[]>>
): ReadonlyMap<string, ReadonlySet<string>> {
  return new Map(
    Object.entries(lists).map(([key, list]) => [key, new Set(list)])
  );
}
