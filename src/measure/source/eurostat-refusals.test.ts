import { describe, expect, it } from 'vitest';
import type { DatasetReading } from './dataset-reading.ts';
import { parseEurostatPeriod } from './eurostat-notation.ts';
import { readEurostatTsv } from './eurostat-tsv.ts';
import { decodeText } from './file-text.ts';
import { readJsonStat } from './json-stat.ts';
import { readSdmxCsv } from './sdmx-csv.ts';

const origin = { file: 'x', dataset: 'demo' };

function codes(reading: DatasetReading): readonly string[] {
  expect(reading.observations).toEqual([]);
  return reading.problems.map(({ code, at }) => `${at} ${code}`);
}

const cube = (changes: object = {}) =>
  JSON.stringify({
    class: 'dataset',
    id: ['sex', 'geo', 'time'],
    size: [1, 2, 2],
    value: { 0: 1, 1: 2, 3: 4 },
    status: { 2: 'c' },
    dimension: {
      sex: { category: { label: { T: 'Total' } } },
      geo: { category: { index: ['BE2', 'BE22'] } },
      time: { category: { index: { '2019M01': 0, '2019-02': 1 } } },
    },
    ...changes,
  });

describe('JSON-stat', () => {
  it('reads values and statuses as sparse objects or as lists', () => {
    const sparse = readJsonStat(cube(), origin);
    expect(sparse.observations).toEqual([
      { dimensions: { sex: 'T' }, geo: 'BE2', period: '2019-01', value: 1, status: ['A'] },
      { dimensions: { sex: 'T' }, geo: 'BE2', period: '2019-02', value: 2, status: ['A'] },
      { dimensions: { sex: 'T' }, geo: 'BE22', period: '2019-01', value: null, status: ['Q'] },
      { dimensions: { sex: 'T' }, geo: 'BE22', period: '2019-02', value: 4, status: ['A'] },
    ]);
    const listed = readJsonStat(cube({ value: [1, 2, null, 4], status: ['', null, ': c', ''] }), origin);
    expect(listed).toEqual(sparse);
  });

  it('says which dimension of an empty answer is empty', () => {
    const empty = { size: [1, 0, 2], value: {}, dimension: { geo: { category: { index: {} } } } };
    expect(readJsonStat(cube(empty), origin).problems).toMatchObject([
      { code: 'no-cells', message: 'The answer holds no figures: nothing for geo.' },
    ]);
  });

  it.each([
    ['a cut-off file', cube().slice(0, 40), ['x:1:41 broken-json']],
    ['text that is no JSON', '{"id": [,]}', ['x:1:9 broken-json']],
    ['a web page', '<!DOCTYPE html><p>Too many requests', ['x:1 html-answer']],
    ['nothing', ' \n', ['x empty-file']],
    ['a list', '[1]', ['x $ not-json-stat']],
    ['a name that occurs twice', cube().replace('"0":1', '"0":1,"0":2'), ['x:1:76 duplicate-name']],
    ['another dataset', cube({ extension: { id: 'OTHER' } }), ['x $.extension.id other-dataset']],
    ['an error', '{"error":[{"status":404,"id":100,"label":"no"}]}', ['x $.error publisher-error']],
    ['a request that was too large', '{"warning":{"status":413,"label":"async"}}', ['x $ too-large']],
    ['a value as text', cube({ value: { 0: '1,234' } }), ['x $.value[0] bad-number']],
    ['an infinite value', cube().replace('"0":1', '"0":1e999'), ['x $.value[0] bad-number']],
    ['an unknown flag', cube({ status: { 0: 'x' } }), ['x $.value[0] unknown-flag']],
    ['a value that is confidential', cube({ status: { 0: 'c' } }), ['x $.value[0] value-suppressed']],
    ['a cell beyond the last', cube({ value: { 4: 1 } }), ['x $.value bad-index']],
    ['a list that is too short', cube({ value: [1] }), ['x $.value bad-index']],
    ['sizes that do not fit', cube({ size: [1, 3, 2] }), ['x $.dimension.geo.category wrong-size']],
    ['no periods', cube({ id: ['sex', 'geo', 'x'], dimension: {} }), expect.arrayContaining(['x $.id not-json-stat'])],
  ])('refuses %s', (_, text, expected) => {
    expect(codes(readJsonStat(text, origin))).toEqual(expected);
  });
});

describe('Eurostat TSV', () => {
  const header = 'freq,geo\\TIME_PERIOD\t2019 \t2020 ';

  it('reads values, flags and missing cells', () => {
    const { observations } = readEurostatTsv(`${header}\nA,BE22\t1.5 bu\t: c\n`, origin);
    expect(observations).toMatchObject([
      { dimensions: { freq: 'A' }, geo: 'BE22', period: '2019', value: 1.5, status: ['B', 'U'] },
      { period: '2020', value: null, status: ['Q'] },
    ]);
  });

  it.each([
    ['a wrong header', 'geo;2019\nBE22;1', ['x:1:1 bad-header']],
    ['an unknown period', 'geo\\TIME_PERIOD\t2019\tlast year\nBE22\t1 \t2 \n', ['x:1:3 bad-period']],
    ['thousands with a comma', `${header}\nA,BE22\t1,234 \t2 \n`, ['x:2:2 bad-number']],
    ['a line that was cut off', `${header}\nA,BE22\t1 `, ['x:2 wrong-column-count']],
    ['a number that was cut off', `${header}\nA,BE22\t1 \t2`, ['x:2 truncated']],
    ['a series without an area', `${header}\nA\t1 \t2 \n`, ['x:2:1 wrong-key']],
    [
      'a series that occurs twice',
      `${header}\nA,BE22\t1 \t: \nA,BE22\t1 \t: \n`,
      ['x:3:2 duplicate-cell', 'x:3:3 duplicate-cell'],
    ],
    ['damaged letters', `${header}\nA,LiÃ¨ge\t1 \t2 \n`, ['x:2 wrong-encoding']],
  ])('refuses %s', (_, text, expected) => {
    expect(codes(readEurostatTsv(text, origin))).toEqual(expected);
  });
});

describe('SDMX-CSV', () => {
  const header = 'DATAFLOW,LAST UPDATE,freq,geo,TIME_PERIOD,OBS_VALUE,OBS_FLAG';
  const row = (rest: string) => `ESTAT:DEMO(1.0),13/06/24 23:00:00,${rest}`;

  it.each([
    ['a missing column', 'DATAFLOW,geo,OBS_VALUE\nESTAT:DEMO(1.0),BE,1', ['x:1 missing-column']],
    [
      'labels beside the codes',
      'STRUCTURE,STRUCTURE_ID,freq,Time frequency,geo,TIME_PERIOD,OBS_VALUE\n',
      ['x:1 bad-header'],
    ],
    ['another dataset', `${header}\nESTAT:OTHER(1.0),,A,BE,2019,1,\n`, ['x:2 other-dataset']],
    ['a row that was cut off', `${header}\n${row('A,BE,2019,1,')}\n${row('A,BE,20')}`, ['x:3 wrong-column-count']],
    ['an unknown period', `${header}\n${row('A,BE,2019-W01,1,')}\n`, ['x:2 bad-period']],
    ['a decimal comma', `${header}\n${row('A,BE,2019,"70,3",')}\n`, ['x:2 bad-number']],
    ['an empty code', `${header}\n${row('A,,2019,1,')}\n`, ['x:2 empty-code']],
    ['a cell that occurs twice', `${header}\n${row('A,BE,2019,1,')}\n${row('A,BE,2019,1,')}\n`, ['x:3 duplicate-cell']],
    ['a header alone', `${header}\n`, ['x no-cells']],
  ])('refuses %s', (_, text, expected) => {
    expect(codes(readSdmxCsv(text, origin))).toEqual(expected);
  });

  it('refuses a row that deletes a cell', () => {
    const text = 'STRUCTURE,STRUCTURE_ID,ACTION,geo,TIME_PERIOD,OBS_VALUE\ndataflow,ESTAT:DEMO(1.0),D,BE,2019,\n';
    expect(codes(readSdmxCsv(text, origin))).toContain('x:2 deleted-row');
  });
});

describe('a period of Eurostat', () => {
  it.each([
    ['2019', '2019'],
    ['2019-Q1', '2019-Q1'],
    ['2019Q1', '2019-Q1'],
    ['2019-01', '2019-01'],
    ['2019M01', '2019-01'],
    ['2019-M01', '2019-01'],
    ['2019-2020', undefined],
    ['2019Q5', undefined],
    ['2019M13', undefined],
  ])('%s is %s', (text, period) => {
    expect(parseEurostatPeriod(text)).toBe(period);
  });
});

describe('the bytes of a file', () => {
  it('are refused with the line of the first letter that is not UTF-8', () => {
    const bytes = Buffer.from('area\nLi\u00E8ge\n', 'latin1');
    const result = decodeText(bytes, 'x.csv');
    expect(result.ok ? [] : result.problems).toMatchObject([{ code: 'not-utf-8', at: 'x.csv:2' }]);
  });

  it('are refused while compressed', () => {
    const result = decodeText(new Uint8Array([0x1f, 0x8b, 8]), 'x.gz');
    expect(result.ok ? [] : result.problems).toMatchObject([{ code: 'compressed' }]);
  });
});
