import { decimalsApart, formatList } from '../../foundation/number.ts';
import { sentenceCase } from '../../foundation/sentence-case.ts';
import type { Gap } from '../analysis/gap.ts';
import { rankAreas } from '../analysis/rank.ts';
import type { Standing } from '../analysis/standing.ts';
import type { Story } from '../analysis/story.ts';
import type { AreaCode } from '../area/area.ts';
import type { Indicator } from '../indicator/indicator.ts';
import { hasValue, type ObservationSet, type Valued } from '../observation/observation-set.ts';
import { comparePeriods, type Period } from '../observation/period.ts';
import { shownDecimals, shownDifference, shownValue } from '../observation/shown-value.ts';
import type { Wording } from './wording.ts';

/** A headline in its parts: how high the figure is and when, the most telling thing besides, and its age when dated. */
export interface Headline {
  readonly level: string;
  readonly story?: string;
  readonly age?: string;
}

/** What a headline is written from. */
export interface HeadlineFigures {
  readonly standing: Standing;
  readonly indicator: Indicator;
  readonly focus: AreaCode;
  /** The benchmark's latest figure, for when the area has none. */
  readonly benchmark?: Valued | undefined;
  /** Figures of the places that are looked at when neither has one. */
  readonly observations?: ObservationSet;
  readonly places?: readonly AreaCode[];
}

/** What an indicator's figures say: the level first, its period in it, then the story. */
export function headlineOf(figures: HeadlineFigures, words: Wording): Headline {
  const { standing, indicator, benchmark, focus } = figures;
  if (standing.level) {
    const [first] = standing.stories;
    return {
      level: words.sentence(indicator, standing.level),
      ...(first && { story: storySentence(first, standing, indicator, words) }),
      ...ageOf(standing.level, words),
    };
  }
  if (benchmark) {
    return {
      level: words.sentence(indicator, benchmark),
      story: words.say('headline.only-other', { area: words.theArea(focus) }),
      ...ageOf(benchmark, words),
    };
  }
  return { level: placesSentence(figures, words) ?? words.say('headline.none') };
}

/** A headline as one text. */
export function headlineText({ level, age, story }: Headline): string {
  return [level, age, story].filter(Boolean).join(' ');
}

function ageOf({ period }: Valued, words: Wording): Pick<Headline, 'age'> {
  const years = words.datedYears(period);
  return years === undefined ? {} : { age: words.say('headline.age', { years }) };
}

/** All stories but the one of the headline, as sentences. */
export function furtherStories(standing: Standing, indicator: Indicator, words: Wording): readonly string[] {
  return standing.stories.slice(1).map((story) => storySentence(story, standing, indicator, words));
}

/** The highest and the lowest of the places in the latest period that most of them have; ties name all. */
function placesSentence({ observations, indicator, places }: HeadlineFigures, words: Wording): string | undefined {
  if (!observations || !places) return undefined;
  const period = fullestPeriod(observations, indicator, places);
  if (!period) return undefined;
  const { places: ranked } = rankAreas(observations, indicator, places, period);
  return extremesSentence(
    ranked.map(({ observation }) => observation),
    words,
  );
}

/** Where a figure was highest and lowest in the one period of these; ties name all. `undefined` when all are alike. */
export function extremesSentence(values: readonly Valued[], words: Wording): string | undefined {
  const [first] = values;
  const shown = values.map(shownValue);
  const [high, low] = [Math.max(...shown), Math.min(...shown)];
  if (!first || high === low) return undefined;
  const at = (value: number): readonly Valued[] => values.filter((each) => shownValue(each) === value);
  const say = (those: readonly Valued[]): string =>
    formatList(
      words.locale,
      those.map(({ area }) => words.inArea(area)),
    );
  const valueOf = (those: readonly Valued[]): string => words.value(those[0]?.value ?? 0, first.unit);
  const sentence = words.say('headline.places', {
    when: words.when(first.period),
    inHighest: say(at(high)),
    high: valueOf(at(high)),
    inLowest: say(at(low)),
    low: valueOf(at(low)),
  });
  return sentenceCase(sentence, words.locale);
}

function fullestPeriod(
  observations: ObservationSet,
  indicator: Indicator,
  places: readonly AreaCode[],
): Period | undefined {
  const counts = new Map<Period, number>();
  for (const place of places) {
    for (const observation of observations.series(indicator.id, place)) {
      if (hasValue(observation)) counts.set(observation.period, (counts.get(observation.period) ?? 0) + 1);
    }
  }
  const most = Math.max(0, ...counts.values());
  return [...counts]
    .filter(([, count]) => count === most)
    .map(([period]) => period)
    .toSorted(comparePeriods)
    .at(-1);
}

/** One story in a sentence. */
export function storySentence(story: Story, standing: Standing, indicator: Indicator, words: Wording): string {
  return sentenceCase(say(story, standing, indicator, words), words.locale);
}

function say(story: Story, standing: Standing, indicator: Indicator, words: Wording): string {
  const { peers } = words;
  switch (story.kind) {
    case 'returned':
      return sayReturn(story, standing, words);
    case 'extreme': {
      const { side, all, others } = story;
      if (others.length === 0) return words.say('story.extreme', { side, all, peers });
      const names = formatList(
        words.locale,
        others.map((code) => words.theArea(code)),
      );
      return words.say('story.extreme.shared', { side, all, peers, others: names });
    }
    case 'place': {
      const first = indicator.direction === 'less' ? 'lowest' : 'highest';
      return words.say('story.place', { place: story.place, all: story.all, peers, first });
    }
    case 'level':
    case 'crossed':
    case 'gap':
      return sayAgainst(story, words);
    case 'turned':
      return sayTurn(story, words);
    case 'record':
      return words.say('story.record', { side: story.side, since: words.period(story.since) });
    case 'run':
      return words.say('story.run', { side: story.side, steps: story.steps, since: words.period(story.since) });
  }
}

function sayReturn(
  { from, to, all }: Extract<Story, { kind: 'returned' }>,
  { level }: Standing,
  words: Wording,
): string {
  const args = {
    area: words.theArea(level?.area ?? ''),
    fromWhen: words.when(from.period),
    place: from.place,
    all,
    peers: words.peers,
    toWhen: words.when(to.period),
    again: to.again ? 'yes' : 'no',
  };
  return to.isLast ? words.say('story.returned.last', args) : words.say('story.returned', { ...args, now: to.place });
}

function sayAgainst(story: Extract<Story, { gap: unknown }>, words: Wording): string {
  const { gap } = story;
  const { area, other } = gap;
  const { unit } = other;
  const decimals = decimalsApart([area.value, other.value], shownDecimals(unit), 2);
  const value = words.value(other.value, unit, decimals);
  const ofOther = words.ofArea(gap.against);
  switch (story.kind) {
    case 'level':
      return shownDifference(area, other) === 0
        ? words.say('story.level.same', { ofOther })
        : words.say('story.level', { ofOther, value });
    case 'crossed':
      return words.say('story.crossed', {
        since: words.period(story.since),
        side: sideOf(gap),
        ofOther,
        value,
        when: words.when(gap.period),
      });
    case 'gap':
      return story.older
        ? words.say('story.gap.older', {
            when: words.when(gap.period),
            own: words.value(area.value, unit, decimals),
            inArea: words.inArea(area.area),
            value,
            inOther: words.inArea(gap.against),
          })
        : words.say('story.gap', { points: gapPoints(gap, words), side: sideOf(gap), ofOther, value });
  }
}

/** The size of a gap, as the two figures beside it show it: "2,3 procentpunt". */
function gapPoints({ area, other }: Gap, words: Wording): string {
  return words.points(shownDifference(area, other), other.unit);
}

function sideOf({ points }: Gap): 'above' | 'below' {
  return points > 0 ? 'above' : 'below';
}

function sayTurn({ from, turn, to }: Extract<Story, { kind: 'turned' }>, words: Wording): string {
  const value = (observation: Valued): string => words.value(observation.value, observation.unit);
  return words.say('story.turned', {
    from: value(from),
    fromWhen: words.when(from.period),
    turn: value(turn),
    turnWhen: words.when(turn.period),
    to: value(to),
    toWhen: words.when(to.period),
  });
}
