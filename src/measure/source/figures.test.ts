import { describe, expect, it } from 'vitest';
import { hasSharedFiles, readSharedText } from '../../../test/shared-file.ts';
import { figureColumns, readFigureFiles, readFigures } from './figures.ts';

const known = {
  indicators: new Set(['employment-rate-20-64', 'population-20-64']),
  areas: new Set(['BE2', 'BE22', '71002']),
  units: new Map([['employment-rate-20-64', 'PC'] as const]),
};
const header = figureColumns.join(',');
const read = (...rows: readonly string[]) => readFigures([header, ...rows].join('\n'), 'figures.csv', known);

function codesAt(...rows: readonly string[]): readonly string[] {
  const result = read(...rows);
  return result.ok ? [] : result.problems.map(({ code, at }) => `${at} ${code}`);
}

describe('reading what a figure is part of and how it came', () => {
  const wide = `${header},breakdown,origin`;
  const row = (breakdown: string, origin: string, note = ''): string =>
    `employment-rate-20-64,BE2,2024,70,PC,,Eurostat,d,${note},2025-11-24,${breakdown},${origin}`;
  const readWide = (...rows: readonly string[]) => readFigures([wide, ...rows].join('\n'), 'figures.csv', known);

  it('takes a part of the people as a breakdown, beside the total', () => {
    const result = readWide(row('', ''), row('sex=F', ''), row('age=Y20-24;sex=F', ''));
    const breakdowns = result.ok ? result.value.map(({ breakdown }) => breakdown) : [];
    expect(breakdowns).toEqual(['', 'sex=F', 'age=Y20-24;sex=F']);
  });

  it('knows the table of a publisher from a text that quotes it', () => {
    const result = readWide(row('', 'quoted-press', 'vrt.be 2023-01-23'));
    expect(result.ok && result.value[0]?.provenance).toMatchObject({
      origin: 'quoted-press',
      note: 'vrt.be 2023-01-23',
    });
  });

  it.each([
    ['bad-breakdown', row('F', '')],
    ['unknown-origin', row('', 'hearsay')],
    ['no-quotation', row('', 'quoted-official')],
  ])('refuses with %s, and says how to mend it', (code, faulty) => {
    const result = readWide(faulty);
    expect(result.ok ? [] : result.problems).toMatchObject([
      { code, at: 'figures.csv:2', hint: expect.stringMatching(/\.$/) },
    ]);
  });
});

describe('reading several files of figures', () => {
  const file = (name: string, ...rows: readonly string[]) => ({ name, text: [header, ...rows].join('\n') });
  const good = 'employment-rate-20-64,BE2,2024,70,PC,,Eurostat,d,,2025-11-24';

  it('joins their figures in order', () => {
    const other = 'employment-rate-20-64,BE22,2024,71,PC,,Eurostat,d,,2025-11-24';
    const result = readFigureFiles([file('figures/a.csv', good), file('figures/b.csv', other)], known);
    expect(result.ok && result.value.map(({ area }) => area)).toEqual(['BE2', 'BE22']);
  });

  it('refuses a figure that two files have, and names both places', () => {
    const result = readFigureFiles([file('figures/a.csv', good), file('figures/b.csv', good)], known);
    expect(result.ok ? [] : result.problems).toMatchObject([
      { code: 'duplicate-figure', at: 'figures/b.csv:2', message: expect.stringContaining('figures/a.csv:2') },
    ]);
  });

  it('tells the problems of every file', () => {
    const faulty = good.replace('70', '70,3');
    const result = readFigureFiles([file('figures/a.csv', faulty), file('figures/b.csv', faulty)], known);
    expect(result.ok ? [] : result.problems.map(({ at }) => at)).toEqual(['figures/a.csv:2', 'figures/b.csv:2']);
  });
});

describe('reading figures', () => {
  it('gives one observation per row, with its provenance', () => {
    const result = read('employment-rate-20-64,BE22,2024-Q1,74.5,PC,bu,Eurostat,lfst_r_lfe2emprt,"a, note",2025-11-24');
    expect(result).toEqual({
      ok: true,
      value: [
        {
          indicator: 'employment-rate-20-64',
          area: 'BE22',
          period: '2024-Q1',
          breakdown: '',
          value: 74.5,
          unit: 'PC',
          status: ['B', 'U'],
          provenance: {
            publisher: 'Eurostat',
            dataset: 'lfst_r_lfe2emprt',
            note: 'a, note',
            origin: 'published',
            retrieved: '2025-11-24',
          },
        },
      ],
    });
  });

  it('takes a suppressed figure as a status, never as zero', () => {
    const result = read('employment-rate-20-64,71002,2024,,PC,S,Steunpunt Werk,VAR,,2025-11-24');
    expect(result.ok && result.value[0]).toMatchObject({ value: null, status: ['Q'] });
  });

  it.each([
    ['unknown-indicator', 'employment-rate-20-63,BE2,2024,70,PC,,Eurostat,d,,2025-11-24'],
    ['unknown-area', 'employment-rate-20-64,BE3,2024,70,PC,,Eurostat,d,,2025-11-24'],
    ['unknown-unit', 'employment-rate-20-64,BE2,2024,70,%,,Eurostat,d,,2025-11-24'],
    ['other-unit', 'employment-rate-20-64,BE2,2024,70,PS,,Eurostat,d,,2025-11-24'],
    ['unknown-flag', 'employment-rate-20-64,BE2,2024,70,PC,q,Eurostat,d,,2025-11-24'],
    ['bad-period', 'employment-rate-20-64,BE2,2024Q1,70,PC,,Eurostat,d,,2025-11-24'],
    ['bad-number', 'employment-rate-20-64,BE2,2024,"70,3",PC,,Eurostat,d,,2025-11-24'],
    ['bad-number', 'population-20-64,BE2,2024,NaN,PS,,Eurostat,d,,2025-11-24'],
    ['value-missing', 'employment-rate-20-64,BE2,2024,,PC,,Eurostat,d,,2025-11-24'],
    ['value-suppressed', 'employment-rate-20-64,BE2,2024,70,PC,S,Eurostat,d,,2025-11-24'],
    ['percentage-out-of-range', 'employment-rate-20-64,BE2,2024,100.1,PC,,Eurostat,d,,2025-11-24'],
    ['negative-count', 'population-20-64,BE2,2024,-1,PS,,Eurostat,d,,2025-11-24'],
    ['no-publisher', 'population-20-64,BE2,2024,1,PS,,,d,,2025-11-24'],
    ['bad-date', 'population-20-64,BE2,2024,1,PS,,Statbel,d,,2025-02-30'],
    ['future-period', 'employment-rate-20-64,BE2,2027,70,PC,,Eurostat,d,,2025-11-24'],
    ['wrong-column-count', 'employment-rate-20-64,BE2,2024,70,3,PC,,Eurostat,d,,2025-11-24'],
    ['broken-quotes', '"employment-rate-20-64,BE2,2024,70,PC,,Eurostat,d,,2025-11-24'],
  ])('refuses %s at its line', (code, row) => {
    const good = 'employment-rate-20-64,BE22,2024,70,PC,,Eurostat,d,,2025-11-24';
    expect(codesAt(good, row)).toEqual([`figures.csv:3 ${code}`]);
  });

  it('names every problem of every row, and the nearest known name', () => {
    const result = read(
      'employment-rate-2064,BE2,24,"7,1",PC,,Eurostat,d,,2025-11-24',
      'population-20-64,be22,2024,1,PS,,Statbel,d,,2025-11-24',
    );
    const problems = result.ok ? [] : result.problems;
    expect(problems.map(({ at, code }) => `${at} ${code}`)).toEqual([
      'figures.csv:2 unknown-indicator',
      'figures.csv:2 bad-period',
      'figures.csv:2 bad-number',
      'figures.csv:3 unknown-area',
    ]);
    expect(problems[0]?.hint).toBe('Did you mean employment-rate-20-64?');
    expect(problems[2]?.hint).toBe('Write the decimal with a point: 7.1.');
    expect(problems[3]?.hint).toMatch(/^Did you mean BE22/);
  });

  it('refuses a second figure for the same key and says where the first stands', () => {
    const row = 'population-20-64,BE2,2024,1,PS,,Statbel,d,,2025-11-24';
    const result = read(row, '', row);
    expect(result.ok ? [] : result.problems).toMatchObject([{ code: 'duplicate-figure', at: 'figures.csv:4' }]);
    expect(result.ok ? '' : result.problems[0]?.message).toContain('figures.csv:2');
  });

  it('lists a hundred problems and counts the others', () => {
    const rows = Array.from({ length: 130 }, (_, index) => `x${index},BE2,2024,1,PS,,Statbel,d,,2025-11-24`);
    const result = read(...rows);
    const problems = result.ok ? [] : result.problems;
    expect(problems).toHaveLength(101);
    expect(problems.at(-1)?.message).toBe('30 more problems not listed.');
  });

  it('reads the same with a byte order mark and Windows line ends', () => {
    const row = 'population-20-64,BE2,2024,1,PS,,Statbel,d,,2025-11-24';
    expect(readFigures(`\uFEFF${header}\r\n${row}\r\n`, 'figures.csv', known)).toEqual(read(row));
  });

  it('names the columns that are missing', () => {
    const result = readFigures('indicator,area,period,value\n', 'figures.csv', known);
    expect(result.ok ? [] : result.problems.map(({ message }) => message)).toContain('Column "unit" is missing.');
  });

  it.skipIf(!hasSharedFiles)('reads all 2,360 official figures, one of them suppressed', () => {
    const lines = readSharedText('facts/figures.csv').trim().split(/\r?\n/);
    const text = lines.map((line, index) => `${line},${index === 0 ? 'retrieved' : '2025-11-24'}`).join('\n');
    const column = (at: number) => new Set(lines.slice(1).map((line) => line.split(',')[at] ?? ''));
    const result = readFigures(text, 'figures.csv', { indicators: column(0), areas: column(1) });
    expect(result.ok && result.value.length).toBe(2360);
    expect(result.ok && result.value.filter(({ value }) => value === null)).toMatchObject([
      { area: '73028', status: ['Q'] },
    ]);
  });
});
