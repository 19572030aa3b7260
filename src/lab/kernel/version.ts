import type { Kernel, KernelMessage } from '@jupyterlab/services';

/** The packages that TensorFlow comes in, the usual one first. */
const PACKAGES = [
  'tensorflow',
  'tensorflow-cpu',
  'tensorflow-gpu',
  'tensorflow-intel',
  'tensorflow-macos',
  'tensorflow-rocm',
  'tensorflow-cpu-aws',
  'intel-tensorflow',
  'tf-nightly',
  'tf-nightly-cpu'
];

const names = JSON.stringify(PACKAGES);

/**
 * Reads what is noted down of installed packages. TensorFlow itself is not imported,
 * which may take half a minute and all of a GPU, and no name is bound. Before Python
 * 3.8, that was another module's business.
 */
const EXPRESSION =
  `next((d.version for n in ${names}` +
  " for d in __import__('importlib.metadata').metadata.distributions(name=n)), '')" +
  " if __import__('sys').version_info >= (3, 8) else" +
  " next((__import__('pkg_resources').working_set.by_key[n].version" +
  ` for n in ${names} if n in __import__('pkg_resources').working_set.by_key), '')`;

/** What a kernel has. */
export type KernelAnswer =
  | { readonly kind: 'version'; readonly version: string }
  /** There is no TensorFlow in it. */
  | { readonly kind: 'none' }
  /** It is no Python, or has no such thing. */
  | { readonly kind: 'unknown' };

/**
 * Ask a running kernel for the version of its TensorFlow. It is not in the kernel's
 * history, counts no execution and shows no output.
 *
 * @throws where the kernel dies or is restarted before it answers.
 */
export async function askVersion(
  kernel: Pick<Kernel.IKernelConnection, 'requestExecute'>
): Promise<KernelAnswer> {
  const future = kernel.requestExecute({
    code: '',
    silent: true,
    store_history: false,
    allow_stdin: false,
    user_expressions: { version: EXPRESSION }
  });
  const { content } = await future.done;
  return content.status === 'ok' ? readAnswer(content) : { kind: 'unknown' };
}

function readAnswer(content: KernelMessage.IExecuteReply): KernelAnswer {
  const answer = content.user_expressions.version as
    { data?: { 'text/plain'?: unknown } } | undefined;
  const text = answer?.data?.['text/plain'];
  // Python's spelling of a short text without anything odd in it.
  const [, version] = /^['"](.*)['"]$/.exec(String(text)) ?? [];
  if (version === undefined) {
    return { kind: 'unknown' };
  }
  return version === '' ? { kind: 'none' } : { kind: 'version', version };
}

/**
 * The target that a version of TensorFlow is, "2.x"; null where it is none that code
 * can be upgraded to.
 */
export function targetOf(version: string): string | null {
  return /^2\.\d+/.exec(version)?.[0] ?? null;
}
