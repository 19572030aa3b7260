export { NotebookError } from './errors';
export type { INotebookText } from './read';
export { readNotebook } from './read';
export { writeNotebook } from './write';
