import { parse } from 'csv-parse/sync';
import { expect, test } from 'vitest';
import { observed } from '../../../test/observations.ts';
import { limburgFolder, openedPlan } from '../../../test/release/built-release.ts';
import type { Observation } from '../observation/observation.ts';
import { toCsv } from './csv.ts';
import { describeCsv, type CsvwColumn, type CsvwTable } from './csvw.ts';

const release = await openedPlan(limburgFolder);
const title = { nl: 'Cijfers', en: 'Figures', fr: 'Chiffres' };
const described = describeCsv({
  url: 'figures.csv',
  title,
  description: title,
  modified: '2026-01-01',
  columnTitle: (column) => `About ${column}`,
});

/** Reads a CSV text by its description as a reader would that knows nothing else; tells what does not obey it. */
function faults(text: string, { dialect, tableSchema }: CsvwTable): readonly string[] {
  const rows = parse(text, { delimiter: String(dialect['delimiter']), record_delimiter: '\n' });
  const [header = [], ...body] = rows;
  const names = tableSchema.columns.map(({ name }) => name);
  const headings = tableSchema.columns.filter(({ titles }, at) => !titles.nl.includes(header[at] ?? ''));
  const keys = body.map((row) => tableSchema.primaryKey.map((name) => row[names.indexOf(name)]).join('\0'));
  return [
    ...headings.map(({ name }) => `heading of ${name}`),
    ...(new Set(keys).size === keys.length ? [] : ['key given twice']),
    ...body.flatMap((row, line) =>
      tableSchema.columns.flatMap((column, at) => cellFaults(column, row[at] ?? '').map((what) => `${line}: ${what}`)),
    ),
    ...body.filter((row) => row.length !== names.length).map(() => 'a row of another length'),
  ];
}

function cellFaults({ name, required, separator, datatype }: CsvwColumn, cell: string): readonly string[] {
  if (cell === '') return required ? [`${name} is empty`] : [];
  const parts = separator ? cell.split(separator) : [cell];
  return parts.filter((part) => !isOfType(part, datatype)).map((part) => `${name} is ${part}`);
}

function isOfType(text: string, datatype: CsvwColumn['datatype']): boolean {
  if (typeof datatype !== 'string') return new RegExp(`^(${datatype.format})$`).test(text);
  if (datatype === 'number') return /^-?\d+(\.\d+)?([eE][-+]?\d+)?$/.test(text);
  if (datatype === 'date') return /^\d{4}-\d{2}-\d{2}$/.test(text);
  return datatype === 'string';
}

test('every row of the release obeys the description', async () => {
  const observations: Observation[] = [];
  for (const { id } of release.indicators) observations.push(...(await release.observations.ofIndicators([id])));
  expect(observations.length).toBeGreaterThan(1000);
  expect(faults(toCsv(observations), described)).toEqual([]);
});

test('awkward figures obey it too: missing ones, many digits, several remarks, parts of people', () => {
  const figures = [
    observed('rate', 'A', '2020', null, { status: ['Q'] }),
    observed('rate', 'A', '2020-Q4', 1e-7, { status: ['B', 'U'] }),
    observed('rate', 'A', '2019-2020', -0.1),
    { ...observed('rate', 'A', '2020', 5), breakdown: 'age=Y15-24;sex=F' },
  ];
  expect(faults(toCsv(figures), described)).toEqual([]);
});

test('rows that break the description are found', () => {
  const good = observed('rate', 'A', '2020', 1);
  expect(faults(toCsv([good, good]), described)).toEqual(['key given twice']);
  expect(faults(toCsv([{ ...good, unit: 'XX' as never }]), described)).toEqual(['0: unit is XX']);
  expect(faults(toCsv([{ ...good, area: '' as never }]), described)).toEqual(['0: area is empty']);
});

test('columns are described in every language, after the heading itself', () => {
  expect(described.tableSchema.columns[0]?.titles).toEqual({
    nl: ['indicator', 'About indicator'],
    en: ['indicator', 'About indicator'],
    fr: ['indicator', 'About indicator'],
  });
});
