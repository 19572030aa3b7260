import type { IReference } from '../references';
import type { Mode } from '../types';
import { homeOf } from './home';

/**
 * A reference whose name, as written, TensorFlow 2 does not have, with where it
 * is now. What TensorFlow 1 has under another name goes on under that name, so
 * that all rules see it as what it is.
 */
export function withHome(reference: IReference, mode: Mode): IReference {
  const { written } = reference;
  if (written === '' || written.startsWith('compat.')) {
    return reference;
  }
  const home = homeOf(written, mode);
  if (!home) {
    return reference;
  }
  const rest = written.split('.').slice(home.parts);
  return {
    ...reference,
    home,
    name: home.kind === 'core' ? [home.name, ...rest].join('.') : written
  };
}
