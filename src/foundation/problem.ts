/**
 * Something wrong with an input, told so that its reader can mend it.
 *
 * `message` says what is wrong, with the value; `at` says where ("figures.csv:12", "plan.yaml:7:3"); `hint` says how
 * to mend it. Messages are English: they address whoever prepares the data.
 */
export interface Problem {
  readonly code: string;
  readonly message: string;
  readonly at: string;
  readonly hint: string;
}

/** A value, or every problem that stood in its way (never only the first). */
export type Result<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problems: readonly Problem[] };

export function ok<T>(value: T): Result<T> {
  return { ok: true, value };
}

export function failed<T>(problems: readonly Problem[]): Result<T> {
  return { ok: false, problems };
}

/** One line per problem: place, what is wrong, how to mend it. */
export function describeProblem(problem: Problem): string {
  return `${problem.at}: ${problem.message} ${problem.hint}`;
}
