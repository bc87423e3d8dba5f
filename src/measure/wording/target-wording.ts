import type { Locale, Localised } from '../../foundation/locale.ts';
import { formatDate, formatPercentage } from '../../foundation/number.ts';
import type { Movement, NoTargetRating, Progress, TargetStanding } from '../analysis/progress.ts';
import type { AreaCode } from '../area/area.ts';
import type { Indicator } from '../indicator/indicator.ts';
import { wordingText } from './texts.ts';
import type { Wording } from './wording.ts';

/** "Op schema", "Nog niet te beoordelen". */
export function sayProgress({ kind }: Progress, locale: Locale): string {
  return wordingText(locale)(`target.progress.${kind}`);
}

/** A movement that can be told. */
export type RatedMovement = Exclude<Movement['kind'], 'not-rated'>;

/** "Gaat licht vooruit", with the growth a year behind it; `undefined` when the figures do not allow it. */
export function sayMovement(
  movement: Movement,
  indicator: Indicator,
  words: Wording,
): { readonly kind: RatedMovement; readonly text: string; readonly sentence: string } | undefined {
  if (movement.kind === 'not-rated') return undefined;
  const sentence = words.say('target.movement.sentence', {
    name: words.indicator(indicator).name,
    growth: sayGrowth(movement.growth, words.locale),
    from: words.period(movement.from.period),
    to: words.period(movement.to.period),
  });
  return { kind: movement.kind, text: words.say(`target.movement.${movement.kind}`), sentence };
}

/** "Streefdoel: 78% in 2030 (Europese Unie)." The area is named when it is not the plan's own. */
export function targetSentence(
  { target }: TargetStanding,
  indicator: Indicator,
  { words, focus }: { readonly words: Wording; readonly focus: AreaCode },
): string {
  return words.say(target.area === focus ? 'target.sentence' : 'target.sentence.of-area', {
    value: words.value(target.value, indicator.unit, decimalsOf(target.value)),
    period: words.period(target.period),
    setBy: target.setBy[words.locale],
    area: words.area(target.area),
  });
}

/** What is still to be done, or why that cannot be told: "Nog 3,0 punten omhoog." */
export function toGoSentence(standing: TargetStanding, indicator: Indicator, words: Wording): string {
  const { target, latest, toGo, progress } = standing;
  const { say } = words;
  if (!latest || toGo === undefined) return say('target.reason.no-figure', { area: words.theArea(target.area) });
  if (progress.kind === 'not-rated' && isTooOld(progress.reason)) {
    const setOn = formatDate(words.locale, target.setOn);
    const args = { latest: words.period(latest.period), setOn };
    return say(`target.reason.${progress.reason}`, args);
  }
  const args = {
    points: words.points(toGo, indicator.unit),
    period: words.period(latest.period),
    value: words.value(latest.value, indicator.unit),
  };
  if (progress.kind === 'reached') return say('target.to-go.none', args);
  if (progress.kind === 'missed') return say('target.to-go.missed', args);
  return say(toGo > 0 ? 'target.to-go.up' : 'target.to-go.down', args);
}

/** Everything there is to say about a standing, in sentences: baseline, path, growth and rule, or why there is no rating. */
export function standingSentences(standing: TargetStanding, indicator: Indicator, words: Wording): readonly string[] {
  const { baseline, progress, target } = standing;
  const { say } = words;
  const start =
    baseline &&
    say('target.baseline', {
      value: words.value(baseline.value, indicator.unit),
      period: words.period(baseline.period),
    });
  return [
    ...(start ? [start] : []),
    ...pathSentence(standing, indicator, words),
    ...ratingSentences(progress, words, words.period(target.baselinePeriod)),
  ];
}

function pathSentence(
  { target, latest, expected, progress }: TargetStanding,
  indicator: Indicator,
  words: Wording,
): readonly string[] {
  if (!latest || expected === undefined || !('ratio' in progress)) return [];
  const rises = progress.requiredGrowth > 0 === latest.value >= expected;
  return [
    words.say(rises ? 'target.path.ahead' : 'target.path.behind', {
      period: words.period(latest.period),
      expected: words.value(expected, indicator.unit, decimalsOf(target.value) || 1),
      value: words.value(latest.value, indicator.unit),
    }),
  ];
}

function ratingSentences(progress: Progress, words: Wording, period: string): readonly string[] {
  const { say } = words;
  if (progress.kind === 'not-rated') {
    // That there is no figure, or none of today, is said in place of what is still to be done.
    const { reason } = progress;
    return reason === 'no-figure' || isTooOld(reason) ? [] : [say(`target.reason.${reason}`, { period })];
  }
  if (!('ratio' in progress)) return [];
  const growth = say('target.growth', {
    period,
    observed: sayGrowth(progress.observedGrowth, words.locale),
    required: sayGrowth(progress.requiredGrowth, words.locale),
    ratio: formatPercentage(words.locale, 100 * progress.ratio, 0),
  });
  return [growth, say('target.rule')];
}

function isTooOld(reason: NoTargetRating): reason is 'older-than-target' | 'older-than-break' {
  return reason === 'older-than-target' || reason === 'older-than-break';
}

/** Who set the target, when and why, and whether it is the plan's own. */
export function originSentences({ target }: TargetStanding, words: Wording, region: Localised): readonly string[] {
  const { say, locale } = words;
  const args = { region: region[locale], setBy: target.setBy[locale] };
  return [
    say(`target.kind.${target.kind}`, args),
    say('target.set-on', { date: formatDate(locale, target.setOn), reason: target.reason[locale] }),
  ];
}

function sayGrowth(growth: number, locale: Locale): string {
  return formatPercentage(locale, 100 * growth, 2);
}

/** Targets are written as they were set: 78%, but 8,5%. */
export function decimalsOf(value: number): number {
  return Number.isInteger(value) ? 0 : 1;
}
