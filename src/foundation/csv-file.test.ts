import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCsv, toCsvText, toSpreadsheetCsv } from './csv-file.ts';

const shape = { columns: ['code', 'name'], key: ['code'] } as const;

function problemsOf(text: string) {
  const result = readCsv('areas.csv', text, shape);
  return result.ok ? [] : result.problems;
}

describe('reading a CSV file', () => {
  it('gives rows with their line, columns in any order, past a byte order mark and blank lines', () => {
    expect(readCsv('areas.csv', '\uFEFFname,code\n"As, Genk",1\n\nPeer,2\n', shape)).toEqual({
      ok: true,
      value: [
        { at: 'areas.csv:2', cells: { code: '1', name: 'As, Genk' } },
        { at: 'areas.csv:4', cells: { code: '2', name: 'Peer' } },
      ],
    });
  });

  it('names columns that are missing or unknown, with the nearest known one', () => {
    expect(problemsOf('code,nmae\n1,As\n').map(({ code, at, hint }) => [code, at, hint])).toEqual([
      ['missing-column', 'areas.csv:1', 'The header is: code,name'],
      ['unknown-column', 'areas.csv:1', 'Did you mean "name"?'],
    ]);
  });

  it('places rows with another number of cells and rows that stand twice, all at once', () => {
    expect(problemsOf('code,name\n1,As\n2\n1,Genk\n').map(({ code, at }) => [code, at])).toEqual([
      ['wrong-cell-count', 'areas.csv:3'],
      ['repeated-row', 'areas.csv:4'],
    ]);
  });

  it('says where a quote was left open', () => {
    expect(problemsOf('code,name\n1,"As\n')).toMatchObject([
      { code: 'csv-syntax', at: expect.stringMatching(/areas\.csv:\d/) },
    ]);
  });

  it('asks for a header in an empty file', () => {
    expect(problemsOf('')).toMatchObject([{ code: 'empty-file', hint: 'Begin with the header line: code,name' }]);
  });
});

describe('writing CSV', () => {
  it('quotes only where it must', () => {
    expect(
      toCsvText([
        ['a', 1],
        ['b,c', 'd"e'],
        ['f\ng', ''],
      ]),
    ).toBe('a,1\n"b,c","d""e"\n"f\ng",\n');
  });

  it('makes no text a formula, leaves numbers as they are, and is read back as it was', () => {
    expect(toCsvText([['=1+1', '+32 11', '@x', '\t=1', "'=1", -1.5, '-3.25', '-']])).toBe(
      "'=1+1,'+32 11,'@x,'\t=1,''=1,-1.5,-3.25,'-\n",
    );
    const text = fc.string({ unit: fc.constantFrom("'", '=', '-', '+', '@', '1', 'a', ',', '"') });
    fc.assert(
      fc.property(fc.array(text), (names) => {
        const rows = names.map((name, at) => [`c${at}`, name]);
        const result = readCsv('areas.csv', toCsvText([['code', 'name'], ...rows]), shape);
        expect(result.ok && result.value.map(({ cells }) => cells.name)).toEqual(names);
      }),
    );
  });

  it('for people opens right in the spreadsheet of their language', () => {
    const rows = [
      ['naam', 'euro'],
      ['Één; twee', 1234.5],
      ['=A1', undefined],
    ];
    expect(toSpreadsheetCsv(rows, 'nl')).toBe('\uFEFFnaam;euro\r\n"Één; twee";1234,5\r\n\'=A1;\r\n');
    expect(toSpreadsheetCsv(rows, 'fr')).toBe(toSpreadsheetCsv(rows, 'nl'));
    expect(toSpreadsheetCsv(rows, 'en')).toBe("\uFEFFnaam,euro\r\nÉén; twee,1234.5\r\n'=A1,\r\n");
  });
});
