import { formatEuros, formatNumber, formatSigned, decimalsApart } from '../../foundation/number.ts';
import { formattingTag, type Locale } from '../../foundation/locale.ts';
import { translator } from '../../foundation/message.ts';
import type { Gap } from '../analysis/gap.ts';
import type { Standing } from '../analysis/standing.ts';
import { sayValue } from '../claim/sentence.ts';
import type { Indicator } from '../indicator/indicator.ts';
import type { Observation, UnitCode } from '../observation/observation.ts';
import { periodKind, type Period } from '../observation/period.ts';
import type { Valued } from '../observation/observation-set.ts';
import type { OpenRelease } from '../release/open-release.ts';
import { wordingText } from './texts.ts';

/** Says figures of one release in one language. */
export interface Wording {
  readonly locale: Locale;
  /** Writes a sentence or a word about figures. */
  readonly say: ReturnType<typeof wordingText>;
  readonly area: (code: string) => string;
  readonly indicator: (indicator: Indicator) => Indicator['text'][Locale];
  readonly value: (value: number, unit: UnitCode, decimals?: number) => string;
  /** A difference without its sign, with the word for points where the unit asks for it. */
  readonly points: (points: number, unit: UnitCode) => string;
  readonly signedPoints: (points: number, unit: UnitCode) => string;
  readonly persons: (persons: number) => string;
  readonly signedPersons: (persons: number) => string;
  readonly period: (period: Period) => string;
  /** The figure told with people: "In Limburg werken 70 op de 100 mensen van 15 tot 64." */
  readonly sentence: (indicator: Indicator, observation: Valued) => string;
  /** The same with its period: "In Limburg werken 70 op de 100 mensen van 15 tot 64 (2021)." */
  readonly datedSentence: (indicator: Indicator, observation: Valued) => string;
  /** The plan's name for the area and those beside it: "Vlaamse provincies". */
  readonly peers: string;
}

export function wordingOf(release: OpenRelease, locale: Locale): Wording {
  const say = wordingText(locale);
  const area = (code: string): string => release.geography.get(code).name[locale];
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
    area,
    indicator: (indicator) => indicator.text[locale],
    value,
    points: (difference, unit) => points(difference, unit, magnitude(difference, unit)),
    signedPoints: (difference, unit) => points(difference, unit, signed(difference, unit)),
    persons: (persons) => formatNumber(locale, Math.abs(persons), 0),
    signedPersons: (persons) => formatSigned(locale, persons, 0),
    period: (period) => sayPeriod(locale, period),
    sentence: (indicator, observation) => saySentence(indicator, observation, area(observation.area), locale),
    datedSentence: (indicator, observation) =>
      say('headline.dated', {
        sentence: saySentence(indicator, observation, area(observation.area), locale).replace(/\.$/, ''),
        period: sayPeriod(locale, observation.period),
      }),
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

const sentences = new Map<string, ReturnType<typeof translator>>();

function saySentence(indicator: Indicator, observation: Valued, area: string, locale: Locale): string {
  const key = `${locale}|${indicator.text[locale].sentence}`;
  let say = sentences.get(key);
  if (!say) {
    say = translator({ sentence: indicator.text[locale].sentence }, locale);
    sentences.set(key, say);
  }
  const value = sayValue(locale, observation.value, observation.unit, 1);
  return say('sentence', { count: Math.round(observation.value), value, area });
}

/** The message of an indicator's page: what its figures say, in one sentence. */
export function headlineOf(
  standing: Standing,
  indicator: Indicator,
  words: Wording,
  benchmark: Valued | undefined,
): string {
  const { say } = words;
  if (standing.benchmark && isRecent(standing)) return benchmarkHeadline(standing.benchmark, words, indicator.unit);
  if (standing.peers && indicator.unit !== 'PS' && indicator.unit !== 'NR') {
    const { ranking, place } = standing.peers;
    const key = indicator.direction === 'neutral' ? 'headline.rank-neutral' : 'headline.rank';
    return say(key, {
      area: words.area(standing.peers.next.area.area),
      period: words.period(ranking.period),
      place,
      all: ranking.places.length,
      peers: words.peers,
    });
  }
  if (standing.level) {
    const { area, value, unit, period } = standing.level;
    return say('headline.level', {
      area: words.area(area),
      value: words.value(value, unit),
      period: words.period(period),
    });
  }
  return benchmark ? '' : say('headline.places-only');
}

/** A comparison with the benchmark speaks first unless the area has figures that are more than a few years newer. */
export function isRecent({ benchmark, peers }: Standing): boolean {
  if (!benchmark || !peers) return true;
  return Number(peers.ranking.period.slice(0, 4)) - Number(benchmark.gap.period.slice(0, 4)) <= 3;
}

function benchmarkHeadline(
  { gap, crossing }: NonNullable<Standing['benchmark']>,
  words: Wording,
  unit: UnitCode,
): string {
  const { say } = words;
  const args = { area: words.area(gap.area.area), other: words.area(gap.against), period: words.period(gap.period) };
  if (crossing.side === 'equal') return say('headline.equal', args);
  if (unit === 'PS' || unit === 'NR') {
    return say('headline.level', { ...args, value: words.value(gap.area.value, unit) });
  }
  const since = words.period(crossing.since);
  if (crossing.periods === 1)
    return say(`headline.${crossing.side}-once`, { ...args, points: words.points(gap.points, unit) });
  return say(`headline.${crossing.side}-${crossing.crossed ? 'since' : 'always'}`, { ...args, since });
}

/**
 * What a gap comes to in people: "Dat zijn 5.862 mensen minder dan op het niveau van Vlaanderen." In full it says why
 * a number is only an upper bound.
 */
export function personsSentence(gap: Gap, words: Wording, length: 'full' | 'short' = 'full'): string | undefined {
  const { persons } = gap;
  const other = words.area(gap.against);
  switch (persons.kind) {
    case 'not-applicable':
      return undefined;
    case 'unknown':
      return words.say('gap.persons.unknown');
    case 'exact':
    case 'at-most': {
      if (Math.round(persons.persons) === 0) return undefined;
      const key = persons.persons < 0 ? 'gap.persons.fewer' : 'gap.persons.more';
      const sentence = words.say(persons.kind === 'exact' ? key : `${key}.at-most`, {
        persons: words.persons(persons.persons),
        period: words.period(gap.period),
        other,
      });
      if (persons.kind === 'exact' || length === 'short') return sentence;
      return `${sentence} ${words.say('gap.persons.at-most.why', { base: words.persons(persons.base) })}`;
    }
  }
}

/** How the area moved since the last break. */
export function trendSentence(
  { trend }: Standing,
  words: Wording,
  length: 'full' | 'short' = 'full',
): string | undefined {
  if (!trend) return undefined;
  const { from, to, change } = trend;
  const { unit } = to;
  const decimals = decimalsApart([from.value, to.value], 1, 2);
  const args = {
    from: words.value(from.value, unit, decimals),
    to: words.value(to.value, unit, decimals),
    fromPeriod: words.period(from.period),
    toPeriod: words.period(to.period),
    change: words.points(change, unit),
  };
  const moved = change > 0 ? 'trend.up' : 'trend.down';
  const key = change === 0 ? 'trend.flat' : moved;
  const sentence = words.say(key, args);
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
  const rank = words.say('rank.line', { place, all: ranking.places.length, peers: words.peers, period });
  const nextKey = place === 1 ? 'gap.first' : 'gap.next';
  const other = words.say(nextKey, {
    area: words.area(next.area.area),
    other: words.area(next.against),
    value: words.value(next.other.value, next.other.unit, decimalsApart([next.other.value, next.area.value])),
  });
  const samePeriod = benchmark?.gap.period === ranking.period;
  const why = samePeriod
    ? []
    : [words.say('gap.no-benchmark', { benchmark: words.area(plan.benchmark), peers: words.peers, period })];
  return [...why, indicator.direction === 'neutral' ? rank : `${rank} ${other}`];
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

/** Remarks on a figure in words: "voorlopig, breuk". Empty for an ordinary one. */
export function remarksOf(observation: Observation, words: Wording): string {
  const statuses = observation.status.filter((status) => status !== 'A').map((status) => words.say(`status.${status}`));
  const { origin, note } = observation.provenance;
  const came = origin === 'published' ? [] : [words.say(`origin.${origin}`, { text: note })];
  return [...statuses, ...came].join(', ');
}
