import { inEveryLocale, type Locale } from '../../../foundation/locale.ts';
import { translator, type Translate } from '../../../foundation/message.ts';
import { formatDate, formatPercentage } from '../../../foundation/number.ts';
import type { RatingTone } from '../../../site/ui/rating/rating.tsx';
import type { Movement, Progress, TargetStanding } from '../../analysis/progress.ts';
import type { Indicator } from '../../indicator/indicator.ts';
import type { Wording } from '../../wording/wording.ts';
import type { View } from '../view.ts';
import { en } from './messages/en.ts';
import { fr } from './messages/fr.ts';
import { nl, type TargetMessageKey } from './messages/nl.ts';

const translators = inEveryLocale((locale) => translator({ nl, en, fr }, locale));

/** Texts about targets in one language. */
export function targetText(locale: Locale): Translate<TargetMessageKey> {
  return translators[locale];
}

const progressTones: Readonly<Record<Progress['kind'], RatingTone>> = {
  reached: 'good',
  'on-track': 'good',
  moderate: 'slow',
  insufficient: 'slow',
  away: 'bad',
  missed: 'bad',
  'not-rated': 'open',
};

const movementTones: Readonly<Record<Exclude<Movement['kind'], 'not-rated'>, RatingTone>> = {
  'significant-progress': 'good',
  'moderate-progress': 'good',
  'moderate-away': 'bad',
  'significant-away': 'bad',
};

/** A rating in words with the tone it is shown in. */
export interface SaidRating {
  readonly tone: RatingTone;
  readonly text: string;
}

/** "Op schema", "Nog niet te beoordelen". */
export function sayProgress({ kind }: Progress, locale: Locale): SaidRating {
  return { tone: progressTones[kind], text: targetText(locale)(`progress.${kind}`) };
}

/** "Gaat licht vooruit", with the growth a year behind it; `undefined` when the figures do not allow it. */
export function sayMovement(
  movement: Movement,
  indicator: Indicator,
  words: Wording,
): (SaidRating & { readonly sentence: string }) | undefined {
  if (movement.kind === 'not-rated') return undefined;
  const t = targetText(words.locale);
  const sentence = t('movement.sentence', {
    name: words.indicator(indicator).name,
    growth: sayGrowth(movement.growth, words.locale),
    from: words.period(movement.from.period),
    to: words.period(movement.to.period),
  });
  return { tone: movementTones[movement.kind], text: t(`movement.${movement.kind}`), sentence };
}

/** "Streefdoel: 78% in 2030 (Europese Unie)." The area is named when it is not the plan's own. */
export function targetSentence(
  { target }: TargetStanding,
  indicator: Indicator,
  { words, focus }: Pick<View, 'words' | 'focus'>,
): string {
  return targetText(words.locale)(target.area === focus ? 'sentence' : 'sentence.of-area', {
    value: words.value(target.value, indicator.unit, decimalsOf(target.value)),
    period: words.period(target.period),
    setBy: target.setBy[words.locale],
    area: words.area(target.area),
  });
}

/** What is still to be done, or why that cannot be told: "Nog 3,0 punten omhoog." */
export function toGoSentence(standing: TargetStanding, indicator: Indicator, words: Wording): string {
  const { target, latest, toGo, progress } = standing;
  const t = targetText(words.locale);
  if (!latest || toGo === undefined) return t('reason.no-figure', { area: words.area(target.area) });
  const args = {
    points: words.points(toGo, indicator.unit),
    period: words.period(latest.period),
    value: words.value(latest.value, indicator.unit),
  };
  if (progress.kind === 'reached') return t('to-go.none', args);
  if (progress.kind === 'missed') return t('to-go.missed', args);
  return t(toGo > 0 ? 'to-go.up' : 'to-go.down', args);
}

/** Everything there is to say about a standing, in sentences: baseline, path, growth and rule, or why there is no rating. */
export function standingSentences(standing: TargetStanding, indicator: Indicator, words: Wording): readonly string[] {
  const { baseline, progress, target } = standing;
  const t = targetText(words.locale);
  const start =
    baseline &&
    t('baseline', { value: words.value(baseline.value, indicator.unit), period: words.period(baseline.period) });
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
    targetText(words.locale)(rises ? 'path.ahead' : 'path.behind', {
      period: words.period(latest.period),
      expected: words.value(expected, indicator.unit, decimalsOf(target.value) || 1),
      value: words.value(latest.value, indicator.unit),
    }),
  ];
}

function ratingSentences(progress: Progress, words: Wording, period: string): readonly string[] {
  const t = targetText(words.locale);
  if (progress.kind === 'not-rated') {
    // That there is no figure is said in place of what is still to be done.
    return progress.reason === 'no-figure' ? [] : [t(`reason.${progress.reason}`, { period, area: '' })];
  }
  if (!('ratio' in progress)) return [];
  const growth = t('growth', {
    period,
    observed: sayGrowth(progress.observedGrowth, words.locale),
    required: sayGrowth(progress.requiredGrowth, words.locale),
    ratio: formatPercentage(words.locale, 100 * progress.ratio, 0),
  });
  return [growth, t('rule')];
}

/** Who set the target, when and why, and whether it is the plan's own. */
export function originSentences(
  { target }: TargetStanding,
  { words, release, locale }: Pick<View, 'words' | 'release' | 'locale'>,
): readonly string[] {
  const t = targetText(locale);
  const args = { region: release.plan.region[locale], setBy: target.setBy[words.locale] };
  return [
    t(`kind.${target.kind}`, args),
    t('set-on', { date: formatDate(locale, target.setOn), reason: target.reason[locale] }),
  ];
}

function sayGrowth(growth: number, locale: Locale): string {
  return formatPercentage(locale, 100 * growth, 2);
}

/** Targets are written as they were set: 78%, but 8,5%. */
export function decimalsOf(value: number): number {
  return Number.isInteger(value) ? 0 : 1;
}
