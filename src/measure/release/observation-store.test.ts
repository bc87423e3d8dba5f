import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { observed } from '../../../test/observations.ts';
import { temporaryFolder } from '../../../test/release/built-release.ts';
import type { AreaCode } from '../area/area.ts';
import type { IndicatorId, Observation } from '../observation/observation.ts';
import type { Period } from '../observation/period.ts';
import { openObservations, writeObservations, type ObservationReader } from './observation-store.ts';

const years = ['2019', '2020', '2021'];
const all: readonly Observation[] = ['rate', 'count'].flatMap((indicator) =>
  ['BE2', 'BE22', '71002'].flatMap((area) =>
    years.flatMap((year, index) =>
      ['', 'sex=F'].map((breakdown) => ({ ...observed(indicator, area, year, index || null), breakdown })),
    ),
  ),
);
const id = (text: string): IndicatorId => text as IndicatorId;

async function withReader(use: (reader: ObservationReader) => Promise<void>): Promise<void> {
  const file = join(temporaryFolder(), "it's a release.parquet");
  await writeObservations(file, all);
  const reader = await openObservations(file);
  await use(reader);
  reader.close();
}

describe('reading the observations of a release', () => {
  it('gives back what was written, ordered by indicator, breakdown, area and period', async () => {
    await withReader(async (reader) => {
      const read = await reader.all();
      expect(read).toHaveLength(all.length);
      expect(new Set(read.map((each) => JSON.stringify(each)))).toEqual(
        new Set(all.map((each) => JSON.stringify(each))),
      );
      expect(
        read.slice(0, 4).map(({ indicator, breakdown, area, period }) => [indicator, breakdown, area, period]),
      ).toEqual([
        ['count', '', '71002', '2019'],
        ['count', '', '71002', '2020'],
        ['count', '', '71002', '2021'],
        ['count', '', 'BE2', '2019'],
      ]);
    });
  });

  it('opens a release without a single observation', async () => {
    const file = join(temporaryFolder(), 'empty.parquet');
    await writeObservations(file, []);
    const reader = await openObservations(file);
    expect([await reader.all(), await reader.contents()]).toEqual([[], []]);
    reader.close();
  });

  it('narrows to indicators, areas, periods and breakdowns', async () => {
    await withReader(async (reader) => {
      const found = await reader.select({
        indicators: [id('rate')],
        areas: ['BE2', 'BE22'] as AreaCode[],
        from: '2020' as Period,
        to: '2020' as Period,
        breakdowns: [''],
      });
      expect(found.map(({ area, value }) => [area, value])).toEqual([
        ['BE2', 1],
        ['BE22', 1],
      ]);
      expect(await reader.select({ indicators: [] })).toEqual([]);
      expect(await reader.select({ indicators: [id("'; DROP TABLE x")] })).toEqual([]);
    });
  });

  it('pages through a list without losing or repeating any', async () => {
    await withReader(async (reader) => {
      const gathered: Observation[] = [];
      for (;;) {
        const page = await reader.page({ indicators: [id('rate')] }, gathered.at(-1), 5);
        gathered.push(...page);
        if (page.length < 5) break;
      }
      expect(gathered).toEqual(await reader.select({ indicators: [id('rate')] }));
    });
  });

  it('tells the latest period with a value of each area, missing values left out', async () => {
    await withReader(async (reader) => {
      const latest = await reader.latestPeriods({
        indicators: [id('rate')],
        areas: ['BE2', '71002'] as AreaCode[],
        to: '2020' as Period,
        breakdowns: [''],
      });
      expect(latest).toEqual([
        { indicator: 'rate', area: '71002', period: '2020' },
        { indicator: 'rate', area: 'BE2', period: '2020' },
      ]);
      expect(await reader.latestPeriods({ to: '2019' as Period })).toEqual([]);
      expect(await reader.latestPeriods({ indicators: [] })).toEqual([]);
    });
  });

  it('tells what there is, values only', async () => {
    await withReader(async (reader) => {
      expect((await reader.contents())[0]).toEqual({
        indicator: 'count',
        breakdown: '',
        areas: 3,
        observations: 6,
        firstPeriod: '2020',
        lastPeriod: '2021',
      });
    });
  });
});
