import { formatList } from '../../foundation/number.ts';
import type { Standing } from '../analysis/standing.ts';
import { obsStatuses, type Observation, type ObsStatus } from '../observation/observation.ts';
import { comparePeriods } from '../observation/period.ts';
import type { Wording } from './wording.ts';

/** What each flag among the observations means, in the publisher's sense; nothing for those that do not occur. */
export function flagMeanings(observations: readonly Observation[], words: Wording): readonly string[] {
  const occurring = new Set(observations.flatMap(({ status }) => status));
  return obsStatuses
    .filter((status): status is Exclude<ObsStatus, 'A'> => status !== 'A' && occurring.has(status))
    .map((status) => words.say(`meaning.${status}`, { flag: words.say(`status.${status}`) }));
}

/** Statuses that a sentence must not keep quiet about, the weightiest first. */
const cautioned = ['U', 'F', 'E', 'P'] as const;

/**
 * What to be careful with in a sentence that rests on these figures: "Let op: het cijfer van 2022 is voorlopig." When
 * only some of the areas are concerned they are named: "het cijfer van Vlaanderen (2022) is voorlopig". `undefined`
 * when there is nothing to say.
 */
export function cautionSentence(figures: readonly Observation[], words: Wording): string | undefined {
  const distinct = [...new Set(figures)];
  const sentences = cautioned.flatMap((status) => {
    const concerned = distinct.filter((figure) => figure.status.includes(status));
    if (concerned.length === 0) return [];
    return [words.say(`caution.${status}`, { parts: partsOf(concerned, distinct, words) })];
  });
  return sentences.length === 0 ? undefined : sentences.join(' ');
}

function partsOf(concerned: readonly Observation[], all: readonly Observation[], words: Wording): string {
  const { say } = words;
  const areas = [...new Set(concerned.map(({ area }) => area))];
  const named = new Set(all.map(({ area }) => area));
  const periods = [...new Set(concerned.map(({ period }) => period))].toSorted(comparePeriods);
  const written = formatList(words.locale, periods.map(words.period));
  if (named.size === areas.length) return say('caution.figures', { count: periods.length, periods: written });
  const area = formatList(words.locale, areas.map(words.area));
  return say('caution.of-area', { count: concerned.length, area, periods: written });
}

/** The figures that the headline of an indicator rests on. */
export function headlineFigures({ level, stories }: Standing): readonly Observation[] {
  const [first] = stories;
  const own = level ? [level] : [];
  if (first && 'gap' in first) return [...own, first.gap.area, first.gap.other];
  return first?.kind === 'turned' ? [first.from, first.turn, first.to] : own;
}
