export { NotebookError } from './errors';
export { codingOf, isConvertible, isOneByte } from './files';
export type { INotebookText } from './read';
export { readNotebook } from './read';
export { writeNotebook } from './write';
