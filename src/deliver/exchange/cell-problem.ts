import type { Locale } from '../../foundation/locale.ts';
import type { MessageArguments } from '../../foundation/message.ts';
import type { Problem } from '../../foundation/problem.ts';
import { exchangeText, type CellProblemCode, type LeftOutCode } from './texts.ts';

/** Where in what was sent: a file, of a workbook a sheet, then row (the header is 1) and column. */
export interface CellPlace {
  readonly file: string;
  readonly sheet?: string;
  readonly row?: number;
  readonly column?: string;
}

/** Something wrong with a file of projects. Its texts stand in the catalogue, by its code. */
export interface CellProblem {
  readonly code: CellProblemCode;
  readonly place: CellPlace;
  readonly args: MessageArguments;
}

/** Something of a file that was not read, and is nothing wrong. */
export interface LeftOut {
  readonly code: LeftOutCode;
  readonly place: CellPlace;
}

/** What was not read, in one language: "projecten.xlsx, sheet Cover: …". */
export function sayLeftOut({ code, place }: LeftOut, locale: Locale): string {
  const { file, sheet, row = 0 } = place;
  const shown = [file, sheet].filter(Boolean).join(', ');
  return exchangeText.write(locale, `left-out.${code}`, { place: shown, row });
}

/** What is wrong and how to mend it, in one language. */
export function sayCellProblem({ code, args }: CellProblem, locale: Locale): { message: string; hint: string } {
  return {
    message: exchangeText.write(locale, `problem.${code}`, args),
    hint: exchangeText.write(locale, `mend.${code}`, args),
  };
}

/** The same as a problem of the house, in English. */
export function asProblem(problem: CellProblem): Problem {
  return { code: problem.code, ...sayCellProblem(problem, 'en'), at: placeText(problem.place) };
}

/** "projecten.xlsx, sheet budget, row 12, column planned" */
function placeText({ file, sheet, row, column }: CellPlace): string {
  const parts = [sheet && `sheet ${sheet}`, row && `row ${row}`, column && `column ${column}`];
  return [file, ...parts.filter(Boolean)].join(', ');
}
