/**
 * Packs bytes with LZMA, which makes a fifth less of them than gzip and helps where a server
 * compresses nothing, as Jupyter Server does. src/worker/unpack.ts has the other half.
 *
 * A packed file brings the code that unpacks it: the length of that code (four bytes, the
 * least significant one first) and of what is packed, the code, which is unpack.wat as a
 * wasm module, and LZMA's stream.
 */
const fs = require('node:fs');
const path = require('node:path');

/** LZMA's properties that unpack.wat is made for. */
const PROPERTIES = 0x5d;
/** Bytes of the header that encoders write. */
const HEADER = 13;

/**
 * @param {Uint8Array} bytes
 * @returns {Promise<Buffer>} the packed file
 */
async function pack(bytes) {
  const { compress } = await import('lzma1');
  const packed = compress(bytes, 9);
  if (packed[0] !== PROPERTIES) {
    throw new Error('LZMA was written in another way than it is read.');
  }
  const code = await unpacker();
  const lengths = Buffer.alloc(8);
  lengths.writeUInt32LE(code.length, 0);
  lengths.writeUInt32LE(bytes.length, 4);
  return Buffer.concat([lengths, code, packed.subarray(HEADER)]);
}

/** unpack.wat as a wasm module. */
async function unpacker() {
  const { default: binaryen } = await import('binaryen');
  const text = fs.readFileSync(path.join(__dirname, 'unpack.wat'), 'utf8');
  const module = binaryen.parseText(text);
  try {
    binaryen.setOptimizeLevel(2);
    binaryen.setShrinkLevel(1);
    module.optimize();
    return module.emitBinary();
  } finally {
    module.dispose();
  }
}

module.exports = { pack };
