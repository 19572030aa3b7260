import type { Piece } from '../edits/rewrite';
import type { IArgument } from '../fix/call-edit';
import type { ICallRule } from './call-rule';
import { full, warnOfDtype } from './call-rule';

const TARGET = 'compat.v1.keras.initializers.VarianceScaling';

/** tf.contrib.layers.xavier_initializer() -> VarianceScaling(scale=1.0, mode="fan_avg", distribution="uniform"). */
export const xavierInitializer: ICallRule = {
  name: 'xavier-initializer',
  kinds: ['contrib-layers-xavier-initializer'],
  apply(site) {
    const { edit, spell, say } = site;
    if (edit.hasStar) {
      return;
    }
    const [uniform, seed, dtype] = edit.positional;
    const named = edit.keyword('uniform');
    if (named) {
      named.name = 'distribution';
      named.value = distribution(named.value);
    }
    const fresh: IArgument[] = [
      written('scale', ['1.0']),
      written('mode', ['"fan_avg"'])
    ];
    if (uniform) {
      fresh.push(written('distribution', distribution(uniform.value)));
    } else if (!named) {
      fresh.push(written('distribution', ['"uniform"']));
    }
    if (seed) {
      fresh.push(written('seed', seed.value, seed));
    }
    if (dtype) {
      fresh.push(written('dtype', dtype.value, dtype));
    }
    edit.arguments = [
      ...fresh,
      ...edit.arguments.filter(a => a.kind !== 'positional')
    ];
    warnOfDtype(site);
    edit.functionText = spell(TARGET);
    say(
      'INFO',
      `${full(site)} is now tf.${TARGET} with the same scale, mode and distribution.`,
      { replacement: `tf.${TARGET}`, fallback: true, applied: true }
    );
  }
};

function written(
  name: string,
  value: Piece[],
  from: IArgument | null = null
): IArgument {
  return {
    kind: 'keyword',
    name,
    value,
    node: null,
    source: null,
    place: from?.place ?? null
  };
}

function distribution(value: Piece[]): Piece[] {
  return ['("uniform" if ', ...value, ' else "truncated_normal")'];
}
