import type { Problem } from '../../foundation/problem.ts';

const mostListed = 100;

/** Gathers problems while a file is read; keeps the first 100 and counts the others. */
export interface ProblemList {
  readonly add: (code: string, message: string, at: string, hint: string) => void;
  readonly isEmpty: () => boolean;
  /** Whether a further problem would only be counted. */
  readonly isFull: () => boolean;
  /** The problems; when there were over 100 the last one says how many more. */
  readonly list: () => readonly Problem[];
}

/** Starts an empty list for one file, whose name places the closing "and so many more". */
export function startProblemList(file: string): ProblemList {
  const kept: Problem[] = [];
  let unlisted = 0;
  const keep = (problem: Problem): void => {
    if (kept.length < mostListed) kept.push(problem);
    else unlisted += 1;
  };
  return {
    add: (code, message, at, hint) => keep({ code, message, at, hint }),
    isEmpty: () => kept.length === 0,
    isFull: () => kept.length >= mostListed,
    list: () => (unlisted === 0 ? kept : [...kept, moreProblems(unlisted, file)]),
  };
}

function moreProblems(count: number, file: string): Problem {
  return {
    code: 'more-problems',
    message: `${count} more problem${count === 1 ? '' : 's'} not listed.`,
    at: file,
    hint: 'Mend those above and read the file again.',
  };
}
