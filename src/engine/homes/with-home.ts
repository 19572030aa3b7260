import type { IReference } from '../references';
import type { Mode } from '../types';
import { homeOf, packageHas } from './home';

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
  if (
    home.kind === 'package' &&
    home.parts > reference.baseParts &&
    rest.length > 0 &&
    !packageHas(home.name, rest[0])
  ) {
    // The module has a home, and what is asked of it has none.
    return reference;
  }
  return {
    ...reference,
    home,
    name: home.kind === 'core' ? [home.name, ...rest].join('.') : written
  };
}
