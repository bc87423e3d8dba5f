import { z } from 'zod';
import { oneLine } from '../../foundation/one-line.ts';
import { damagedLetter } from '../../foundation/file-text.ts';
import { nearestName } from '../../foundation/nearest-name.ts';
import type { MessageArguments } from '../../foundation/message.ts';
import { readWebAddress } from '../../foundation/web-address.ts';
import { readWrittenChoice } from '../../foundation/written-choice.ts';
import { readWrittenDay } from '../../foundation/written-day.ts';
import { readWrittenNumber, type WrittenNumber } from '../../foundation/written-number.ts';
import { restore } from '../../foundation/spreadsheet-text.ts';
import { listText, numberText, readList, textOf, type SheetCell } from './cell-text.ts';
import { choiceNames, type ChoiceNames } from './choice-names.ts';
import type { PlanTerms } from '../project/plan-terms.ts';
import type { Column } from './layout.ts';
import type { CellProblemCode } from './texts.ts';

/** A cell as the export would write it, or what is wrong with it. */
export type CellReading =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly code: CellProblemCode; readonly args: MessageArguments };

/** Reads a cell, a text or a number, as its column asks. Empty ones are right unless the column needs a value. */
export function readCell(column: Column, cell: SheetCell, terms: PlanTerms): CellReading {
  if (typeof cell === 'number' && isNumberKind(column.kind)) return readNumber(column.kind, cell);
  const typed = restore(textOf(cell));
  const unreadable = unreadableText(column, typed);
  if (unreadable) return unreadable;
  if (typed.trim() === '') return readEmpty(column, typed);
  switch (column.kind) {
    case 'line':
      return right(oneLine(typed));
    case 'text':
      return right(typed);
    case 'list':
      return right(listText(readList(typed)));
    case 'choice':
      return readChoice(column.of, typed.trim());
    case 'id':
    case 'ids':
      return readIds(column, typed, terms);
    case 'yes-no':
      return readYesNo(typed);
    case 'day':
    case 'moment':
      return readDay(column.kind, typed.trim());
    default:
      return isNumberKind(column.kind) ? readNumber(column.kind, typed) : readCode(column.kind, typed.trim());
  }
}

/** A text with characters that nobody sees, or with letters that a wrong encoding damaged. */
function unreadableText({ name }: Column, typed: string): CellReading | undefined {
  if (/[^\P{Cc}\t\n\r]/u.test(typed)) return wrong('bad-characters', { column: name });
  const damaged = damagedLetter(typed);
  if (damaged === -1) return undefined;
  return wrong('wrong-encoding', { value: typed.slice(Math.max(0, damaged - 12), damaged + 12) });
}

function isNumberKind(kind: Column['kind']): kind is NumberKind {
  return kind in numberKinds;
}

function readEmpty(column: Column, typed: string): CellReading {
  if (column.key || column.required) return wrong('missing-cell', { column: column.name });
  if ('otherwise' in column && column.otherwise) return right(column.otherwise);
  return right(column.kind === 'text' ? typed : '');
}

function readChoice(choices: ChoiceNames, typed: string): CellReading {
  const reading = readWrittenChoice(typed, choices);
  if (reading.kind === 'choice') return right(reading.choice);
  const codes = reading.kind === 'ambiguous' ? reading.readings : Object.keys(choices);
  return wrong('bad-choice', { value: typed, choices: codes.join(', ') });
}

function readIds(column: Extract<Column, { kind: 'id' | 'ids' }>, typed: string, terms: PlanTerms): CellReading {
  const known = terms[column.of];
  const ids = column.kind === 'id' ? [typed.trim()] : readList(typed);
  const unknown = ids.find((id) => !known.has(id));
  if (unknown === undefined) return right(column.kind === 'id' ? (ids[0] ?? '') : listText(ids));
  const near = nearestName(unknown, [...known]);
  return near ? wrong('unknown-term-near', { value: unknown, near }) : wrong('unknown-term', { value: unknown });
}

type NumberKind = keyof typeof numberKinds;
type CodeKind = keyof typeof codeReaders;

/** What numbers a column takes, and with how many decimals. */
const numberKinds = {
  amount: { least: 0, most: 999_999_999_999, decimals: 2 },
  decimal: { least: -Infinity, most: Infinity, decimals: Infinity },
  percent: { least: 0, most: 100, decimals: 2 },
  number: { least: 1, most: 100_000, decimals: 0 },
  score: { least: 1, most: 5, decimals: 0 },
  year: { least: 1900, most: 2200, decimals: 0 },
} as const;

function readNumber(kind: NumberKind, typed: string | number): CellReading {
  const reading = typeof typed === 'number' ? inNumberCell(typed) : readWrittenNumber(typed, 'any');
  if (reading.kind === 'ambiguous') {
    const [first, second] = reading.readings;
    return wrong('two-numbers', { value: textOf(typed), first: numberText(first), second: numberText(second) });
  }
  const { least, most, decimals } = numberKinds[kind];
  const text = reading.kind === 'number' ? numberText(reading.value) : '';
  const isRight = reading.kind === 'number' && reading.value >= least && reading.value <= most;
  return isRight && (text.split('.')[1]?.length ?? 0) <= decimals
    ? right(text)
    : wrong(`bad-${kind}`, { value: textOf(typed) });
}

/** Workbooks hold numbers to 15 digits; what lies beyond comes from adding up in binary. */
function inNumberCell(value: number): WrittenNumber {
  return Number.isFinite(value) ? { kind: 'number', value: Number(value.toPrecision(15)) } : { kind: 'not-a-number' };
}

function readDay(kind: 'day' | 'moment', typed: string): CellReading {
  const moment = kind === 'moment' ? readMoment(typed) : undefined;
  if (moment) return right(moment);
  const reading = readWrittenDay(typed, 'any');
  if (reading.kind === 'day') return right(kind === 'day' ? reading.day : `${reading.day}T00:00:00.000Z`);
  if (reading.kind !== 'ambiguous') return wrong(`bad-${kind}`, { value: typed });
  const [first, second] = reading.readings;
  return wrong('two-days', { value: typed, first, second });
}

function readMoment(typed: string): string | undefined {
  const isWritten = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,6})?)?Z$/.test(typed);
  const moment = new Date(isWritten ? typed : '');
  return Number.isNaN(moment.getTime()) ? undefined : moment.toISOString();
}

function matching(pattern: RegExp): (typed: string) => string | undefined {
  return (typed) => (pattern.test(typed) ? typed : undefined);
}

const codeReaders = {
  slug: matching(/^[a-z0-9]+(-[a-z0-9]+)*$/),
  'web-address': readWebAddress,
  'mail-address': matching(z.regexes.email),
  municipality: matching(/^\d{5}$/),
  enterprise: (typed: string) => matching(/^[01]\d{9}$/)(enterpriseNumber(typed)),
} as const;

function readCode(kind: CodeKind, typed: string): CellReading {
  const code = codeReaders[kind](typed);
  return code === undefined ? wrong(`bad-${kind}`, { value: typed }) : right(code);
}

/** An enterprise number in ten digits: a spreadsheet that takes it for a number leaves its first nought out. */
function enterpriseNumber(typed: string): string {
  const digits = typed.replace(/^BE/i, '').replaceAll(/[.\s]/g, '');
  return /^[1-9]\d{8}$/.test(digits) ? `0${digits}` : digits;
}

function readYesNo(typed: string): CellReading {
  const reading = readWrittenChoice(typed, choiceNames.yesNo);
  return reading.kind === 'choice' ? right(reading.choice) : wrong('bad-yes-no', { value: typed });
}

function right(text: string): CellReading {
  return { ok: true, text };
}

function wrong(code: CellProblemCode, args: MessageArguments): CellReading {
  return { ok: false, code, args };
}
