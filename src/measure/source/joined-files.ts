import { failed, ok, type Result } from '../../foundation/problem.ts';
import type { ReadFile } from './publisher.ts';

/** Several readings as one, or every problem of all of them. */
export function joinedFiles(results: readonly Result<ReadFile>[]): Result<ReadFile> {
  const problems = results.flatMap((result) => (result.ok ? [] : result.problems));
  if (problems.length > 0) return failed(problems);
  const files = results.flatMap((result) => (result.ok ? [result.value] : []));
  return ok({
    observations: files.flatMap(({ observations }) => observations),
    remarks: files.flatMap(({ remarks }) => remarks),
  });
}
