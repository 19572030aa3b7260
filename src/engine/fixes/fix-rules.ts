import { abslFlags } from './absl-flags';
import { assign } from './assign';
import { checkpoints } from './checkpoints';
import { collections } from './collections';
import { eagerExecution } from './eager-execution';
import { featureColumns } from './feature-columns';
import type { IFixRule } from './fix-rule';
import { initializers } from './initializers';
import { layers } from './layers';
import { logging } from './logging';
import { losses } from './losses';
import { metrics } from './metrics';
import { nameScopes } from './name-scopes';
import { numpyFunctions } from './numpy-functions';
import { oneShotIterators } from './one-shot-iterators';
import { optimizers } from './optimizers';
import { randomSeed } from './random-seed';
import { tf2Names } from './tf2-names';

/** Every kind of fix, the special ones before the one that serves any name. */
export const FIX_RULES: readonly IFixRule[] = [
  abslFlags,
  assign,
  checkpoints,
  collections,
  eagerExecution,
  featureColumns,
  initializers,
  layers,
  logging,
  losses,
  metrics,
  nameScopes,
  numpyFunctions,
  oneShotIterators,
  optimizers,
  randomSeed,
  tf2Names
];
