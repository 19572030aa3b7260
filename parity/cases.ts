import * as fs from 'fs';
import * as path from 'path';
import { readExamples } from './examples';
import { ICase } from './outcome';

/** What peer.py tells of one symbol. */
export interface ISymbolCase {
  readonly name: string;
  readonly body: string;
}

/** Two cases a symbol: as TF1 code has it, and with TF1 imported from compat.v1. */
export function symbolCases(symbols: readonly ISymbolCase[]): ICase[] {
  return symbols.flatMap(({ name, body }) => [
    {
      name: `symbols/${name}.py`,
      cells: [`import tensorflow as tf\n${body}`]
    },
    {
      name: `symbols/${name}.v1.py`,
      cells: [`import tensorflow.compat.v1 as tf\n${body}`]
    }
  ]);
}

/** The cases written by hand, parity/cases/*.py. */
export function writtenCases(folder: string): ICase[] {
  return fs
    .readdirSync(folder)
    .sort()
    .flatMap(file => {
      const text = fs.readFileSync(path.join(folder, file), 'utf8');
      const [, ...parts] = text.split(/^# === /m);
      return parts.map(part => {
        const end = part.indexOf('\n');
        const name = `${path.parse(file).name}/${part.slice(0, end)}`;
        return { name, cells: cellsOf(name, part.slice(end + 1)) };
      });
    });
}

/** The examples of docs/differences.md. */
export function exampleCases(page: string): ICase[] {
  return readExamples(fs.readFileSync(page, 'utf8')).map(example => ({
    name: example.name,
    cells: cellsOf(example.name, example.input)
  }));
}

/** The cells of a notebook are told apart by "# %%" lines; a .py file is one. */
export function cellsOf(name: string, text: string): string[] {
  if (!name.endsWith('.ipynb')) {
    return [text];
  }
  const [, ...cells] = text.split(/^# %%\n/m);
  return cells.map(cell => cell.replace(/\n$/, ''));
}
