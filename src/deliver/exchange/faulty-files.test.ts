import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { rawWorkbook, textRow } from '../../../test/raw-workbook.ts';
import { sayLeftOut, type CellProblem } from './cell-problem.ts';
import type { PlanTerms } from '../project/plan-terms.ts';
import { readTables, type ReadFiles } from './read-tables.ts';
import { readSheets, type SentFile } from './sheet-store.ts';

const terms: PlanTerms = { action: new Set(), group: new Set(), municipality: new Set(), indicator: new Set() };

async function read(...files: readonly SentFile[]): Promise<ReadFiles> {
  const { sheets, problems } = await readSheets(files);
  const tables = readTables(sheets, terms);
  return { ...tables, problems: [...problems, ...tables.problems] };
}

/** The files of a folder of `test/cases/faulty-files` that an import takes. */
function filesOf(folder: string): readonly SentFile[] {
  const path = fileURLToPath(new URL(`../../../test/cases/faulty-files/${folder}/`, import.meta.url));
  const names = readdirSync(path).filter((name) => /\.(csv|xlsx)$/.test(name));
  return names.map((name) => ({ name, bytes: readFileSync(path + name) }));
}

function csv(name: string, text: string): SentFile {
  return { name, bytes: new TextEncoder().encode(text) };
}

function told({ problems }: ReadFiles): readonly string[] {
  return problems.map(({ code, place: { sheet, row, column } }: CellProblem) =>
    [code, sheet, row, column].filter((each) => each !== undefined).join(' '),
  );
}

function leftOut({ leftOut: found }: ReadFiles): readonly string[] {
  return found.map((each) => sayLeftOut(each, 'en'));
}

test('amounts that may be thousands or decimals are asked back, each with its cell', async () => {
  expect(told(await read(...filesOf('01-thousands-dot')))).toEqual([
    'two-numbers 2 planned',
    'two-numbers 2 committed',
    'two-numbers 2 paid',
  ]);
});

test('a table below blank rows is read', async () => {
  const found = await read(...filesOf('04-blank-first-row'));
  expect(told(found)).toEqual([]);
  expect(found.tables.get('budget')?.map(({ cells, place }) => [place.row, cells['planned']])).toEqual([[3, '12500']]);
});

test('an error is never an empty cell', async () => {
  const files = filesOf('05-error-cell').filter(({ name }) => name.startsWith('budget'));
  for (const file of files) {
    const found = await read(file);
    expect(told(found)).toEqual([
      expect.stringMatching(/^error-cell budget 2 (planned)$/),
      'error-cell budget 2 committed',
    ]);
    expect(found.problems.map(({ args }) => args['value'])).toEqual(['#REF!', '#N/A']);
  }
});

test('a formula that was never worked out is never an empty cell', async () => {
  const rows = `${textRow('project', 'number', 'label', 'source', 'planned')}<row>
    <c t="inlineStr"><is><t>een</t></is></c><c><v>1</v></c><c t="inlineStr"><is><t>Loon</t></is></c>
    <c t="inlineStr"><is><t>provincial</t></is></c><c><f>SUM(A1)</f></c></row>`;
  const found = await read({ name: 'a.xlsx', bytes: rawWorkbook([{ name: 'budget', rows }]) });
  expect(told(found)).toEqual(['formula-without-value budget 2 planned']);
});

test('letters that a wrong encoding damaged are refused', async () => {
  expect(told(await read(...filesOf('07-mojibake')))).toEqual(['wrong-encoding 2 title_nl']);
});

test('days that count from 1904 are the days that the sheet shows', async () => {
  const found = await read(...filesOf('09-date1904-true'));
  expect(told(found)).toEqual([]);
  expect(found.tables.get('milestones')?.map(({ cells }) => cells['due'])).toEqual(['2026-12-01']);
});

test('a first line sep=; says how cells are parted, and counts as a row', async () => {
  const found = await read(...filesOf('11-sep-line'));
  expect(told(found)).toEqual([]);
  expect(found.tables.get('budget')?.map(({ place, cells }) => [place.row, cells['planned']])).toEqual([[3, '10']]);
});

test('numbers are taken as the sheet shows them, not as binary adds them up', async () => {
  const found = await read(...filesOf('12-float-noise'));
  expect(told(found)).toEqual([]);
  const [cells] = found.tables.get('budget')?.map((row) => row.cells) ?? [];
  expect([cells?.['planned'], cells?.['committed']]).toEqual(['3750.3', '435']);
});

test('an enterprise number that lost its first nought to a spreadsheet has it back', async () => {
  const found = await read(...filesOf('13-leading-zero'));
  expect(told(found)).toEqual([]);
  expect(found.tables.get('organisations')?.map(({ cells }) => cells['enterprise_number'])).toEqual(['0417497106']);
  const typed = await read(
    csv('organisations.csv', 'organisation,name,kind,enterprise_number\na,A,market,417.497.106\n'),
  );
  expect(typed.tables.get('organisations')?.[0]?.cells['enterprise_number']).toBe('0417497106');
});

test('UTF-16, tabs, lone line returns, hard spaces, empty columns behind and rows of only delimiters are read', async () => {
  const text =
    'project\tnumber\tlabel\tsource\tplanned\t\t\reen\t1\tLoon\tprovincial\t12\u00a0500,50\t\t\r\t\t\t\t\t\t\r';
  const bytes = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]);
  const found = await read({ name: 'budget.csv', bytes });
  expect(told(found)).toEqual([]);
  expect(found.tables.get('budget')?.map(({ cells }) => cells)).toEqual([
    { project: 'een', number: '1', label: 'Loon', source: 'provincial', planned: '12500.5' },
  ]);
});

test('titles above a header and sheets that are no table are left out, and that is said', async () => {
  const budget = textRow('project', 'number', 'label', 'source') + textRow('een', '1', 'Loon', 'provincial');
  const found = await read({
    name: 'a.xlsx',
    bytes: rawWorkbook([
      { name: 'Voorblad', rows: textRow('Begroting 2026') },
      { name: 'risks', rows: textRow('project', 'oud'), state: 'hidden' },
      { name: 'Budget', rows: textRow('Begroting', 'van ons') + budget },
      { name: 'Blad3', rows: '' },
    ]),
  });
  expect(told(found)).toEqual([]);
  expect(found.tables.get('budget')).toHaveLength(1);
  expect(leftOut(found)).toEqual([
    'a.xlsx, Voorblad: this sheet is not a table of projects.',
    'a.xlsx, risks: this sheet is hidden.',
    'a.xlsx, Budget: row 1 is above the column names.',
  ]);
});

test('a sheet that may have been meant as a table, and a column without a name, are never left out', async () => {
  const rows = textRow('project', 'number', 'label', 'source') + textRow('een', '1', 'Loon', 'provincial');
  const misnamed = [
    { name: 'budgets', rows: textRow('project', 'x') },
    { name: 'budget', rows },
  ];
  expect(told(await read({ name: 'a.xlsx', bytes: rawWorkbook(misnamed) }))).toEqual(['unknown-sheet budgets']);
  const nameless = csv('budget.csv', 'project,number,label,source,,planned\neen,1,Loon,provincial,meer,10\n');
  expect((await read(nameless)).problems.map(({ code, args }) => [code, args['column']])).toEqual([
    ['nameless-column', 'E'],
  ]);
});

test('a workbook that unpacks to more than is taken is refused before it is read', async () => {
  const bytes = rawWorkbook([{ name: 'budget', rows: ' '.repeat(60_000_000) }]);
  expect(bytes.length).toBeLessThan(100_000);
  expect(told(await read({ name: 'a.xlsx', bytes }))).toEqual(['too-large-workbook']);
});
