import { decodePython, decodeUtf8 } from './decode';

const latin = (text: string): Buffer => Buffer.from(text, 'latin1');

describe('decodeUtf8', () => {
  it.each([
    ['a\xff', 1],
    ['\xff', 0],
    ['\xc3\xa9\xc3', 2],
    ['\xef\xbf\xbd\xef\xbf\xbdx\xe2\x82', 7],
    ['\xed\xa0\x80', 0],
    ['ab\xc0\x80', 2],
    ['\xf0\x9f\x98\x80\x80', 4]
  ])('says where %j stops being UTF-8', (bytes, offset) => {
    expect(() => decodeUtf8(latin(bytes))).toThrow(
      `not UTF-8: bad byte at offset ${offset}`
    );
  });

  it('knows UTF-16 by its mark', () => {
    expect(() => decodeUtf8(latin('\xff\xfea\0'))).toThrow('UTF-16');
  });

  it('keeps the byte order mark out of the text and in the bytes', () => {
    const { text, encode } = decodeUtf8(Buffer.from('\ufeffé'));
    expect(text).toBe('é');
    expect(encode('è')).toEqual(Buffer.from('\ufeffè'));
  });
});

describe('decodePython', () => {
  it.each(['latin-1', 'ISO-8859-15', 'cp1252', 'koi8-r', 'iso_8859_1'])(
    'keeps the bytes of %s',
    name => {
      const bytes = latin(`#!/usr/bin/python\n# -*- coding: ${name} -*-\n\xe9`);
      const { text, encode } = decodePython(bytes);
      expect(encode(text)).toEqual(bytes);
    }
  );

  it('takes UTF-8 for what it is, whatever the coding line says', () => {
    const bytes = Buffer.from('# coding: latin-1\né');
    expect(decodePython(bytes).text).toContain('é');
  });

  it('heeds a coding line where Python does', () => {
    const name = 'coding=latin-1';
    expect(() => decodePython(latin(`x\n# ${name}\n\xe9`))).toThrow('UTF-8');
    expect(() => decodePython(latin(`\n\n# ${name}\n\xe9`))).toThrow('UTF-8');
    expect(decodePython(latin(`\n# ${name}\n\xe9`)).text).toContain('\xe9');
  });

  it('names an encoding that it cannot keep', () => {
    expect(() => decodePython(latin('# coding: shift_jis\n\x83\x5c'))).toThrow(
      'its coding line names shift-jis'
    );
  });

  it('refuses letters that the encoding lacks, rather than write others', () => {
    const { encode } = decodePython(latin('# coding: latin-1\n\xe9'));
    expect(() => encode('\u20ac')).toThrow('latin-1');
  });
});
