import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';
import { writeInFolder, writeOutput } from './write-file';

describe('a file in a folder', () => {
  const root = fs.mkdtempSync(path.join(os.tmpdir(), 'tf-upgrade-write-'));
  const file = path.join(root, 'a/b/c.py');
  const write = (text: string): void =>
    writeInFolder(file, () => writeOutput(file, Buffer.from(text), null));

  afterAll(() => fs.rmSync(root, { recursive: true }));

  it('is written, with the folder', () => {
    write('x = 1\n');
    write('x = 2\n');
    expect(fs.readFileSync(file, 'utf8')).toBe('x = 2\n');
  });

  it('is written where somebody has removed the folder since', () => {
    fs.rmSync(path.join(root, 'a'), { recursive: true });
    write('x = 3\n');
    expect(fs.readFileSync(file, 'utf8')).toBe('x = 3\n');
  });

  it('is not where it cannot be', () => {
    const below = path.join(file, 'd/e.py');
    expect(() => writeInFolder(below, () => undefined)).toThrow('ENOTDIR');
  });
});
