import type { Problem } from '../../foundation/problem.ts';

/** What is known of the fetching of one source: state of the fetcher, no part of a release. */
export interface SourceStatus {
  readonly source: string;
  /** In order of name. */
  readonly files: readonly FileStatus[];
}

/** What is known of one of a source's files. Moments are ISO; all are absent before the first attempt. */
export interface FileStatus {
  readonly name: string;
  /** Last time the file came in sound, changed or not. */
  readonly lastFetched?: string;
  /** Last time it brought something new. */
  readonly lastChanged?: string;
  /** When the publisher's next change is expected. */
  readonly nextExpected?: string;
  /** What went wrong in the last attempt; absent when it went well. */
  readonly problem?: DatedProblem;
}

export interface DatedProblem extends Problem {
  readonly when: string;
}

/** How fresh a file is: never had, last attempt failed, later than expected, or as fresh as can be. */
export type Freshness = 'never-fetched' | 'failed' | 'late' | 'up-to-date';

/** How fresh a file is at a moment. A failed attempt is told first, since something has to be done. */
export function freshnessOf(file: FileStatus, now: Date): Freshness {
  if (file.problem) return 'failed';
  if (!file.lastFetched) return 'never-fetched';
  return file.nextExpected && Date.parse(file.nextExpected) < now.getTime() ? 'late' : 'up-to-date';
}

/** The status of a file after it came in sound. `updateEveryDays` tells when the next change is expected. */
export function fetchedStatus(
  before: FileStatus | undefined,
  file: { readonly name: string; readonly changed: boolean; readonly retrieved: string },
  now: Date,
  updateEveryDays: number,
): FileStatus {
  const lastChanged = file.changed ? now.toISOString() : (before?.lastChanged ?? file.retrieved);
  return {
    name: file.name,
    lastFetched: now.toISOString(),
    lastChanged,
    nextExpected: daysAfter(lastChanged, updateEveryDays),
  };
}

/** The status of a file after an attempt failed: what was known stays, with what went wrong. */
export function failedStatus(
  before: FileStatus | undefined,
  name: string,
  problems: readonly Problem[],
  now: Date,
): FileStatus {
  const [first] = problems;
  if (!first) throw new Error(`the attempt at ${name} failed without a problem`);
  const { code, message, at, hint } = first;
  return { ...before, name, problem: { code, message, at, hint, when: now.toISOString() } };
}

/** A source's status with that of one file replaced. */
export function withFile(status: SourceStatus, file: FileStatus): SourceStatus {
  const others = status.files.filter(({ name }) => name !== file.name);
  return { ...status, files: [...others, file].toSorted((a, b) => (a.name < b.name ? -1 : 1)) };
}

/** An ISO moment so many days later. */
function daysAfter(moment: string, days: number): string {
  return new Date(Date.parse(moment) + days * 86_400_000).toISOString();
}
