import { constants, isUtf8 } from 'buffer';
import { codingOf, isOneByte } from '../notebook';

/** The bytes are not text that can be read; the message says why and where. */
export class DecodeError extends Error {}

/** Text with what is needed to get its bytes back. */
export interface IDecoded {
  /** Without the byte order mark. */
  readonly text: string;
  /** The bytes of a text with the same encoding and byte order mark. */
  encode(text: string): Buffer;
}

/**
 * Read Python source as Python would: UTF-8 unless a coding line says otherwise.
 *
 * @throws DecodeError for bytes that are not in the encoding.
 */
export function decodePython(bytes: Buffer): IDecoded {
  if (!hasMark(bytes)) {
    const name = codingOf(bytes.subarray(0, 1024).toString('latin1'));
    if (isOneByte(name) && !isUtf8(bytes)) {
      return {
        text: bytes.toString('latin1'),
        encode: changed => {
          // eslint-disable-next-line no-control-regex
          if (/[^\u0000-\u00ff]/.test(changed)) {
            throw new DecodeError(
              `the converted text has letters that ${name} lacks; convert it to UTF-8 first`
            );
          }
          return Buffer.from(changed, 'latin1');
        }
      };
    }
    if (!/^utf-?8(-|$)/.test(name) && !isUtf8(bytes)) {
      throw new DecodeError(
        `its coding line names ${name}, which is not supported; convert it to UTF-8 first`
      );
    }
  }
  return decodeUtf8(bytes);
}

/**
 * Read UTF-8, with or without a byte order mark.
 *
 * @throws DecodeError naming the offset of the first byte that does not fit, or
 *   for more text than a JavaScript string holds (512 MB).
 */
export function decodeUtf8(bytes: Buffer): IDecoded {
  if (bytes.length > constants.MAX_STRING_LENGTH) {
    throw new DecodeError(`too large: ${bytes.length} bytes`);
  }
  if (!isUtf8(bytes)) {
    const wide = /^(\xff\xfe|\xfe\xff)/.test(bytes.toString('latin1', 0, 2));
    throw new DecodeError(
      wide
        ? 'not UTF-8: it begins with the byte order mark of UTF-16'
        : `not UTF-8: bad byte at offset ${firstBadByte(bytes)}`
    );
  }
  const mark = hasMark(bytes);
  return {
    text: bytes.toString('utf8', mark ? 3 : 0),
    encode: changed => Buffer.from(mark ? `\ufeff${changed}` : changed, 'utf8')
  };
}

function hasMark(bytes: Buffer): boolean {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
}

/** Offset of the first byte that belongs to no letter. */
function firstBadByte(bytes: Buffer): number {
  // What cannot be decoded becomes U+FFFD, which a file may also hold itself.
  const text = bytes.toString('utf8');
  let offset = 0;
  let from = 0;
  for (;;) {
    const at = text.indexOf('\ufffd', from);
    offset += Buffer.byteLength(text.slice(from, at));
    if (bytes.subarray(offset, offset + 3).toString('hex') !== 'efbfbd') {
      return offset;
    }
    offset += 3;
    from = at + 1;
  }
}
