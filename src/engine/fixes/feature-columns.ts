import type { PyNode } from '../syntax/py-node';
import { textOf } from './arguments';
import { found, IFixRule, IFixSite } from './fix-rule';
import { valuesOf } from './value-uses';

/** A column: the name by which they are sorted, and its tensor as Python. */
interface IColumn {
  readonly name: string;
  readonly code: string;
}

/** What makes sparse tensors of rows. */
const SPARSE =
  /\bsparse|Sparse|VarLen|\bparse_(?:single_)?example|_parse_example/;

/** tf.compat.v1.feature_column.input_layer(f, [...]) -> Keras preprocessing layers. */
export const featureColumns: IFixRule = {
  name: 'feature-columns',
  serves: name => name === 'feature_column.input_layer',
  plan(site) {
    const { call, program, unit } = site;
    const edit = call ? site.edit(call) : null;
    const features = edit?.find('features', 0)?.node;
    const columns = edit?.find('feature_columns', 1)?.node;
    if (!call || !edit || !features || !columns || edit.arguments.length > 2) {
      return { why: 'Its arguments are not to be seen here.' };
    }
    if (features.type !== 'identifier') {
      return {
        why: 'Give the features a name first: they are used once a column.'
      };
    }
    if (program.mentions(SPARSE)) {
      return {
        why: 'Its features may be sparse tensors: make them dense or ragged, and call a preprocessing layer of Keras on each.'
      };
    }
    if (program.runs !== 'eager' || !program.runsOnce(call)) {
      return {
        why: 'Make the preprocessing layers of Keras once, outside, and call them here.'
      };
    }
    const list = only(columns, site);
    const read = new Reader(features.text, site);
    const made =
      list?.type === 'list'
        ? list.children
            .filter(child => child.type !== 'comment')
            .map(child => read.column(child))
        : [];
    const known = made.filter(column => column !== null);
    if (known.length === 0 || known.length < made.length) {
      return {
        why: 'Some of its columns have no counterpart that is mechanical, or are not to be seen here.'
      };
    }
    // The layer sorts its columns by their names.
    known.sort((a, b) => (a.name < b.name ? -1 : 1));
    const { source } = unit.cell;
    const line = /[^\n]*$/.exec(source.slice(0, call.start))?.[0] ?? '';
    const indent = /^\s*/.exec(line)?.[0] ?? '';
    const newline = source.includes('\r\n') ? '\r\n' : '\n';
    const parts = known.map(({ code }) => `${newline}${indent}    ${code},`);
    const text = `${site.spell('concat')}([${parts.join('')}${newline}${indent}], axis=-1)`;
    site.draft.replace(unit, call, text);
    return found(site, 'Use preprocessing layers of Keras', 'tf.keras.layers');
  }
};

/** An expression, or the one value of the name that it is. */
function only(node: PyNode, { program }: IFixSite): PyNode | null {
  if (node.type !== 'identifier') {
    return node;
  }
  const values = valuesOf(node.text, program);
  return values?.length === 1 ? values[0] : null;
}

/** Reads calls of tf.feature_column as Keras code. */
class Reader {
  constructor(
    private readonly _features: string,
    private readonly _site: IFixSite
  ) {}

  column(node: PyNode): IColumn | null {
    const call = this._call(node);
    switch (call?.kind) {
      case 'numeric_column':
        return this._numeric(call.call);
      case 'bucketized_column':
        return this._bucketized(call.call);
      case 'indicator_column':
        return this._indicator(call.call);
      default:
        return null;
    }
  }

  private _numeric(call: PyNode): IColumn | null {
    const key = this._key(call);
    const edit = this._site.edit(call);
    if (key === null || edit.arguments.length !== 1) {
      return null;
    }
    const spell = this._site.spell;
    return {
      name: key.name,
      code: this._float(
        `${spell('reshape')}(${this._features}[${key.text}], [-1, 1])`
      )
    };
  }

  private _bucketized(call: PyNode): IColumn | null {
    const edit = this._site.edit(call);
    const source = edit.find('source_column', 0)?.node;
    const boundaries = textOf(edit.find('boundaries', 1));
    const inner = source ? this.column(source) : null;
    if (!inner || boundaries === null || inner.name.includes('_indicator')) {
      return null;
    }
    const layer = `${this._site.spell('keras.layers.Discretization')}(bin_boundaries=${boundaries}, output_mode='one_hot')`;
    return {
      name: `${inner.name}_bucketized`,
      code: this._float(`${layer}(${inner.code})`)
    };
  }

  private _indicator(call: PyNode): IColumn | null {
    const source = this._site.edit(call).find('categorical_column', 0)?.node;
    const inner = source ? this._call(source) : null;
    const key = inner ? this._key(inner.call) : null;
    if (!inner || key === null) {
      return null;
    }
    const edit = this._site.edit(inner.call);
    const second = edit.arguments.length === 2 ? edit.arguments[1] : null;
    const given = textOf(second);
    // One value or some a row, as a matrix.
    const values = `${this._features}[${key.text}]`;
    const column = `${this._site.spell('reshape')}(${values}, [len(${values}), -1])`;
    const make = (layer: string, options: string, cut: string): IColumn => ({
      name: `${key.name}_indicator`,
      code: this._float(
        `${this._site.spell(`keras.layers.${layer}`)}(${options}, output_mode='count')(${column})${cut}`
      )
    });
    if (given === null) {
      return null;
    }
    switch (inner.kind) {
      case 'categorical_column_with_vocabulary_list': {
        const words = /^[[(]\s*['"]/.test(given);
        const numbers = /^[[(]\s*-?\d/.test(given);
        // The first place is for what is not in the list, which the column leaves at 0.
        return words || numbers
          ? make(
              words ? 'StringLookup' : 'IntegerLookup',
              `vocabulary=${given}`,
              '[:, 1:]'
            )
          : null;
      }
      case 'categorical_column_with_identity':
        // CategoryEncoding fails where a value is missing (-1).
        return make(
          'IntegerLookup',
          `vocabulary=list(range(${given}))`,
          '[:, 1:]'
        );
      case 'categorical_column_with_hash_bucket':
        // The first place is for the empty string, which the column leaves at 0.
        return make(
          'Hashing',
          `num_bins=${given} + 1, mask_value=''`,
          '[:, 1:]'
        );
      default:
        return null;
    }
  }

  /** A call of tf.feature_column, by the name of its function. */
  private _call(node: PyNode): { kind: string; call: PyNode } | null {
    const call = only(node, this._site);
    const called = call?.type === 'call' ? call.child('function') : null;
    const kind = /\bfeature_column\.(\w+)$/.exec(called?.text ?? '')?.[1];
    return call && kind ? { kind, call } : null;
  }

  private _key(call: PyNode): { name: string; text: string } | null {
    const node = this._site.edit(call).find('key', 0)?.node;
    const name = /^(['"])(\w+)\1$/.exec(node?.text ?? '')?.[2];
    return node && name ? { name, text: node.text } : null;
  }

  private _float(value: string): string {
    return `${this._site.spell('cast')}(${value}, ${this._site.spell('float32')})`;
  }
}
