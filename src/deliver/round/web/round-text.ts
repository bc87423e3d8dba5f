import { formatMoment } from '../../../foundation/clock-words.ts';
import type { Locale } from '../../../foundation/locale.ts';
import { formatDate, formatEuros } from '../../../foundation/number.ts';
import { roundState, type EligibilityRules, type Round } from '../round.ts';
import { roundText } from '../texts.ts';

/** Where a round stands, as words: "Open tot 1 april 2026 om 17:00". */
export function sayState(round: Round, now: Date, locale: Locale): string {
  const times = { opens: formatMoment(locale, round.opensAt), closes: formatMoment(locale, round.closesAt) };
  return roundText(locale)(`state.${roundState(round, now)}`, times);
}

/** A rule for submitting, as a sentence. */
export function sayRule(rules: EligibilityRules, rule: keyof EligibilityRules, locale: Locale): string {
  const t = roundText(locale);
  const { minimumPartners = 0, maximumBudget = 0, latestEnd } = rules;
  switch (rule) {
    case 'minimumPartners':
      return t('rule.minimumPartners', { value: minimumPartners });
    case 'maximumBudget':
      return t('rule.maximumBudget', { value: formatEuros(locale, maximumBudget) });
    case 'latestEnd':
      return t('rule.latestEnd', { value: latestEnd ? formatDate(locale, latestEnd) : '' });
  }
}

/** The address of a round. */
export function roundPath(slug: string): string {
  return `/rondes/${slug}`;
}

/** The address at which a round is run. */
export function boardPath(slug: string): string {
  return `/beheer/rondes/${slug}`;
}
