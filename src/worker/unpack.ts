import { EngineUnavailableError } from './errors';

/** What scripts/builder/unpack.wat exports. */
interface IUnpacker {
  readonly memory: WebAssembly.Memory;
  /** @returns 0 where what is packed is damaged in a way that shows. */
  unpack(): number;
  /** Where in the memory what it unpacks begins and ends. */
  readonly output: WebAssembly.Global<'i32'>;
  readonly end: WebAssembly.Global<'i32'>;
}

/**
 * Run a wasm module that unpacks what it holds.
 *
 * @throws EngineUnavailableError where it is damaged; what WebAssembly throws where a page
 *   may not use it.
 */
export async function unpack(packed: Uint8Array): Promise<Uint8Array> {
  if (!WebAssembly.validate(packed)) {
    throw damaged();
  }
  const { instance } = await WebAssembly.instantiate(packed);
  const { memory, unpack, output, end } =
    instance.exports as unknown as IUnpacker;
  try {
    if (unpack() === 0) {
      throw damaged();
    }
  } catch {
    // Or it looked for more of the stream than there was memory.
    throw damaged();
  }
  return new Uint8Array(memory.buffer, output.value, end.value - output.value);
}

function damaged(): EngineUnavailableError {
  return new EngineUnavailableError(
    'engine-failed',
    'the file with the parser is damaged'
  );
}
