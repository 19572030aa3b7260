import { eachMatch, ILineRule } from './line-rule';

/** !tf_upgrade_v2 --infile ...: the work that was just done. */
export const upgradeScript: ILineRule = {
  name: 'upgrade-script',
  check: text =>
    eachMatch(text, /\btf_upgrade_v2\b/g, () => ({
      severity: 'WARNING',
      symbol: 'tf_upgrade_v2',
      message:
        'This runs the upgrade script over a file, and run over converted code it names arguments wrongly. Take the line out, or keep it away from what was converted here.'
    }))
};
