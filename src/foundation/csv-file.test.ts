import { describe, expect, it } from 'vitest';
import { readCsv, toCsvText } from './csv-file.ts';

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
});
