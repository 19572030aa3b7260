/**
 * Leaves out of a page of the help what is there for its tests: which findings an example
 * has, and what a block is an example of.
 */

/**
 * @param {string} source - a page of docs
 * @returns {string} the page for its readers
 */
function stripPage(source) {
  return source
    .replace(/^Findings:\n\n(?=```text findings)/gm, '')
    .replace(/^```text findings\n[^]*?^```\n+/gm, '')
    .replace(/^(```[a-z]+) .+$/gm, '$1');
}

module.exports = stripPage;
