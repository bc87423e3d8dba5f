import { expect, test } from 'vitest';
import { locales } from '../src/foundation/locale.ts';
import { analyseIndicator, type Standing } from '../src/measure/analysis/standing.ts';
import type { AreaCode } from '../src/measure/area/area.ts';
import type { ClaimResult, PartResult } from '../src/measure/claim/claim.ts';
import type { Indicator } from '../src/measure/indicator/indicator.ts';
import { isQuoted, type IndicatorId, type Observation } from '../src/measure/observation/observation.ts';
import { arrangeObservations, type Valued } from '../src/measure/observation/observation-set.ts';
import { periodKind, type Period } from '../src/measure/observation/period.ts';
import { comparedAreas } from '../src/measure/release/open-release.ts';
import { createMeasureSite } from '../src/measure/web/site.tsx';
import { wordingOf } from '../src/measure/wording/wording.ts';
import { limburgFolder, openedPlan, tinyPlanFolder } from './release/built-release.ts';
import { hasSharedFiles, sharedRows } from './shared-file.ts';

const release = await openedPlan(limburgFolder);
const observations = arrangeObservations(await release.observations.all());
const provinces = ['BE21', 'BE22', 'BE23', 'BE24', 'BE25'];
const rates = ['employment-rate-15-64-census', 'unemployment-rate-15-64-census', 'activity-rate-15-64-census'] as const;

function at(indicator: string, area: string, period: string): Observation | undefined {
  return observations.at(indicator as IndicatorId, area as AreaCode, period as Period);
}

function valueAt(indicator: string, area: string, period: string): number {
  const value = at(indicator, area, period)?.value;
  if (typeof value !== 'number') throw new Error(`no value of ${indicator} in ${area}, ${period}`);
  return value;
}

function claim(id: string): ClaimResult {
  return release.claims.find((each) => each.id === id) as ClaimResult;
}

function part(claimId: string, id: string): PartResult {
  return claim(claimId).parts.find((each) => each.id === id) as PartResult;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

test('F1 holds as far as tested: Limburg has been older than Flanders since 2020 by share, since 2021 by old-age ratio', () => {
  expect(claim('F1')).toMatchObject({ verdict: 'holds as far as tested', checkedParts: 3 });
  expect(part('F1', 'more-older-people')).toMatchObject({ verdict: 'holds', period: '2020' });
  expect(part('F1', 'more-older-people-per-100-of-working-age')).toMatchObject({ verdict: 'holds', period: '2021' });
});

test('F2 stays open on the deprivation index; the language at home is an indication, As being the exception', () => {
  expect(claim('F2')).toMatchObject({ verdict: 'indication', checkedParts: 0 });
  expect(part('F2', 'mining-municipalities-above').verdict).toBe('cannot be checked');
  for (const { missing, sentence } of claim('F2').parts) {
    expect(missing).toMatchObject({
      indicator: 'educational-deprivation-oki',
      publisher: 'Departement Onderwijs en Vorming',
    });
    for (const locale of locales) expect(sentence[locale]).toContain('Departement Onderwijs en Vorming');
  }
  const primary = part('F2', 'mining-primary');
  expect(primary).toMatchObject({
    verdict: 'indication',
    points: 'along',
    nearestSeries: 'pupils-home-language-not-dutch-primary',
    period: '2024',
  });
  expect(primary.sentence.nl).toMatch(/5 van de 6 .*mediaan 11,\d%.* Niet hoger: As\./);
  expect(part('F2', 'mining-secondary').nearestSeries).toBe('pupils-home-language-not-dutch-secondary');
});

test('F3 finds Maasland lowest with Kemp en Duin next, and cannot say whether it catches up', () => {
  for (const [id, indicator, lowest] of [
    ['lowest-employment', 'employment-rate-15-64-census', 67.6],
    ['lowest-activity', 'activity-rate-15-64-census', 72.1],
  ] as const) {
    expect(part('F3', id)).toMatchObject({ verdict: 'holds' });
    expect(valueAt(indicator, 'grp-maasland', '2021')).toBeCloseTo(lowest, 1);
    expect(part('F3', id).sentence.nl).toContain('Kemp en Duin');
    const zones = release.geography.groupsOfSet(release.geography.get('grp-maasland').groupSet ?? '');
    const ordered = zones
      .map(({ code }) => code)
      .toSorted((a, b) => valueAt(indicator, a, '2021') - valueAt(indicator, b, '2021'));
    expect(ordered.slice(0, 2)).toEqual(['grp-maasland', 'grp-kemp-en-duin']);
  }
  expect(part('F3', 'does-not-catch-up')).toMatchObject({
    verdict: 'cannot be checked',
    missing: { indicator: 'employment-rate-15-64-census', publisher: 'Statbel' },
  });
  expect(claim('F3')).toMatchObject({ verdict: 'holds as far as tested', checkedParts: 2 });
});

test('F4 finds by itself that 36 against 41 is the figure of 2018', () => {
  expect(part('F4', 'level')).toMatchObject({ verdict: 'holds', period: '2018' });
  const values = part('F4', 'level').evidence.map(({ area, period, value }) => [area, period, value]);
  expect(values).toContainEqual(['BE22', '2018', 35.8]);
  expect(values).toContainEqual(['BE2', '2018', 41.1]);
});

test('F5 cannot be checked on the rate itself; the nearest series gives an indication, part by part', () => {
  expect(claim('F5')).toMatchObject({ verdict: 'indication', checkedParts: 0 });
  for (const { missing, nearestSeries } of claim('F5').parts) {
    expect(missing).toMatchObject({ indicator: 'jobseeker-rate', publisher: 'VDAB' });
    expect(nearestSeries).toBeDefined();
  }
  expect(part('F5', 'fell-more')).toMatchObject({ verdict: 'indication', points: 'along' });
  expect(part('F5', 'around-since')).toMatchObject({ verdict: 'indication', points: 'along' });
  expect(part('F5', 'crossed-below')).toMatchObject({ verdict: 'indication', points: 'against', period: '2021' });
  expect(part('F5', 'crossed-below').sentence.nl).toContain('sinds 2021 lager dan Vlaanderen, en niet sinds 2017');
  expect(part('F5', 'lower-in-2017')).toMatchObject({
    verdict: 'indication',
    points: 'against',
    nearestSeries: 'jobseeker-rate-as-published',
    evidence: [{ value: 7.1 }, { value: 7 }],
  });
});

test('F6 looks at the ranking on the nearest series and says so; the levels cannot be checked', () => {
  expect(claim('F6')).toMatchObject({ verdict: 'indication', checkedParts: 0 });
  const ranking = part('F6', 'lowest-job-ratio');
  expect(ranking).toMatchObject({
    verdict: 'indication',
    points: 'along',
    nearestSeries: 'workers-per-100-residents-15-64',
    period: '2022',
  });
  expect(ranking.evidence[0]).toMatchObject({ area: 'BE22' });
  expect(part('F6', 'level')).toMatchObject({ verdict: 'cannot be checked', missing: { indicator: 'job-ratio' } });
});

test('F4 is judged on the figure of 2025', () => {
  expect(part('F4', 'below')).toMatchObject({ verdict: 'holds', period: '2025' });
});

test('since 2022 Limburg has fewer low-educated people than Flanders', () => {
  for (const period of ['2022', '2023', '2024', '2025']) {
    const [limburg, flanders] = ['BE22', 'BE2'].map((area) => valueAt('low-attainment-25-64', area, period));
    expect([period, (limburg ?? 0) < (flanders ?? 0)]).toEqual([period, true]);
  }
});

test('every piece of evidence is an observation of the release', () => {
  const evidence = release.claims.flatMap((each) => each.evidence);
  expect(evidence.length).toBeGreaterThan(10);
  for (const { indicator, area, period, value } of evidence) expect(valueAt(indicator, area, period)).toBe(value);
});

test('the employment gap of the census is 5,862 persons', () => {
  const { benchmark } = standingOf('employment-rate-15-64-census');
  expect(benchmark?.gap.area.value).toBeCloseTo(70.38, 2);
  expect(benchmark?.gap.other.value).toBeCloseTo(71.43, 2);
  const persons = benchmark?.gap.persons;
  expect(persons?.kind === 'exact' && Math.round(persons.persons)).toBe(-5862);
});

test.each(['employed-at-workplace', 'population-annual-average'])(
  'Flanders is the sum of its five provinces for %s, marked as computed',
  (indicator) => {
    const flanders = observations.series(indicator as IndicatorId, 'BE2' as AreaCode);
    expect(flanders.length).toBeGreaterThan(10);
    for (const { period, value, provenance } of flanders) {
      expect(value).toBeCloseTo(sum(provinces.map((area) => valueAt(indicator, area, period))), 6);
      expect(provenance.origin).toBe('computed');
    }
  },
);

test.each(['employed-persons-15-64', 'unemployed-persons-15-64', 'inactive-persons-15-64'])(
  'the 38 municipalities of 2025 reach the province as published for %s',
  (indicator) => {
    const parts = release.geography.municipalities.filter(({ parent }) => parent === 'BE22');
    expect(parts).toHaveLength(38);
    const province = at(indicator, 'BE22', '2021');
    expect(province?.provenance.origin).toBe('published');
    expect(sum(parts.map(({ code }) => valueAt(indicator, code, '2021')))).toBe(province?.value);
  },
);

test.skipIf(!hasSharedFiles)('census rates equal those that were worked out per municipality elsewhere', () => {
  const rows = sharedRows('data/municipal/limburg38_census2021_activity.csv');
  expect(rows).toHaveLength(38);
  for (const row of rows) {
    const area = row['nis_2025'] as string;
    const worked = [row['employment_rate_pct'], row['unemployment_rate_pct'], row['activity_rate_pct']];
    expect([area, ...rates.map((rate) => valueAt(rate, area, '2021').toFixed(1))]).toEqual([area, ...worked]);
  }
});

test.skipIf(!hasSharedFiles)(
  'rates of care zones and mining municipalities follow from the counts, not from rates',
  () => {
    const rows = new Map(
      sharedRows('data/municipal/limburg38_census2021_activity.csv').map((row) => [row['nis_2025'], row]),
    );
    const groups = release.geography.ofKind('group');
    expect(groups.length).toBeGreaterThanOrEqual(9);
    for (const group of groups) {
      const members = release.geography.municipalities.filter((area) => area.groups.includes(group.code));
      const count = (column: string): number => sum(members.map(({ code }) => Number(rows.get(code)?.[column])));
      const expected = (100 * count('employed_15_64')) / count('population_15_64');
      expect(valueAt('employment-rate-15-64-census', group.code, '2021')).toBeCloseTo(expected, 9);
    }
  },
);

test.skipIf(!hasSharedFiles)('2,849,000 of 3,817,000 people of 20 to 64 is the 74.6% that was published', () => {
  const check = sharedRows('data/reference/projection/published_flemish_checks.csv').find((row) => row['id'] === 'TG1');
  expect(Object.values(check ?? {}).join()).toContain('74.6%');
  const employed = valueAt('employed-persons-20-64', 'BE2', '2018');
  const people = valueAt('population-20-64', 'BE2', '2018');
  expect([employed, people]).toEqual([2_849_000, 3_817_000]);
  expect(((100 * employed) / people).toFixed(1)).toBe('74.6');
});

test('employment from 20 to 64: the gap to Flanders closed until 2023 and is as wide again in 2025', () => {
  const gap = (period: string): string =>
    (valueAt('employment-rate-20-64', 'BE22', period) - valueAt('employment-rate-20-64', 'BE2', period)).toFixed(1);
  expect(['2016', '2023', '2025'].map(gap)).toEqual(['-2.3', '-0.4', '-2.3']);
});

test.each([
  ['jobseekers-per-100-residents-15-64', '2016', '6.03', '5.74'],
  ['jobseekers-per-100-residents-15-64', '2021', '4.55', '4.60'],
  ['jobseekers-per-100-residents-15-64', '2024', '4.61', '4.88'],
])('%s in %s: %s in Limburg, %s in Flanders', (indicator, period, limburg, flanders) => {
  expect(['BE22', 'BE2'].map((area) => valueAt(indicator, area, period).toFixed(2))).toEqual([limburg, flanders]);
});

test('workers per 100 residents of 15 to 64: Limburg has the fewest of the five provinces in every year', () => {
  const id = 'workers-per-100-residents-15-64';
  const rounded = (period: string) => ['BE22', 'BE2'].map((area) => valueAt(id, area, period).toFixed(1));
  expect([rounded('2018'), rounded('2022')]).toEqual([
    ['62.9', '67.7'],
    ['67.1', '71.5'],
  ]);
  for (const period of ['2016', '2017', '2018', '2019', '2020', '2021', '2022']) {
    const [lowest] = provinces.toSorted((a, b) => valueAt(id, a, period) - valueAt(id, b, period));
    expect([period, lowest]).toEqual([period, 'BE22']);
  }
});

test('people by background add up to all residents, in every place and year', () => {
  const backgrounds = ['belgian', 'neighbouring-country', 'other-eu27', 'non-eu27'];
  const [first = ''] = backgrounds.map((name) => `population-${name}-background`);
  const cells = observations.all.filter(({ indicator, breakdown }) => indicator === first && breakdown === '');
  expect(cells.length).toBeGreaterThan(1300);
  for (const { area, period } of cells) {
    const parts = backgrounds.map((name) => valueAt(`population-${name}-background`, area, period));
    expect([area, period, sum(parts)]).toEqual([area, period, valueAt('population-1-january', area, period)]);
  }
});

test('quarters and years never stand in one series of the areas that are compared', () => {
  for (const { id } of release.indicators) {
    for (const area of ['BE2', ...provinces]) {
      const kinds = new Set(observations.series(id, area as AreaCode).map(({ period }) => periodKind(period)));
      expect([id, area, kinds.size <= 1]).toEqual([id, area, true]);
    }
  }
});

test('what was published at the time stands apart from the series of today', () => {
  const then = observations.series('jobseeker-rate-as-published' as IndicatorId, 'BE22' as AreaCode);
  expect(then.map(({ period, value }) => [period, value])).toEqual([
    ['2015', 8.5],
    ['2017', 7.1],
    ['2018', 6.4],
  ]);
  for (const { provenance } of then) expect(isQuoted(provenance.origin)).toBe(true);
  expect(observations.series('jobseeker-rate' as IndicatorId, 'BE22' as AreaCode)).toEqual([]);
});

test('a suppressed figure stays without a value', () => {
  const suppressed = observations.all.filter(({ status }) => status.includes('Q'));
  expect(suppressed.length).toBeGreaterThan(0);
  for (const { value } of suppressed) expect(value).toBeNull();
});

function standingOf(id: string): Standing {
  return analyseIndicator(observations, release.findIndicator(id) as Indicator, comparedAreas(release.plan));
}

/** What betrays a sentence that was put together wrongly. */
const broken = /[{}]|undefined|NaN|null|\[object| {2}|\s[.,;]|\.\.|^\s|\s$/;

test.each(locales)('every sentence of every claim reads well in %s', (locale) => {
  for (const { sentence, parts } of release.claims) {
    for (const text of [sentence, ...parts.flatMap((each) => [each.sentence, each.statement])]) {
      expect(text[locale]).not.toMatch(broken);
      expect(text[locale]).toMatch(/[.?!]$/);
    }
  }
});

test.each(locales)('every indicator says 0, 1, 2 and 70 in a whole sentence in %s', (locale) => {
  const words = wordingOf(release, locale);
  for (const indicator of release.indicators) {
    for (const value of [0, 1, 2, 70]) {
      const observation = { value, unit: indicator.unit, area: 'BE22', period: '2021' } as Valued;
      const sentence = words.sentence(indicator, observation);
      expect(sentence).not.toMatch(broken);
      expect(sentence).toContain('Lim');
    }
  }
});

test('another region builds, checks its claims and is served with nothing of Limburg in it', async () => {
  const tiny = await openedPlan(tinyPlanFolder);
  expect(tiny.claims.map(({ id, verdict }) => [id, verdict])).toEqual([
    ['T1', 'holds'],
    ['T2', 'no longer holds'],
  ]);
  const errors: unknown[] = [];
  const site = createMeasureSite({
    release: () => tiny,
    assets: { css: '/assets/site.css', files: new Map() },
    onError: (error) => void errors.push(error),
  });
  for (const path of [
    '/',
    '/en',
    '/fr',
    '/indicatoren/library-members-share',
    '/gemeenten/helm',
    '/vaststellingen',
    '/data',
  ]) {
    const answer = await site.app.request(path);
    expect([path, answer.status]).toEqual([path, 200]);
    expect(await answer.text()).not.toMatch(/limburg|vlaanderen|flanders|flandre|maasland|hasselt/i);
  }
  expect(errors).toEqual([]);
});

test('the plan says how its projects are told to other systems: an objective and a type for each European fund', () => {
  const { exchange, ambitions } = release.plan;
  expect(Object.keys(exchange!.europe)).toEqual(['erdf', 'esf-plus', 'just-transition']);
  for (const fund of Object.values(exchange!.europe)) {
    expect(fund).toMatchObject({
      objective: expect.stringMatching(/^[A-Z]+\d\.\d$/),
      intervention: expect.any(String),
    });
  }
  expect(Object.keys(exchange!.sectors)).toEqual(ambitions.map(({ id }) => id));
});
