/** Kernel names that tell their language where the metadata has no other word on it. */
const FOREIGN: readonly [prefix: string, language: string][] = [
  ['ir', 'R'],
  ['julia', 'julia'],
  ['bash', 'bash'],
  ['scala', 'scala'],
  ['octave', 'octave'],
  ['matlab', 'matlab'],
  ['javascript', 'javascript'],
  ['deno', 'typescript']
];

/**
 * The language of a kernel that is known by its name alone.
 *
 * @returns undefined for a name that tells nothing, as those of environments do
 *   ("conda-env-tf2", "my-project"): the engine then takes it for Python.
 */
export function languageOfKernel(name: string | undefined): string | undefined {
  const known = (name ?? '').toLowerCase();
  if (/^(i?python|pypy)/.test(known)) {
    return 'python';
  }
  const match = FOREIGN.find(([prefix]) =>
    new RegExp(`^${prefix}(?![a-z])`).test(known)
  );
  return match?.[1];
}
