/**
 * Reads what Jest or Playwright left as JSON: prints "passed failed skipped".
 *
 *     node scripts/read-results.mjs <file> <exit status of the runner>
 *
 * A runner that ran nothing, or failed without a failing test, has failed.
 */
import { readFileSync } from 'node:fs';

/** Jest: a suite that did not even load counts as one failure. */
function jest(result) {
  return {
    passed: result.numPassedTests,
    failed: result.numFailedTests + result.numRuntimeErrorTestSuites,
    skipped: result.numPendingTests + result.numTodoTests
  };
}

/** Playwright: a test that passed in its second run is passed, and said so. */
function playwright(result) {
  const { expected, unexpected, flaky, skipped } = result.stats;
  if (flaky > 0) {
    console.error(`${flaky} passed in a second run only`);
  }
  return {
    passed: expected + flaky,
    failed: unexpected + result.errors.length,
    skipped
  };
}

const [file, status] = process.argv.slice(2);
const result = JSON.parse(readFileSync(file, 'utf8'));
const sums = 'numTotalTests' in result ? jest(result) : playwright(result);

if (sums.failed === 0 && (sums.passed === 0 || status !== '0')) {
  console.error(
    `status ${status}, ${sums.passed} passed: counted as a failure`
  );
  sums.failed = 1;
}
console.log(sums.passed, sums.failed, sums.skipped);
