/**
 * Leaves out of a page of the help what is there for its tests: which findings an example
 * has, and what a block is an example of; and what makes tables line up in its source.
 */

/**
 * @param {string} source - a page of docs
 * @returns {string} the page for its readers
 */
function stripPage(source) {
  return source
    .replace(/^Findings:\n\n(?=```text findings)/gm, '')
    .replace(/^```text findings\n[^]*?^```\n+/gm, '')
    .replace(/^(```[a-z]+) .+$/gm, '$1')
    .replace(/^\|.*\|$/gm, row => row.replace(/ *(?<!\\)\| */g, '|'))
    .replace(/^[|:-]+$/gm, row => row.replace(/-+/g, '-'));
}

module.exports = stripPage;
