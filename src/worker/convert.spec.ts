import type { ICell, ICellResult, IEngine, IMigration } from '../engine/types';
import { convertFile } from './convert';

/** Renames tf.log, and knows nothing else. */
const engine: IEngine = {
  migrate: ({ cells }) =>
    ({
      cells: cells.map(rename),
      summary: { usesTensorflow: true }
    }) as unknown as IMigration
};

function rename({ id, number, source }: ICell): ICellResult {
  const edits = [...source.matchAll(/tf\.log/g)].map(({ index }) => ({
    start: index,
    end: index + 6,
    text: 'tf.math.log'
  }));
  const output = source.replace(/tf\.log/g, 'tf.math.log');
  const status = edits.length > 0 ? 'changed' : 'unchanged';
  return { id, number, status, edits, output, findings: [], syntax: null };
}

async function convert(path: string, bytes: Uint8Array | string) {
  const made = await convertFile(engine, path, new Blob([bytes]), {});
  const request = made && JSON.parse(await made.body.text());
  return made && { ...made, request };
}

describe('convertFile', () => {
  it('makes the request that saves the converted notebook', async () => {
    const text =
      '{"nbformat": 4,  "cells": [{"cell_type":"code", "source":["tf.log(\\u00e4)"], "metadata":{}}]}\n';
    const made = await convert('a.ipynb', text);
    expect(made?.changed).toBe(true);
    expect(made?.body.type).toBe('application/json');
    expect(made?.request).toEqual({
      type: 'file',
      format: 'text',
      content: text.replace('tf.log', 'tf.math.log')
    });
  });

  it('keeps byte order marks and line ends', async () => {
    const text = '\ufeffx = tf.log(1)\r\ny = 2';
    const made = await convert('a.py', text);
    expect(made?.request.content).toBe(text.replace('tf.log', 'tf.math.log'));
    const same = await convert('a.py', '\ufeffx = 1\r');
    expect(same?.changed).toBe(false);
    expect(same?.request.content).toBe('\ufeffx = 1\r');
  });

  it('parts long texts in no letter, whatever it is made of', async () => {
    // Of two units each, so that one of them stands across the first million.
    const text = `#${'\u{1f600}'.repeat(1 << 20)}"\\\n\u2028`;
    const made = await convert('a.py', text);
    expect(made?.request.content).toBe(text);
  });

  it('is null for what is not UTF-8', async () => {
    expect(await convert('a.py', new Uint8Array([0x23, 0xe4]))).toBeNull();
  });

  it('says why a file is no notebook', async () => {
    await expect(convert('a.ipynb', '{')).rejects.toThrow(/notebook|text ends/);
  });
});
