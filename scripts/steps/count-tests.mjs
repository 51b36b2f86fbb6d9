/**
 * Counts from Vitest's JSON report. A run that ended badly without a failed test in it (it crashed, a file could not be
 * loaded, an error came up outside of tests, no test ran) counts as one failure, so that it can't pass for success.
 */
export function countTests(report, exitCode) {
  const { numPassedTests = 0, numFailedTests = 0, numPendingTests = 0, numTodoTests = 0 } = parse(report);
  const isBad = exitCode !== 0 || numPassedTests === 0;
  const failed = isBad && numFailedTests === 0 ? 1 : numFailedTests;
  return { passed: numPassedTests, failed, skipped: numPendingTests + numTodoTests };
}

function parse(report) {
  try {
    return JSON.parse(report ?? '{}');
  } catch {
    return {};
  }
}
