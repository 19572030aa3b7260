import { assign } from './assign';
import type { IFixRule } from './fix-rule';
import { initializers } from './initializers';
import { layers } from './layers';
import { logging } from './logging';
import { losses } from './losses';
import { metrics } from './metrics';
import { oneShotIterators } from './one-shot-iterators';
import { optimizers } from './optimizers';
import { randomSeed } from './random-seed';
import { tf2Names } from './tf2-names';

/** Every kind of fix, the special ones before those that serve any name. */
export const FIX_RULES: readonly IFixRule[] = [
  assign,
  initializers,
  layers,
  logging,
  losses,
  metrics,
  oneShotIterators,
  optimizers,
  randomSeed,
  tf2Names
];
