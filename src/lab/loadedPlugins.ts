/** The plugins that are late: loaded when JupyterLab has started, or with a notebook. */
import type {
  JupyterFrontEnd,
  JupyterFrontEndPlugin
} from '@jupyterlab/application';
import { ISettingRegistry } from '@jupyterlab/settingregistry';

import { PLUGIN_ID } from '../tokens';
import { commandsPlugin } from './commandsPlugin';
import { editorPlugin } from './editorPlugin';
import { exportPlugin } from './exportPlugin';
import { filesPlugin } from './filesPlugin';
import { helpPlugin } from './helpPlugin';
import { keptPlugin } from './keptPlugin';
import { kernelPlugin } from './kernelPlugin';
import type { LateName } from './latePlugins';
import { outputsPlugin } from './outputsPlugin';
import { previewPlugin } from './previewPlugin';
import { sidebarReportPlugin } from './sidebarReportPlugin';
import { statusPlugin } from './statusPlugin';
import { undoPlugin } from './undoPlugin';

/** What a late plugin asks for and does; its name is in latePlugins.ts. */
export type ILatePlugin = Pick<
  JupyterFrontEndPlugin<void>,
  'requires' | 'optional' | 'activate'
>;

const PLUGINS: Record<LateName, ILatePlugin> = {
  commands: commandsPlugin,
  preview: previewPlugin,
  kept: keptPlugin,
  kernel: kernelPlugin,
  'sidebar-report': sidebarReportPlugin,
  editor: editorPlugin,
  outputs: outputsPlugin,
  status: statusPlugin,
  export: exportPlugin,
  help: helpPlugin,
  files: filesPlugin,
  undo: undoPlugin
};

/** Find the services that a plugin asks for, and activate it with them. */
export async function activate(
  name: LateName,
  app: JupyterFrontEnd
): Promise<void> {
  const plugin = PLUGINS[name];
  const services = await Promise.all([
    ...(plugin.requires ?? []).map(token => app.resolveRequiredService(token)),
    ...(plugin.optional ?? []).map(token => app.resolveOptionalService(token))
  ]);
  await plugin.activate(app, ...services);
}

/** The settings of the extension; null where there are none. */
export async function loadSettings(
  app: JupyterFrontEnd
): Promise<ISettingRegistry.ISettings | null> {
  const registry = await app.resolveOptionalService(ISettingRegistry);
  return registry?.load(PLUGIN_ID) ?? null;
}
