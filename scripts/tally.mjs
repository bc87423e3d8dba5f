/* Counts results from the reports that runners wrote: a runner that left none, or ran nothing, counts as a failure. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { root } from './runtime.mjs';

/** Where every runner leaves its report. */
export const reports = join(root, 'test-results');

const oneFailure = { passed: 0, failed: 1, skipped: 0 };

/** Counts of a vitest JSON report, given the exit code of the run that should have written it. */
export function countVitest(file, exitCode) {
  const report = readJson(file);
  if (!report?.numTotalTests) return oneFailure;
  const skipped = report.numPendingTests + (report.numTodoTests ?? 0);
  const failed = report.numFailedTests + filesThatDidNotLoad(report);
  return { passed: report.numPassedTests, failed: failed || (exitCode === 0 ? 0 : 1), skipped };
}

/** A file that fails before its first test leaves a failed result without tests. */
function filesThatDidNotLoad(report) {
  return report.testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0).length;
}

/** Sum of several counts. */
export function add(...counts) {
  const sum = (key) => counts.reduce((total, count) => total + count[key], 0);
  return { passed: sum('passed'), failed: sum('failed'), skipped: sum('skipped') };
}

/** "12 passed, 0 failed", with ", 3 skipped" when there are any. */
export function describeCounts({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}

/** Leaves counts in the reports folder under a name, prints them as the last line and sets the exit code. */
export function finish(name, counts) {
  mkdirSync(reports, { recursive: true });
  writeFileSync(join(reports, `${name}.json`), `${JSON.stringify(counts)}\n`);
  process.exitCode = counts.failed > 0 ? 1 : 0;
  console.log(describeCounts(counts));
}

function readJson(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

/** Counts that a step left with `finish`; a failed step whose counts show no failure gets one. */
function countStep(name, exitCode) {
  const counts = readJson(join(reports, `${name}.json`)) ?? oneFailure;
  return exitCode !== 0 && counts.failed === 0 ? add(counts, oneFailure) : counts;
}

// `node scripts/tally.mjs tests=0 checks=1`: adds up the steps, given their exit codes.
if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const steps = process.argv.slice(2).map((argument) => argument.split('='));
  finish('all', add(...steps.map(([name, exitCode]) => countStep(name, Number(exitCode)))));
}
