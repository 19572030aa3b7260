import { LabIcon } from '@jupyterlab/ui-components';

import convertSvg from '../../style/icons/convert.svg';
import migrationSvg from '../../style/icons/migration.svg';
import safetySvg from '../../style/icons/safety.svg';

/** The sidebar and the toolbar button. */
export const migrationIcon = new LabIcon({
  name: 'tf-upgrade:migration',
  svgstr: migrationSvg
});

/** One cell. */
export const convertIcon = new LabIcon({
  name: 'tf-upgrade:convert',
  svgstr: convertSvg
});

/** SAFETY mode. */
export const safetyIcon = new LabIcon({
  name: 'tf-upgrade:safety',
  svgstr: safetySvg
});
