import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { hasSharedFiles, readSharedText, sharedPath } from '../../../test/shared-file.ts';
import { readEurostatFile } from './eurostat-file.ts';
import { readEurostatLongCsv } from './eurostat-long-csv.ts';
import { readEurostatTsv } from './eurostat-tsv.ts';
import { readJsonStat } from './json-stat.ts';
import { readSdmxCsv } from './sdmx-csv.ts';

const datasets = ['lfst_r_lfe2emprt', 'lfst_r_lfp2actrt', 'lfst_r_lfu3rt', 'edat_lfse_22'];

describe.skipIf(!hasSharedFiles)('the three Eurostat formats', () => {
  it.each(datasets)('give identical observations of %s', (dataset) => {
    const read = (ending: string) => readSharedText(`data/eurostat/${dataset}.BE.${ending}`);
    const json = readJsonStat(read('jsonstat.json'), { file: 'a.json', dataset });
    const tsv = readEurostatTsv(read('tsv'), { file: 'a.tsv', dataset });
    const csv = readSdmxCsv(read('sdmx.csv'), { file: 'a.csv', dataset });
    expect([json.problems, tsv.problems, csv.problems]).toEqual([[], [], []]);
    expect(json.observations.length).toBeGreaterThan(200);
    expect(tsv.observations).toEqual(json.observations);
    expect(csv.observations).toEqual(json.observations);
    expect([json.updated, csv.updated]).toEqual(['2024-06-13', '2024-06-13']);
  });

  it('keep being identical when cells are missing or suppressed', () => {
    const dataset = 'lfst_r_lfu3rt';
    const read = (ending: string) => readSharedText(`data/eurostat/${dataset}.BE.${ending}`);
    const withoutSecond = JSON.parse(read('jsonstat.json')) as { value: Record<string, number>; status: object };
    delete withoutSecond.value['0'];
    delete withoutSecond.value['2'];
    Object.assign(withoutSecond.status, { 2: 'c' });
    const tsv = read('tsv').replace('\t14.9 \t13 b\t15.9 \t', '\t: \t13 b\t: c\t');
    const csv = read('sdmx.csv')
      .replace(/^.*BE10,2000.*\r\n/m, '')
      .replace('BE10,2002,15.9,', 'BE10,2002,,c');
    const fromJson = readJsonStat(JSON.stringify(withoutSecond), { file: 'a', dataset });
    expect(fromJson.observations.slice(0, 3)).toMatchObject([
      { geo: 'BE10', period: '2000', value: null, status: ['O'] },
      { geo: 'BE10', period: '2001', value: 13, status: ['B'] },
      { geo: 'BE10', period: '2002', value: null, status: ['Q'] },
    ]);
    expect(readEurostatTsv(tsv, { file: 'a', dataset }).observations).toEqual(fromJson.observations);
    expect(readSdmxCsv(csv, { file: 'a', dataset }).observations).toEqual(fromJson.observations);
  });

  it('are recognised by their content', () => {
    const endings = ['jsonstat.json', 'tsv', 'sdmx.csv'];
    const readings = endings.map((ending) => {
      const file = `edat_lfse_22.BE.${ending}`;
      return readEurostatFile(readSharedText(`data/eurostat/${file}`), file);
    });
    expect(readings.map((reading) => reading.ok && reading.value[0]?.dataset)).toEqual(
      endings.map(() => 'edat_lfse_22'),
    );
  });
});

describe.skipIf(!hasSharedFiles)('a true SDMX-CSV capture', () => {
  const dataset = 'ilc_lvps08';
  const text = hasSharedFiles ? readSharedText('data/eurostat/REAL_capture_ilc_lvps08.sdmx.head.csv') : '';

  it('is read with every published value, and the years without one as missing', () => {
    const reading = readSdmxCsv(text, { file: 'capture.csv', dataset });
    expect(reading.problems).toEqual([]);
    expect(reading.updated).toBe('2023-10-27');
    const rows = text.trim().split(/\r?\n/).slice(1);
    const written = rows.map((row) => row.split(',')).filter((cells) => cells[7] !== '');
    expect(reading.observations.filter(({ value }) => value !== null)).toHaveLength(written.length);
    expect(
      new Set(reading.observations.filter(({ value }) => value === null).map(({ status }) => status.join())),
    ).toEqual(new Set(['O']));
  });

  it('is the same in version 2.0 of the format', () => {
    const second = text
      .replace('DATAFLOW,LAST UPDATE,', 'STRUCTURE,STRUCTURE_ID,')
      .replaceAll(/^(ESTAT:[^,]*),[^,]*,/gm, 'dataflow,$1,');
    const version2 = readSdmxCsv(second, { file: 'capture.csv', dataset });
    expect(version2.problems).toEqual([]);
    expect(version2.observations).toEqual(readSdmxCsv(text, { file: 'capture.csv', dataset }).observations);
  });
});

describe.skipIf(!hasSharedFiles)('the long file of all European regions', () => {
  const path = sharedPath('data/eurostat/nuts2_1990_2019_long.csv.gz');
  const result = hasSharedFiles
    ? readEurostatLongCsv(gunzipSync(readFileSync(path)).toString(), 'long.csv.gz')
    : undefined;
  const readings = result?.ok ? result.value : [];

  it('gives every one of its 103,510 rows, 15,920 of them missing', () => {
    const cells = readings.flatMap(({ observations }) => observations);
    expect(cells).toHaveLength(103_510);
    expect(cells.filter(({ value }) => value === null)).toHaveLength(15_920);
    expect(readings.map(({ dataset }) => dataset)).toHaveLength(7);
  });

  it.each(datasets)('agrees with the JSON-stat file of %s', (dataset) => {
    const text = readSharedText(`data/eurostat/${dataset}.BE.jsonstat.json`);
    const { observations } = readJsonStat(text, { file: 'a.json', dataset });
    const age = observations[0]?.dimensions['age'];
    const long = readings.find((reading) => reading.dataset === dataset)?.observations ?? [];
    const belgian = long.filter(
      ({ geo, dimensions, value }) => geo.startsWith('BE') && dimensions['age'] === age && value !== null,
    );
    expect(belgian.toSorted(byPlace)).toEqual(observations.toSorted(byPlace));
  });
});

function byPlace(a: { geo: string; period: string }, b: { geo: string; period: string }): number {
  return `${a.geo} ${a.period}` < `${b.geo} ${b.period}` ? -1 : 1;
}
