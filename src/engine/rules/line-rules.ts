import type { ILineRule } from './line-rule';
import { tensorflowInstall } from './tensorflow-install';
import { tensorflowVersionMagic } from './tensorflow-version-magic';
import { upgradeScript } from './upgrade-script';
import { writtenFile } from './written-file';

/** Every rule for what is not Python. */
export const LINE_RULES: readonly ILineRule[] = [
  tensorflowInstall,
  tensorflowVersionMagic,
  upgradeScript,
  writtenFile
];
