/** What draws marks: loaded when there is the first finding to mark. */
export { markExtension, showMarks, showPin } from './extension';
export { cellItems } from './host';
export { marksOf } from './marks';
