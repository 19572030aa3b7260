import { latePlugins } from './lab/latePlugins';
import { managerPlugin } from './lab/managerPlugin';
import { reportsPlugin } from './lab/reportsPlugin';
import { sidebarPlugin } from './lab/sidebarPlugin';

export * from './tokens';

export default [managerPlugin, reportsPlugin, sidebarPlugin, ...latePlugins];
