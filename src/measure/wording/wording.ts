import { formatEuros, formatNumber, formatSigned, decimalsApart } from '../../foundation/number.ts';
import { formattingTag, type Locale } from '../../foundation/locale.ts';
import { sentenceCase } from '../../foundation/sentence-case.ts';
import { translator } from '../../foundation/message.ts';
import { ageInYears, isDated } from '../analysis/age.ts';
import type { Gap } from '../analysis/gap.ts';
import type { Standing } from '../analysis/standing.ts';
import type { PlaceForm } from '../area/area.ts';
import type { Geography } from '../area/geography.ts';
import { sayPlace } from '../area/place.ts';
import { sayValue } from '../claim/sentence.ts';
import type { Indicator } from '../indicator/indicator.ts';
import type { Observation, UnitCode } from '../observation/observation.ts';
import { periodKind, type Period } from '../observation/period.ts';
import type { Valued } from '../observation/observation-set.ts';
import { shownDecimals, shownDifference } from '../observation/shown-value.ts';
import type { OpenRelease } from '../release/open-release.ts';
import { wordingText } from './texts.ts';

/** Says figures of one release in one language. */
export interface Wording {
  readonly locale: Locale;
  /** Writes a sentence or a word about figures. */
  readonly say: ReturnType<typeof wordingText>;
  /** The name of a place, as a label: "Limbourg". */
  readonly area: (code: string) => string;
  /** The place in a sentence: "le Limbourg". */
  readonly theArea: (code: string) => string;
  /** Where something is: "au Limbourg". */
  readonly inArea: (code: string) => string;
  /** Whose something is: "du Limbourg". */
  readonly ofArea: (code: string) => string;
  readonly indicator: (indicator: Indicator) => Indicator['text'][Locale];
  readonly value: (value: number, unit: UnitCode, decimals?: number) => string;
  /** A difference without its sign, with the word for points where the unit asks for it. */
  readonly points: (points: number, unit: UnitCode) => string;
  readonly signedPoints: (points: number, unit: UnitCode) => string;
  readonly persons: (persons: number) => string;
  readonly signedPersons: (persons: number) => string;
  /** A number of people as running text says it, with two figures that count: 5,862 becomes "5.900". */
  readonly aboutPersons: (persons: number) => string;
  readonly period: (period: Period) => string;
  /** How old a figure is, in years; `undefined` while it is not dated. */
  readonly datedYears: (period: Period) => number | undefined;
  /** The period of a figure, with its age where it is dated: "2019 (7 jaar oud)". */
  readonly agedPeriod: (period: Period) => string;
  /** When something was, in the middle of a sentence: "in 2025". */
  readonly when: (period: Period) => string;
  /** The figure told with people and its period: "In 2021 werkten in Limburg 70 op de 100 mensen van 15 tot en met 64 jaar." */
  readonly sentence: (indicator: Indicator, observation: Valued) => string;
  /** The plan's name for the area and those beside it: "Vlaamse provincies". */
  readonly peers: string;
}

export function wordingOf(release: OpenRelease, locale: Locale): Wording {
  const say = wordingText(locale);
  const place =
    (form: PlaceForm) =>
    (code: string): string =>
      sayPlace(release.geography.get(code), form, locale);
  const value = (number: number, unit: UnitCode, decimals = 1): string => sayValue(locale, number, unit, decimals);
  const points = (difference: number, unit: UnitCode, written: string): string =>
    unit === 'PC'
      ? say('points.pc', { value: written, count: Number(Math.abs(difference).toFixed(1)) })
      : say('points.other', { value: written });
  const decimals = (unit: UnitCode, difference: number): number => {
    if (unit === 'PS' || unit === 'NR') return 0;
    return difference !== 0 && Math.abs(difference) < 0.05 ? 2 : 1;
  };
  const magnitude = (difference: number, unit: UnitCode): string =>
    unit === 'EUR'
      ? formatEuros(locale, Math.abs(difference))
      : formatNumber(locale, Math.abs(difference), decimals(unit, difference));
  const signed = (difference: number, unit: UnitCode): string =>
    unit === 'EUR'
      ? formatEuros(locale, difference, true)
      : formatSigned(locale, difference, decimals(unit, difference));
  return {
    locale,
    say,
    area: (code) => release.geography.get(code).name[locale],
    theArea: place('the'),
    inArea: place('in'),
    ofArea: place('of'),
    indicator: (indicator) => indicator.text[locale],
    value,
    points: (difference, unit) => points(difference, unit, magnitude(difference, unit)),
    signedPoints: (difference, unit) => points(difference, unit, signed(difference, unit)),
    persons: (persons) => formatNumber(locale, Math.abs(persons), 0),
    signedPersons: (persons) => formatSigned(locale, persons, 0),
    aboutPersons: (persons) => formatNumber(locale, aboutPersons(Math.abs(persons)), 0),
    period: (period) => sayPeriod(locale, period),
    datedYears: (period) => datedYears(period, release.manifest.figuresOf),
    agedPeriod: (period) => sayAgedPeriod(locale, period, datedYears(period, release.manifest.figuresOf)),
    when: (period) => sayWhen(locale, period),
    sentence: (indicator, observation) => saySentence(indicator, observation, release.geography, locale),
    peers: release.plan.peersName[locale],
  };
}

function sayPeriod(locale: Locale, period: Period): string {
  switch (periodKind(period)) {
    case 'year':
    case 'school-year':
      return period.replace('-', '\u2013');
    case 'quarter':
      return wordingText(locale)('period.quarter', { quarter: period.slice(6), year: period.slice(0, 4) });
    case 'month': {
      const date = new Date(`${period}-01T00:00:00Z`);
      return new Intl.DateTimeFormat(formattingTag[locale], { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
        date,
      );
    }
  }
}

function datedYears(period: Period, figuresOf: string): number | undefined {
  return isDated(period, figuresOf) ? ageInYears(period, figuresOf) : undefined;
}

function sayAgedPeriod(locale: Locale, period: Period, years: number | undefined): string {
  const said = sayPeriod(locale, period);
  return years === undefined ? said : wordingText(locale)('period.dated', { period: said, years });
}

function sayWhen(locale: Locale, period: Period): string {
  return wordingText(locale)(`when.${periodKind(period)}`, { period: sayPeriod(locale, period) });
}

/** Two figures that count, so that a number that was computed does not look as if it was counted. */
function aboutPersons(persons: number): number {
  const step = 10 ** Math.max(0, Math.floor(Math.log10(Math.max(1, persons))) - 1);
  return Math.round(persons / step) * step;
}

const sentences = new Map<string, ReturnType<typeof translator>>();

function saySentence(indicator: Indicator, observation: Valued, geography: Geography, locale: Locale): string {
  const { sentence } = indicator.text[locale];
  const key = `${locale}|${sentence}`;
  let say = sentences.get(key);
  if (!say) {
    say = translator({ sentence }, locale);
    sentences.set(key, say);
  }
  const place = geography.get(observation.area);
  const period = sayPeriod(locale, observation.period);
  const said = say('sentence', {
    count: Math.round(observation.value),
    value: sayValue(locale, observation.value, observation.unit, 1),
    area: sayPlace(place, 'the', locale),
    inArea: sayPlace(place, 'in', locale),
    ofArea: sayPlace(place, 'of', locale),
    when: sayWhen(locale, observation.period),
    period,
  });
  if (/\{(when|period)\}/.test(sentence)) return sentenceCase(said, locale);
  // A plan of before sentences named their period.
  return sentenceCase(wordingText(locale)('headline.dated', { sentence: said.replace(/\.$/, ''), period }), locale);
}

/**
 * What a gap came to in people, rounded as running text is: "ongeveer 5.900 mensen". In full it says why a number is only
 * an upper bound. `undefined` for what is no rate, and for a gap of no people.
 */
export function personsSentence(gap: Gap, words: Wording, length: 'full' | 'short' = 'full'): string | undefined {
  const { persons } = gap;
  if (persons.kind === 'not-applicable') return undefined;
  if (persons.kind === 'unknown') return words.say('gap.persons.unknown');
  if (Math.round(persons.persons) === 0) return undefined;
  const key = persons.kind === 'exact' ? 'gap.persons' : 'gap.persons.at-most';
  const args = {
    persons: words.aboutPersons(persons.persons),
    when: words.when(gap.period),
    other: words.theArea(gap.against),
  };
  const sentence = sentenceCase(words.say(key, args), words.locale);
  if (persons.kind === 'exact' || length === 'short') return sentence;
  return `${sentence} ${words.say('gap.persons.at-most.why', { base: words.persons(persons.base) })}`;
}

/** How the area moved since the last break. */
export function trendSentence(
  { trend }: Pick<Standing, 'trend'>,
  words: Wording,
  length: 'full' | 'short' = 'full',
): string | undefined {
  if (!trend) return undefined;
  const { from, to } = trend;
  const { unit } = to;
  const decimals = decimalsApart([from.value, to.value], shownDecimals(unit), 2);
  const change = shownDifference(to, from, decimals);
  const args = {
    from: words.value(from.value, unit, decimals),
    to: words.value(to.value, unit, decimals),
    fromPeriod: words.period(from.period),
    toPeriod: words.period(to.period),
    change: words.points(change, unit),
  };
  const moved = change > 0 ? 'trend.up' : 'trend.down';
  const sentence = words.say(change === 0 ? 'trend.flat' : moved, args);
  return trend.sinceBreak && length === 'full'
    ? `${sentence} ${words.say('trend.since-break', { period: words.period(trend.sinceBreak) })}`
    : sentence;
}

/** Whether the distance to the benchmark became smaller since the last break. */
export function convergenceSentence({ benchmark }: Standing, words: Wording, unit: UnitCode): string | undefined {
  const convergence = benchmark?.convergence;
  if (!benchmark || !convergence || unit === 'PS' || unit === 'NR') return undefined;
  return words.say(`convergence.${convergence.outcome}`, {
    other: words.area(benchmark.gap.against),
    from: words.points(convergence.distanceFrom, unit),
    to: words.points(convergence.distanceTo, unit),
    fromPeriod: words.period(convergence.from.period),
    toPeriod: words.period(convergence.to.period),
  });
}

/** Rank among the areas beside it, and who comes next. */
export function rankSentences(
  { peers, benchmark }: Standing,
  words: Wording,
  indicator: Indicator,
  plan: { readonly benchmark: string },
): readonly string[] {
  if (!peers || indicator.unit === 'PS' || indicator.unit === 'NR') return [];
  const { ranking, place, next } = peers;
  const period = words.period(ranking.period);
  const nextKey = place === 1 ? 'gap.first' : 'gap.next';
  const other = words.say(nextKey, {
    when: words.when(ranking.period),
    area: words.theArea(next.area.area),
    other: words.theArea(next.against),
    value: words.value(next.other.value, next.other.unit, decimalsApart([next.other.value, next.area.value])),
  });
  const samePeriod = benchmark?.gap.period === ranking.period;
  const why = samePeriod
    ? []
    : [words.say('gap.no-benchmark', { benchmark: words.area(plan.benchmark), peers: words.peers, period })];
  return [...why, ...(indicator.direction === 'neutral' ? [] : [sentenceCase(other, words.locale)])];
}

/** Whether the areas beside each other grew together or apart since the last break. */
export function spreadSentence({ peers }: Standing, words: Wording): string | undefined {
  const spread = peers?.spread;
  if (!spread) return undefined;
  const narrowed = spread.to.deviation < spread.from.deviation;
  return words.say(narrowed ? 'spread.narrowed' : 'spread.widened', {
    peers: words.peers,
    fromPeriod: words.period(spread.from.period),
    toPeriod: words.period(spread.to.period),
  });
}

/** The place of a municipality among all, and which end place 1 is: "Plaats 37 van 38 gemeenten; op plaats 1 …". */
export function municipalRankSentence(
  rank: { readonly place: number; readonly all: number },
  { direction }: Indicator,
  words: Wording,
): string | undefined {
  if (direction === 'neutral') return undefined;
  return words.say('rank.municipality', { ...rank, first: direction === 'less' ? 'lowest' : 'highest' });
}

/** Remarks on a figure in words: "voorlopig, breuk". Empty for an ordinary one. */
export function remarksOf(observation: Observation, words: Wording): string {
  const statuses = observation.status.filter((status) => status !== 'A').map((status) => words.say(`status.${status}`));
  const { origin, note } = observation.provenance;
  const came = origin === 'published' ? [] : [words.say(`origin.${origin}`, { text: note })];
  return [...statuses, ...came].join(', ');
}
