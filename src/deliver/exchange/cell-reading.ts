import { nearestName } from '../../foundation/nearest-name.ts';
import type { MessageArguments } from '../../foundation/message.ts';
import { listText, readList, readNumber, restore } from './cell-text.ts';
import type { Column, TermSort } from './layout.ts';
import type { CellProblemCode } from './texts.ts';

/** What may be named by its id. */
export type ExchangeTerms = Readonly<Record<TermSort, ReadonlySet<string>>>;

/** A cell as the export would write it, or what is wrong with it. */
export type CellReading =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly code: CellProblemCode; readonly args: MessageArguments };

/** Reads a cell as its column asks. Empty ones are right unless the column needs a value. */
export function readCell(column: Column, cell: string, terms: ExchangeTerms): CellReading {
  const typed = restore(cell);
  if (/[^\P{Cc}\t\n\r]/u.test(typed)) return wrong('bad-characters', { column: column.name });
  if (typed.trim() === '') return readEmpty(column, typed);
  switch (column.kind) {
    case 'text':
      return right(typed);
    case 'list':
      return right(listText(readList(typed)));
    case 'choice':
      return readChoice(column.of, typed.trim());
    case 'id':
    case 'ids':
      return readIds(column, typed, terms);
    default:
      return readPlain(column, typed.trim());
  }
}

function readEmpty(column: Column, typed: string): CellReading {
  if (column.key || column.required) return wrong('missing-cell', { column: column.name });
  if ('otherwise' in column && column.otherwise) return right(column.otherwise);
  return right(column.kind === 'text' ? typed : '');
}

function readChoice(choices: readonly string[], typed: string): CellReading {
  const choice = typed.toLowerCase();
  return choices.includes(choice) ? right(choice) : wrong('bad-choice', { value: typed, choices: choices.join(', ') });
}

function readIds(column: Extract<Column, { kind: 'id' | 'ids' }>, typed: string, terms: ExchangeTerms): CellReading {
  const known = terms[column.of];
  const ids = column.kind === 'id' ? [typed.trim()] : readList(typed);
  const unknown = ids.find((id) => !known.has(id));
  if (unknown === undefined) return right(column.kind === 'id' ? (ids[0] ?? '') : listText(ids));
  const near = nearestName(unknown, [...known]);
  return near ? wrong('unknown-term-near', { value: unknown, near }) : wrong('unknown-term', { value: unknown });
}

type PlainKind = Exclude<Column['kind'], 'text' | 'list' | 'choice' | 'id' | 'ids'>;

const readers: Readonly<Record<PlainKind, (typed: string) => string | undefined>> = {
  slug: (typed) => matched(/^[a-z0-9]+(-[a-z0-9]+)*$/, typed),
  day: readDay,
  moment: readMoment,
  'web-address': (typed) => matched(/^https?:\/\/[^\s<>"]+$/i, typed),
  municipality: (typed) => matched(/^\d{5}$/, typed),
  enterprise: (typed) => matched(/^[01]\d{9}$/, typed.replace(/^BE/i, '').replaceAll(/[. ]/g, '')),
  amount: (typed) => numberWithin(typed, 0, 999_999_999_999, 2),
  decimal: readNumber,
  percent: (typed) => numberWithin(typed.replace(/%$/, ''), 0, 100, 2),
  number: (typed) => numberWithin(typed, 1, 100_000, 0),
  score: (typed) => numberWithin(typed, 1, 5, 0),
  year: (typed) => numberWithin(typed, 1900, 2200, 0),
  'yes-no': readYesNo,
};

function readPlain({ kind }: { readonly kind: Column['kind'] }, typed: string): CellReading {
  const text = readers[kind as PlainKind](typed);
  return text === undefined ? wrong(`bad-${kind as PlainKind}`, { value: typed }) : right(text);
}

function matched(pattern: RegExp, typed: string): string | undefined {
  return pattern.test(typed) ? typed : undefined;
}

/** A day as 2024-09-24 or 24/9/2024. */
function readDay(typed: string): string | undefined {
  const belgian = /^(\d{1,2})[/.](\d{1,2})[/.](\d{4})$/.exec(typed);
  const iso = belgian
    ? `${belgian[3]}-${belgian[2]?.padStart(2, '0')}-${belgian[1]?.padStart(2, '0')}`
    : matched(/^\d{4}-\d{2}-\d{2}$/, typed);
  const date = new Date(`${iso}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().slice(0, 10) === iso ? iso : undefined;
}

function readMoment(typed: string): string | undefined {
  const day = readDay(typed);
  if (day) return `${day}T00:00:00.000Z`;
  const moment = new Date(matched(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,6})?)?Z$/, typed) ?? '');
  return Number.isNaN(moment.getTime()) ? undefined : moment.toISOString();
}

function numberWithin(typed: string, least: number, most: number, decimals: number): string | undefined {
  const text = readNumber(typed);
  if (text === undefined || (text.split('.')[1]?.length ?? 0) > decimals) return undefined;
  return Number(text) >= least && Number(text) <= most ? text : undefined;
}

const yes = ['yes', 'ja', 'oui', 'true', '1'];
const no = ['no', 'nee', 'non', 'false', '0'];

function readYesNo(typed: string): string | undefined {
  const word = typed.toLowerCase();
  if (yes.includes(word)) return 'yes';
  return no.includes(word) ? 'no' : undefined;
}

function right(text: string): CellReading {
  return { ok: true, text };
}

function wrong(code: CellProblemCode, args: MessageArguments): CellReading {
  return { ok: false, code, args };
}
