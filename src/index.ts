import { commandsPlugin } from './lab/commandsPlugin';
import { filesPlugin } from './lab/filesPlugin';
import { managerPlugin } from './lab/managerPlugin';
import { previewPlugin } from './lab/previewPlugin';
import { sidebarPlugin } from './lab/sidebarPlugin';

export * from './tokens';

export default [
  managerPlugin,
  commandsPlugin,
  previewPlugin,
  sidebarPlugin,
  filesPlugin
];
