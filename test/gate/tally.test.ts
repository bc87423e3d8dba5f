import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { add, countVitest, describeCounts } from '../../scripts/tally.mjs';

const folder = mkdtempSync(join(tmpdir(), 'ambitie-tally-'));
afterAll(() => rmSync(folder, { recursive: true }));

const report = {
  numTotalTests: 5,
  numPassedTests: 4,
  numFailedTests: 0,
  numPendingTests: 1,
  numTodoTests: 0,
  testResults: [],
};

function written(content: string): string {
  const file = join(folder, 'report.json');
  writeFileSync(file, content);
  return file;
}

describe('the tally of a run', () => {
  test('counts what the report says', () => {
    expect(countVitest(written(JSON.stringify(report)), 0)).toEqual({ passed: 4, failed: 0, skipped: 1 });
  });

  test('is a failure when the runner left no report', () => {
    expect(countVitest(join(folder, 'absent.json'), 0)).toEqual({ passed: 0, failed: 1, skipped: 0 });
  });

  test('is a failure when the report cannot be read', () => {
    expect(countVitest(written('{'), 0).failed).toBe(1);
  });

  test('is a failure when no test ran', () => {
    const empty = { ...report, numTotalTests: 0, numPassedTests: 0 };
    expect(countVitest(written(JSON.stringify(empty)), 0)).toEqual({ passed: 0, failed: 1, skipped: 0 });
  });

  test('is a failure when the runner failed outside the tests', () => {
    expect(countVitest(written(JSON.stringify(report)), 1)).toEqual({ passed: 4, failed: 1, skipped: 1 });
  });

  test('counts a test file that did not load', () => {
    const broken = { ...report, testResults: [{ status: 'failed', assertionResults: [] }] };
    expect(countVitest(written(JSON.stringify(broken)), 1).failed).toBe(1);
  });

  test('adds up, and names what was skipped only when something was', () => {
    const sum = add({ passed: 4, failed: 0, skipped: 0 }, { passed: 2, failed: 1, skipped: 0 });
    expect(describeCounts(sum)).toBe('6 passed, 1 failed');
    expect(describeCounts({ ...sum, skipped: 3 })).toBe('6 passed, 1 failed, 3 skipped');
  });
});
