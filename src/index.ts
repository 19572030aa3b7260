import { commandsPlugin } from './lab/commandsPlugin';
import { editorPlugin } from './lab/editorPlugin';
import { exportPlugin } from './lab/exportPlugin';
import { filesPlugin } from './lab/filesPlugin';
import { helpPlugin } from './lab/helpPlugin';
import { kernelPlugin } from './lab/kernelPlugin';
import { keptPlugin } from './lab/keptPlugin';
import { managerPlugin } from './lab/managerPlugin';
import { outputsPlugin } from './lab/outputsPlugin';
import { previewPlugin } from './lab/previewPlugin';
import { reportsPlugin } from './lab/reportsPlugin';
import { sidebarPlugin } from './lab/sidebarPlugin';
import { statusPlugin } from './lab/statusPlugin';
import { undoPlugin } from './lab/undoPlugin';

export * from './tokens';

export default [
  managerPlugin,
  reportsPlugin,
  commandsPlugin,
  previewPlugin,
  keptPlugin,
  kernelPlugin,
  sidebarPlugin,
  editorPlugin,
  outputsPlugin,
  statusPlugin,
  exportPlugin,
  helpPlugin,
  filesPlugin,
  undoPlugin
];
