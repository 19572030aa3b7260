/**
 * The version of the package, for reports that are written in the browser. A spec
 * holds it against package.json, which no bundle carries.
 */
export const VERSION = '0.1.0';
