import { describe, expect, test } from 'vitest';
import { rawWorkbook, textRow } from '../../test/raw-workbook.ts';
import type { WorkbookCell } from './workbook-cell.ts';
import { openWorkbook } from './workbook.ts';
import { partsOfBytes } from './zip-file.ts';

const roomy = 64 * 1024 * 1024;

async function rowsIn(bytes: Uint8Array, most = roomy) {
  const opened = await openWorkbook(partsOfBytes(bytes), 'book.xlsx', most);
  const [sheet] = opened.ok ? opened.value : [];
  return sheet ? sheet.rows() : opened;
}

async function cellsIn(cells: string, properties = '', strings = ''): Promise<readonly WorkbookCell[]> {
  const book = rawWorkbook([{ name: 'a', rows: `<row>${cells}</row>` }], { properties, strings });
  const rows = await rowsIn(book);
  if (!rows.ok) throw new Error(rows.problems.map(({ message }) => message).join());
  return (rows.value as readonly { readonly cells: readonly WorkbookCell[] }[])[0]?.cells ?? [];
}

async function codesOf(bytes: Uint8Array, most?: number): Promise<readonly string[]> {
  const rows = await rowsIn(bytes, most);
  return rows.ok ? [] : rows.problems.map(({ code, message }) => `${code}: ${message}`);
}

describe('a cell of a workbook', () => {
  test('gives a percentage in percent, but not a number with a percent sign for decoration', async () => {
    expect(await cellsIn('<c s="2"><v>0.703</v></c><c s="3"><v>0.29</v></c><c s="4"><v>70.3</v></c>')).toEqual([
      70.3, 29, 70.3,
    ]);
  });

  test('gives a number to the 15 digits of a spreadsheet', async () => {
    expect(await cellsIn('<c><f>1250.1*3</f><v>3750.2999999999997</v></c><c><v>434.99999999999994</v></c>')).toEqual([
      3750.3, 435,
    ]);
  });

  test('says that it holds an error, or a formula that was never worked out', async () => {
    expect(
      await cellsIn(
        '<c t="e"><f>1/0</f><v>#DIV/0!</v></c><c><f>A1</f></c><c><f>A1</f><v/></c><c t="str"><f>""</f><v/></c>',
      ),
    ).toEqual([
      { fault: 'error', shown: '#DIV/0!' },
      { fault: 'no-value', shown: '' },
      { fault: 'no-value', shown: '' },
      '',
    ]);
  });

  test('counts days from 1900 or from 1904, however the workbook says so', async () => {
    const dayOf = async (serial: number, properties: string) =>
      (await cellsIn(`<c s="1"><v>${serial}</v></c>`, properties)).map((cell) => (cell as Date).toISOString());
    expect(await dayOf(46357, '')).toEqual(['2026-12-01T00:00:00.000Z']);
    expect(await dayOf(59, '<workbookPr/>')).toEqual(['1900-02-28T00:00:00.000Z']);
    for (const written of ['1', 'true']) {
      expect(await dayOf(44895, `<workbookPr date1904="${written}"/>`)).toEqual(['2026-12-01T00:00:00.000Z']);
    }
    expect(await dayOf(46357, '<workbookPr date1904="0"/>')).toEqual(['2026-12-01T00:00:00.000Z']);
  });

  test('gives a text whole, whatever parts it is written in, without how it is pronounced', async () => {
    const strings = '<si><r><t>Gen</t></r><r><t>k &amp; As</t></r><rPh><t>x</t></rPh></si><si><t>a_x000A_b</t></si>';
    expect(await cellsIn('<c t="s"><v>0</v></c><c t="s"><v>1</v></c><c t="b"><v>1</v></c>', '', strings)).toEqual([
      'Genk & As',
      'a\nb',
      true,
    ]);
  });

  test('stands where its address says', async () => {
    expect(await cellsIn('<c r="B1"><v>1</v></c><c r="AA1"><v>2</v></c>')).toHaveLength(27);
  });
});

test('a workbook names its sheets in order and says which are hidden', async () => {
  const book = rawWorkbook([
    { name: 'Inhoud', rows: '', state: 'hidden' },
    { name: 'a &amp; b', rows: textRow('x') },
    { name: 'c', rows: '', state: 'veryHidden' },
  ]);
  const opened = await openWorkbook(partsOfBytes(book), 'book.xlsx', roomy);
  const sheets = opened.ok ? opened.value.map(({ name, isHidden }) => [name, isHidden]) : [];
  expect(sheets).toEqual([
    ['Inhoud', true],
    ['a & b', false],
    ['c', true],
  ]);
});

describe('a workbook is refused', () => {
  test('when it unpacks to far more than it holds, in any part that is read', async () => {
    const blank = ' '.repeat(30_000_000);
    const bomb = /^zip-bomb: The file unpacks to more than \d+ times its size/;
    expect(await codesOf(rawWorkbook([{ name: 'a', rows: blank }]))).toEqual([expect.stringMatching(bomb)]);
    expect(await codesOf(rawWorkbook([{ name: 'a', rows: '' }], { strings: blank }))).toEqual([
      expect.stringMatching(bomb),
    ]);
    expect(await codesOf(rawWorkbook([{ name: 'a', rows: '' }], { properties: blank }))).toEqual([
      expect.stringMatching(bomb),
    ]);
  });

  test('when all its parts together are more than is taken', async () => {
    const noise = Array.from({ length: 20_000 }, (_, at) => `<row><c><v>${(at * 7919) % 10_007}</v></c></row>`).join(
      '',
    );
    const book = rawWorkbook([{ name: 'a', rows: noise }]);
    expect(await codesOf(book)).toEqual([]);
    expect(await codesOf(book, 300_000)).toEqual(['zip-bomb: The file unpacks to more than 0 MB.']);
  });

  test('when a few cells far apart, or one text often, would fill the memory', async () => {
    const far = '<row><c r="XFD9"><v>1</v></c></row>';
    const tooMuch = 'bad-workbook: The workbook cannot be read (its cells do not fit in memory).';
    expect(await codesOf(rawWorkbook([{ name: 'a', rows: far.repeat(2000) }]))).toEqual([tooMuch]);
    const long = `<si><t>${Array.from({ length: 9000 }, (_, at) => at).join(' ')}</t></si>`;
    const rows = '<row><c t="s"><v>0</v></c></row>'.repeat(3000);
    expect(await codesOf(rawWorkbook([{ name: 'a', rows }], { strings: long }))).toEqual([tooMuch]);
  });

  test('when it holds what no workbook holds, with what that is', async () => {
    const refused = async (cells: string) => codesOf(rawWorkbook([{ name: 'a', rows: `<row>${cells}</row>` }]));
    for (const cells of [
      '<c t="s"><v>7</v></c>',
      '<c><v>zeven</v></c>',
      '<c t="q"><v>1</v></c>',
      '<c r="7"><v>1</v></c>',
      '<c>',
    ]) {
      expect(await refused(cells)).toEqual([
        expect.stringMatching(/^bad-workbook: The workbook cannot be read \(.+\)\.$/),
      ]);
    }
  });
});
