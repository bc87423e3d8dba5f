import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { limburgFolder, openedPlan } from '../../../test/release/built-release.ts';
import { buildGeography } from '../area/geography.ts';
import { toJsonStat } from '../export/json-stat.ts';
import { toSdmxCsv } from '../export/sdmx-csv.ts';
import { observationKey, type Observation } from '../observation/observation.ts';
import { readEurostatFile } from './eurostat-file.ts';
import { isOwnJsonStat, readOwnJsonStat } from './own-json-stat.ts';
import { isOwnSdmxCsv, readOwnSdmxCsv } from './own-sdmx-csv.ts';
import { readSourceFile } from './source-file.ts';

const release = await openedPlan(limburgFolder);
const { indicators, areas } = release.snapshot;
const geography = buildGeography(areas);
const known = {
  indicators: new Set(indicators.map(({ id }) => id)),
  areas: new Set(areas.map(({ code }) => code)),
  units: new Map(indicators.map(({ id, unit }) => [id, unit])),
};

/** What stands in a file, which is all but who published it, in an order of its own. */
function content(observations: readonly Observation[]): readonly unknown[] {
  return observations
    .map((each) => [observationKey(each), each.value, each.unit, each.status.toSorted()] as const)
    .toSorted(([one], [other]) => (one < other ? -1 : 1));
}

test('what is exported of every indicator as JSON-stat and SDMX-CSV is read back unchanged, also when it is nothing', async () => {
  for (const indicator of indicators) {
    const observations = await release.observations.ofIndicators([indicator.id]);
    const json = JSON.stringify(toJsonStat(indicator, observations, geography, 'nl'));
    const csv = toSdmxCsv(observations);
    expect([indicator.id, isOwnJsonStat(json), isOwnSdmxCsv(csv)]).toEqual([indicator.id, true, true]);
    const read = [readOwnJsonStat(json, 'x.json', known), readOwnSdmxCsv(csv, 'x.csv', known)];
    for (const result of read) {
      expect(result.ok ? content(result.value) : result.problems).toEqual(content(observations));
    }
  }
  expect(indicators.length).toBeGreaterThan(10);
  const [first] = indicators;
  const nothing = toJsonStat(first!, [], geography, 'nl');
  expect(readOwnJsonStat(JSON.stringify(nothing), 'x.json', known)).toEqual({ ok: true, value: [] });
  expect(readOwnSdmxCsv(toSdmxCsv([]), 'x.csv', known)).toEqual({ ok: true, value: [] });
  expect(nothing).not.toHaveProperty('updated');
});

test('several flags are declared in the header', () => {
  expect(toSdmxCsv([])).toMatch(/^STRUCTURE\[;\],.*,OBS_STATUS\[\]\n$/);
});

test('what confidentiality hides is suppressed, not missing', async () => {
  const text = readFileSync('test/cases/faulty-files/15-eurostat-conf-status/lfst.csv', 'utf8');
  const read = await readSourceFile('eurostat', Buffer.from(text), 'lfst.csv', [], []);
  const cells = read.ok ? read.value.observations : [];
  const statuses = cells.map((cell) =>
    'geo' in cell ? `${cell.geo} ${cell.period} ${cell.value} ${cell.status.join()}` : '',
  );
  expect(statuses).toContain('BE22 2022 null Q');
  expect(statuses).toContain('BE22 2021 69.9 A');
  const told = await readSourceFile(
    'eurostat',
    Buffer.from(text.replace('2022,,,C', '2022,70,,C')),
    'lfst.csv',
    [],
    [],
  );
  expect(told.ok ? [] : told.problems.map(({ code }) => code)).toEqual(['value-suppressed']);
});

test('keys, dimensions behind the period, several values and codes in capitals are read as SDMX has them', () => {
  const text = `STRUCTURE[;],STRUCTURE_ID,ACTION,SERIES_KEY,OBS_KEY,TIME_PERIOD,freq,geo,OBS_VALUE,OBS_STATUS[],CONF_STATUS
dataflow,ESTAT:DEMO(1.0),I,A.BE22,A.BE22.2021,2021,A,BE22,1.5,A,F
dataflow,ESTAT:DEMO(1.0),I,A.BE22,A.BE22.2022,2022,A,BE22,2.5,B;U,
dataflow,ESTAT:DEMO(1.0),I,A.BE22,A.BE22.2023,2023,A,BE22,,Q,
dataflow,ESTAT:DEMO(1.0),I,A.BE22,A.BE22.2024,2024,A,BE22,,B;L,
`;
  const read = readEurostatFile(text, 'demo.csv');
  const [reading] = read.ok ? read.value : [];
  expect(read.ok ? [] : read.problems).toEqual([]);
  expect(reading?.observations.map(({ period, value, status }) => [period, value, status.join()])).toEqual([
    ['2021', 1.5, 'A'],
    ['2022', 2.5, 'B,U'],
    ['2023', null, 'Q'],
    ['2024', null, 'B,O'],
  ]);
  expect(reading?.observations[0]?.dimensions).toEqual({ freq: 'A' });
});

test('SDMX-ML is called what it is', () => {
  const text = readFileSync('test/cases/faulty-files/17-sdmx-ml/lfst.xml', 'utf8');
  const read = readEurostatFile(text, 'lfst.xml');
  expect(read.ok ? [] : read.problems.map(({ code, message }) => `${code}: ${message}`)).toEqual([
    'sdmx-ml: The file is SDMX-ML, which is not read.',
  ]);
});
