import { addArgument } from './add-argument';
import { argumentToCompatV1 } from './argument-to-compat-v1';
import type { ICallRule } from './call-rule';
import { castFunctions } from './cast-functions';
import { datasetIterator } from './dataset-iterator';
import { dropoutRate } from './dropout-rate';
import { extractGlimpse } from './extract-glimpse';
import { imageResize } from './image-resize';
import { imageResizeImages } from './image-resize-images';
import { lossReduction } from './loss-reduction';
import { nameScope } from './name-scope';
import { partitionStrategy } from './partition-strategy';
import { poolSeed } from './pool-seed';
import { scalingInitializer } from './scaling-initializer';
import { softmaxLabels } from './softmax-labels';
import { stringsSplit } from './strings-split';
import { summaryRecording } from './summary-recording';
import { summaryStep } from './summary-step';
import { varianceScalingInitializer } from './variance-scaling-initializer';
import { weightRegularizer } from './weight-regularizer';
import { xavierInitializer } from './xavier-initializer';

/** Every rule that changes calls. */
export const CALL_RULES: readonly ICallRule[] = [
  addArgument,
  argumentToCompatV1,
  castFunctions,
  datasetIterator,
  dropoutRate,
  extractGlimpse,
  imageResize,
  imageResizeImages,
  lossReduction,
  nameScope,
  partitionStrategy,
  poolSeed,
  scalingInitializer,
  softmaxLabels,
  stringsSplit,
  summaryRecording,
  summaryStep,
  varianceScalingInitializer,
  weightRegularizer,
  xavierInitializer
];

/** The rule for each kind of the generated transformer table. */
export const RULE_OF_KIND: ReadonlyMap<string, ICallRule> = new Map(
  CALL_RULES.flatMap(rule => rule.kinds.map(kind => [kind, rule] as const))
);
