import { expect, test } from 'vitest';
import { locales } from '../src/foundation/locale.ts';
import { analyseIndicator, type Standing } from '../src/measure/analysis/standing.ts';
import type { Indicator } from '../src/measure/indicator/indicator.ts';
import { arrangeObservations, hasValue, latestValue } from '../src/measure/observation/observation-set.ts';
import { shownDifference } from '../src/measure/observation/shown-value.ts';
import { comparedAreas } from '../src/measure/release/open-release.ts';
import { headlineOf, headlineText } from '../src/measure/wording/headline.ts';
import { wordingOf, type Wording } from '../src/measure/wording/wording.ts';
import { limburgFolder, openedPlan } from './release/built-release.ts';

/* What every indicator of the shipped plan says first. The snapshots beside this file are read by hand. */

const release = await openedPlan(limburgFolder);
const observations = arrangeObservations(await release.observations.all());
const areas = comparedAreas(release.plan);
const places = release.geography.municipalities.map(({ code }) => code);

/** What betrays a sentence that was put together wrongly. */
const broken = /[{}]|undefined|NaN|null|\[object| {2}|\s[.,]|\.\.|^\s|\s$|^\p{Ll}|[.?] \p{Ll}/u;

function standingOf(indicator: Indicator): Standing {
  return analyseIndicator(observations, indicator, areas);
}

function headlineIn(words: Wording, indicator: Indicator): string {
  const benchmark = latestValue(observations.series(indicator.id, areas.benchmark));
  const figures = { standing: standingOf(indicator), indicator, focus: areas.focus, benchmark, observations, places };
  return headlineText(headlineOf(figures, words));
}

test.each(locales)('the headlines in %s are those that were read', async (locale) => {
  const words = wordingOf(release, locale);
  const lines = release.indicators.map((indicator) => `${indicator.id}\n  ${headlineIn(words, indicator)}\n`);
  await expect(lines.join('\n')).toMatchFileSnapshot(`headlines.${locale}.txt`);
});

test.each(locales)('every headline in %s is whole sentences, with a year in each figure that it names', (locale) => {
  const words = wordingOf(release, locale);
  for (const indicator of release.indicators) {
    const headline = headlineIn(words, indicator);
    expect(headline).not.toMatch(broken);
    expect(headline).toMatch(/[.]$/);
    if (headline !== words.say('headline.none')) expect(headline).toMatch(/\b(19|20)\d\d\b/);
  }
});

/** Whole and broken numbers as the languages write them: "5.900", "75,0", "76.4". */
const numbers = /\d+(?:[.,\u{a0}\u{202f}]\d+)*/gu;

test.each(locales)('every number of a headline in %s stands in its table, or is one rounded', (locale) => {
  const words = wordingOf(release, locale);
  for (const indicator of release.indicators) {
    const known = numbersOf(words, indicator);
    const found = headlineIn(words, indicator).match(numbers) ?? [];
    expect([indicator.id, found.filter((number) => !known.has(number))]).toEqual([indicator.id, []]);
  }
});

/** The figures of an indicator as a table shows them and rounded to whole ones, their differences, periods and ages. */
function numbersOf(words: Wording, indicator: Indicator): ReadonlySet<string> {
  const figures = observations.all.filter((each) => each.indicator === indicator.id).filter(hasValue);
  const ages = Array.from({ length: 111 }, (_, age) => age);
  const texts = [
    ...figures.flatMap(({ value, unit, period }) => [
      words.value(value, unit),
      words.value(value, unit, 2),
      words.persons(Math.round(value)),
      String(Math.round(value)),
      words.period(period),
      words.sentence(indicator, { value, unit, period, area: areas.focus } as never),
    ]),
    ...figures
      .filter(({ area }) => area === areas.focus)
      .flatMap((own) => {
        const other = observations.at(indicator.id, areas.benchmark, own.period);
        return hasValue(other) ? [words.points(shownDifference(own, other), own.unit)] : [];
      }),
    // Of how many, which ages, which places and how many times in a row.
    ...ages.map(String),
    '1.000',
    '1,000',
  ];
  return new Set(texts.flatMap((text) => text.match(numbers) ?? []));
}

test('the employment rate says that Limburg climbed to third in 2023 and is last again in 2025', () => {
  const indicator = release.findIndicator('employment-rate-20-64')!;
  const headline = headlineIn(wordingOf(release, 'en'), indicator);
  expect(headline).toMatch(/\b75\b/);
  expect(headline).toContain(
    'Limburg climbed to third among the 5 Flemish provinces in 2023 and is last again in 2025.',
  );
});
