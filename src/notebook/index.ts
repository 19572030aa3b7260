export { NotebookError } from './errors';
export { codingOf, isConvertible, isOneByte } from './files';
export type { INotebookText } from './read';
export { readNotebook } from './read';
export type { ISourceFile } from './source-file';
export { readSourceFile } from './source-file';
export { writeNotebook } from './write';
