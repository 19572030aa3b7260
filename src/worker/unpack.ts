import { EngineUnavailableError } from './errors';

/** The two lengths in front; scripts/builder/pack.js says what follows. */
const LENGTHS = 8;

/** Where its code takes the packed bytes from: behind what it keeps itself. */
const INPUT = 16384;

interface IUnpacker {
  readonly memory: WebAssembly.Memory;
  /** @returns 0 where the input is damaged in a way that shows. */
  unpack(input: number, output: number, end: number): number;
}

/**
 * Unpack a packed file.
 *
 * @throws EngineUnavailableError where it is damaged; what WebAssembly throws where a page
 *   may not use it.
 */
export async function unpack(packed: Uint8Array): Promise<Uint8Array> {
  const { byteOffset, byteLength } = packed;
  if (byteLength < LENGTHS) {
    throw damaged();
  }
  const lengths = new DataView(packed.buffer, byteOffset, LENGTHS);
  const stream = packed.subarray(LENGTHS + lengths.getUint32(0, true));
  const { instance } = await WebAssembly.instantiate(
    packed.subarray(LENGTHS, byteLength - stream.length)
  );
  const { memory, unpack } = instance.exports as unknown as IUnpacker;
  const output = INPUT + stream.length;
  const end = output + lengths.getUint32(4, true);
  memory.grow(Math.ceil(end / 65536) - 1);
  new Uint8Array(memory.buffer).set(stream, INPUT);
  try {
    if (unpack(INPUT, output, end) === 0) {
      throw damaged();
    }
  } catch {
    // Or it looked for more of the stream than there was memory.
    throw damaged();
  }
  return new Uint8Array(memory.buffer, output, end - output);
}

function damaged(): EngineUnavailableError {
  return new EngineUnavailableError(
    'engine-failed',
    'the file with the parser is damaged'
  );
}
