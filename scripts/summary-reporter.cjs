// Closes the run with one line for people and machines, and says loudly what was skipped.
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
    console.log(`${results.numPassedTests} passed, ${failed} failed, ${results.numPendingTests} skipped`);
  }
};
