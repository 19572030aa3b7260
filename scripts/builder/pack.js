/**
 * Packs bytes with LZMA, which makes a fifth less of them than gzip and helps where a server
 * compresses nothing, as Jupyter Server does.
 *
 * The result is a wasm module that unpacks itself: unpack.wat, with LZMA's stream in its
 * memory behind what it keeps there itself. src/worker/unpack.ts runs it.
 */
const fs = require('node:fs');
const path = require('node:path');

/** LZMA's properties that unpack.wat is made for. */
const PROPERTIES = 0x5d;
/** Bytes of the header that encoders write. */
const HEADER = 13;

/**
 * @param {Uint8Array} bytes
 * @returns {Promise<Buffer>} the module
 */
async function pack(bytes) {
  const { compress } = await import('lzma1');
  const packed = compress(bytes, 9);
  if (packed[0] !== PROPERTIES) {
    throw new Error('LZMA was written in another way than it is read.');
  }
  return unpacker(packed.subarray(HEADER), bytes.length);
}

/** Where unpack.wat leaves room for the stream. */
const INPUT = 16384;

/** unpack.wat as a wasm module that has a stream, and room for what comes of it. */
async function unpacker(stream, length) {
  const { default: binaryen } = await import('binaryen');
  const output = INPUT + stream.length;
  const end = output + length;
  const text = fs
    .readFileSync(path.join(__dirname, 'unpack.wat'), 'utf8')
    .replaceAll('$INPUT', INPUT)
    .replaceAll('$OUTPUT', output)
    .replaceAll('$END', end)
    .replaceAll('$PAGES', Math.ceil(end / 65536))
    .replaceAll('$STREAM', [...stream].map(byte => `\\${hex(byte)}`).join(''));
  const module = binaryen.parseText(text);
  try {
    binaryen.setOptimizeLevel(2);
    binaryen.setShrinkLevel(1);
    module.optimize();
    return Buffer.from(module.emitBinary());
  } finally {
    module.dispose();
  }
}

const hex = byte => byte.toString(16).padStart(2, '0');

module.exports = { pack };
