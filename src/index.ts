import { commandsPlugin } from './lab/commandsPlugin';
import { managerPlugin } from './lab/managerPlugin';
import { sidebarPlugin } from './lab/sidebarPlugin';

export * from './tokens';

export default [managerPlugin, commandsPlugin, sidebarPlugin];
