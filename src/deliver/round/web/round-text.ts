import { formatMoment } from '../../../foundation/clock-words.ts';
import { inEveryLocale, type Locale } from '../../../foundation/locale.ts';
import { translator, type Translate } from '../../../foundation/message.ts';
import { formatDate, formatEuros } from '../../../foundation/number.ts';
import { en } from '../messages/en.ts';
import { fr } from '../messages/fr.ts';
import { nl, type RoundMessage } from '../messages/nl.ts';
import { roundState, type EligibilityRules, type Round } from '../round.ts';

const translators = inEveryLocale((locale) => translator({ nl, en, fr }, locale));

/** Texts of rounds in one language. */
export function roundText(locale: Locale): Translate<RoundMessage> {
  return translators[locale];
}

/** Where a round stands, as words: "Open tot 1 april 2026 om 17:00". */
export function sayState(round: Round, now: Date, locale: Locale): string {
  const times = { opens: formatMoment(locale, round.opensAt), closes: formatMoment(locale, round.closesAt) };
  return roundText(locale)(`state.${roundState(round, now)}`, times);
}

/** A rule for submitting, as a sentence. */
export function sayRule(rules: EligibilityRules, rule: keyof EligibilityRules, locale: Locale): string {
  const { minimumPartners = 0, maximumBudget = 0, latestEnd = '' } = rules;
  const values = {
    minimumPartners,
    maximumBudget: formatEuros(locale, maximumBudget),
    latestEnd: latestEnd && formatDate(locale, latestEnd),
  };
  return roundText(locale)(`rule.${rule}`, { value: values[rule] });
}

/** The address of a round. */
export function roundPath(slug: string): string {
  return `/rondes/${slug}`;
}

/** The address at which a round is run. */
export function boardPath(slug: string): string {
  return `/beheer/rondes/${slug}`;
}
