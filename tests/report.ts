import * as v from 'valibot';

export type Counts = { passed: number; failed: number; skipped: number };

const vitestReport = v.object({
  numPassedTests: v.number(),
  numFailedTests: v.number(),
  numPendingTests: v.number(),
  numTodoTests: v.number(),
  numFailedTestSuites: v.number(),
});

/** Counts of vitest's JSON report. A file that could not be loaded counts as a failure. */
export function vitestCounts(report: unknown): Counts {
  const it = v.parse(vitestReport, report);
  return {
    passed: it.numPassedTests,
    failed: it.numFailedTests > 0 ? it.numFailedTests : it.numFailedTestSuites,
    skipped: it.numPendingTests + it.numTodoTests,
  };
}

const playwrightReport = v.object({
  stats: v.object({
    expected: v.number(),
    unexpected: v.number(),
    flaky: v.number(),
    skipped: v.number(),
  }),
  errors: v.array(v.unknown()),
});

/** Counts of Playwright's JSON report. A flaky test, and an error outside of any, is a failure. */
export function playwrightCounts(report: unknown): Counts {
  const { stats, errors } = v.parse(playwrightReport, report);
  const failed = stats.unexpected + stats.flaky;
  return {
    passed: stats.expected,
    failed: failed > 0 ? failed : errors.length,
    skipped: stats.skipped,
  };
}
