// Counts the run for scripts/test.mjs, which closes its output with the line, and says loudly what was skipped.
const { writeFileSync } = require('node:fs');

/** @public */
module.exports = class SummaryReporter {
  onRunComplete(_contexts, results) {
    for (const file of results.testResults)
      for (const test of file.testResults)
        if (test.status === 'pending') console.log(`SKIPPED: ${test.fullName}`);
    const broken = results.testResults.filter(
      (file) => file.testExecError || (file.failureMessage && file.numFailingTests === 0),
    );
    const failed = results.numFailedTests + broken.length;
    const line = `${results.numPassedTests} passed, ${failed} failed, ${results.numPendingTests} skipped`;
    if (process.env.TEST_SUMMARY_FILE) writeFileSync(process.env.TEST_SUMMARY_FILE, line);
  }
};
