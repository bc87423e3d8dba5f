import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { indicatorNamed, observed } from '../../../test/observations.ts';
import { limburgFolder, planTexts } from '../../../test/release/built-release.ts';
import { hasSharedFiles, sharedRows } from '../../../test/shared-file.ts';
import type { AreaCode } from '../area/area.ts';
import { buildGeography } from '../area/geography.ts';
import { vintagesOf, type Vintage } from '../area/vintage.ts';
import type { Indicator } from '../indicator/indicator.ts';
import type { Observation } from '../observation/observation.ts';
import { arrangeObservations } from '../observation/observation-set.ts';
import type { Period } from '../observation/period.ts';
import { loadPlanFolder } from '../plan-folder.ts';
import { readFigureFiles } from '../source/figures.ts';
import { inVintage, type VintageCell } from './crosswalk.ts';
import { localised } from '../../../test/localised.ts';

const loaded = loadPlanFolder(planTexts(limburgFolder));
if (!loaded.ok) throw new Error('the plan of Limburg does not load');
const geography = buildGeography(loaded.value.areas);
const vintages = vintagesOf(geography);
const [now, before, first] = vintages as readonly [Vintage, Vintage, Vintage];

const people = indicatorNamed('people', { unit: 'PS', additive: true });
const working = indicatorNamed('working', { unit: 'PS', additive: true });
const survey = indicatorNamed('survey');
const rate = indicatorNamed('rate', {
  formula: { numerator: [working.id], denominator: [people.id], scale: 100 },
});

function counts(id: string, vintage: Vintage, period: string, values: readonly number[]): readonly Observation[] {
  return vintage.municipalities.map(({ code }, index) =>
    observed(id, code, period, values[index] ?? 0, { unit: 'PS' }),
  );
}

function filled(cells: readonly VintageCell[]): ReadonlyMap<string, number> {
  return new Map(cells.flatMap((cell) => ('absence' in cell ? [] : [[cell.area, cell.observation.value]])));
}

function total(values: Iterable<number>): number {
  return [...values].reduce((sum, value) => sum + value, 0);
}

describe("the municipalities' geographies", () => {
  it('preserve the total of a count on every way forward, whichever geography it came in', () => {
    const someCounts = fc.array(fc.integer({ min: 0, max: 100_000 }), { minLength: 44, maxLength: 44 });
    fc.assert(
      fc.property(someCounts, (values) => {
        for (const [from, to] of [
          [first, before],
          [first, now],
          [before, now],
        ] as const) {
          const given = counts('people', from, '2015', values);
          const { cells } = inVintage(arrangeObservations(given), people, geography, to);
          const shown = filled(cells);
          expect(shown.size).toBe(to.municipalities.length);
          expect(total(shown.values())).toBe(total(given.map(({ value }) => value ?? 0)));
        }
      }),
      { numRuns: 200 },
    );
  });

  it('give the same on the way over 42 as straight from 44 to 38', () => {
    const values = Array.from({ length: 44 }, (_, index) => (index * 7919) % 1000);
    const given = counts('people', first, '2015', values);
    const halfway = inVintage(arrangeObservations(given), people, geography, before).cells.flatMap((cell) =>
      'absence' in cell ? [] : [cell.observation],
    );
    const straight = filled(inVintage(arrangeObservations(given), people, geography, now).cells);
    const over = filled(inVintage(arrangeObservations(halfway), people, geography, now).cells);
    expect(over).toEqual(straight);
  });

  it('leave those that merged empty on the way back, and say into what they merged', () => {
    for (const [from, to] of [
      [now, before],
      [now, first],
      [before, first],
    ] as const) {
      const given = counts(
        'people',
        from,
        '2026',
        Array.from({ length: 44 }, (_, index) => index + 1),
      );
      const { cells } = inVintage(arrangeObservations(given), people, geography, to);
      const stayed = to.municipalities.filter((area) => from.municipalities.includes(area));
      expect([...filled(cells).keys()]).toEqual(stayed.map(({ code }) => code));
      for (const cell of cells) {
        if (!('absence' in cell)) continue;
        expect(cell.absence).toEqual({ kind: 'merged', into: expect.toSatisfy(isOneOf(from)) });
      }
    }
  });

  it('never fill a sum of which one part is missing', () => {
    const given = counts(
      'people',
      first,
      '2015',
      Array.from({ length: 44 }, () => 10),
    ).filter(({ area }) => area !== '73009');
    const shown = inVintage(arrangeObservations(given), people, geography, now).cells;
    expect(shown.find(({ area }) => area === '73111')).toMatchObject({ absence: { kind: 'no-figure' } });
  });

  it('work rates out from the counts, and leave a rate without counts empty', () => {
    const given = [
      observed('working', '73009', '2015', 30, { unit: 'PS' }),
      observed('people', '73009', '2015', 40, { unit: 'PS' }),
      observed('working', '73083', '2015', 30, { unit: 'PS' }),
      observed('people', '73083', '2015', 80, { unit: 'PS' }),
      observed('survey', '73009', '2015', 50),
      observed('survey', '73083', '2015', 60),
    ];
    const merged = (indicator: typeof rate): VintageCell | undefined =>
      inVintage(arrangeObservations(given), indicator, geography, now).cells.find(({ area }) => area === '73111');
    expect(merged(rate)).toMatchObject({ observation: { value: 50, indicator: 'rate', unit: 'PC' } });
    expect(merged(survey)).toMatchObject({ absence: { kind: 'no-counts' } });
  });

  it('follow a municipality that only got another code, both ways', () => {
    const renamed = buildGeography([
      {
        code: 'a' as AreaCode,
        kind: 'municipality',
        name: localised({ nl: 'A', en: 'A', fr: 'A' }),
        groups: [],
        validTo: '2018-12-31',
        successor: 'b' as AreaCode,
      },
      {
        code: 'b' as AreaCode,
        kind: 'municipality',
        name: localised({ nl: 'B', en: 'B', fr: 'B' }),
        groups: [],
        validFrom: '2019-01-01',
      },
    ]);
    const [later, earlier] = vintagesOf(renamed) as readonly [Vintage, Vintage];
    const given = arrangeObservations([observed('survey', 'a', '2015', 50), observed('survey', 'b', '2020', 60)]);
    const shown = (vintage: Vintage): readonly unknown[] => [
      ...filled(inVintage(given, survey, renamed, vintage).cells),
    ];
    expect(shown(later)).toEqual([['b', 60]]);
    expect(inVintage(given, survey, renamed, later).cells.map((cell) => cell.observation?.value)).toEqual([50, 60]);
    expect(inVintage(given, survey, renamed, earlier).cells.map((cell) => cell.observation?.value)).toEqual([50, 60]);
  });

  it.skipIf(!hasSharedFiles)('turn the census on 42 municipalities into the one that Statbel gives on 38', () => {
    const rows = sharedRows('data/municipal/limburg42_census2021_activity.csv');
    const given = rows.flatMap((row) => [
      observed('working', row['nis_2019'] ?? '', '2021', Number(row['employed_15_64']), { unit: 'PS' }),
      observed('people', row['nis_2019'] ?? '', '2021', Number(row['population_15_64']), { unit: 'PS' }),
    ]);
    const shown = filled(inVintage(arrangeObservations(given), rate, geography, now).cells);
    for (const row of sharedRows('data/municipal/limburg38_census2021_activity.csv')) {
      expect(shown.get(row['nis_2025'] ?? '')).toBeCloseTo(Number(row['employment_rate_pct']), 1);
    }
  });
});

describe('residents from 2000 to 2025, as they were counted on the municipalities of each year', () => {
  const read = readFigureFiles(loaded.value.figures, {
    indicators: new Set(loaded.value.indicators.map(({ id }) => id)),
    areas: new Set(loaded.value.areas.map(({ code }) => code)),
  });
  if (!read.ok) throw new Error('the figures of the plan of Limburg cannot be read');
  const residents = loaded.value.indicators.find(({ id }) => id === 'population-1-january') as Indicator;
  const figures = arrangeObservations(read.value.filter(({ indicator }) => indicator === residents.id));
  const province = (period: string): number | null | undefined =>
    figures.at(residents.id, 'BE22' as AreaCode, period as Period)?.value;
  const years = Array.from({ length: 26 }, (_, index) => String(2000 + index));
  const inYear = (vintage: Vintage, period: string): readonly VintageCell[] =>
    inVintage(figures, residents, geography, vintage).cells.filter((cell) => cell.period === period);

  it.each([
    ['44', first, '2018'],
    ['42', before, '2024'],
    ['38', now, '2025'],
  ] as const)('reach the province in every year that the %s municipalities can tell', (_, vintage, last) => {
    for (const period of years.filter((year) => year <= last)) {
      const shown = filled(inYear(vintage, period));
      expect([period, shown.size, total(shown.values())]).toEqual([
        period,
        vintage.municipalities.length,
        province(period),
      ]);
    }
  });

  it('leave a former municipality empty from the year in which it merged, and name the one it merged into', () => {
    const former = (period: string): VintageCell | undefined =>
      inYear(first, period).find(({ area }) => area === '72025');
    expect(former('2018')).toMatchObject({ observation: { provenance: { origin: 'published' } } });
    expect(former('2019')).toMatchObject({ absence: { kind: 'merged', into: '72043' } });
    expect(filled(inYear(first, '2025')).size).toBe(32);
  });

  it('add those that merged up for the years before, and say of what', () => {
    const shown = (area: string, period: string): VintageCell | undefined =>
      inYear(now, period).find((cell) => cell.area === area);
    const pelt = ['72025', '72029'].map(
      (code) => figures.at(residents.id, code as AreaCode, '2018' as Period)?.value ?? 0,
    );
    expect(shown('72043', '2018')).toMatchObject({
      observation: { value: total(pelt), provenance: { origin: 'computed', note: 'sum of 72025 + 72029' } },
    });
    expect(shown('72043', '2019')).toMatchObject({ observation: { provenance: { origin: 'published' } } });
  });
});

function isOneOf(vintage: Vintage): (code: unknown) => boolean {
  return (code) => vintage.municipalities.some((area) => area.code === code);
}
