import { formatEuros, formatList, formatNumber, formatPercentage, formatSigned } from '../../foundation/number.ts';
import { inEveryLocale, type Locale, type Localised } from '../../foundation/locale.ts';
import type { Geography } from '../area/geography.ts';
import type { Indicator } from '../indicator/indicator.ts';
import type { IndicatorId, UnitCode } from '../observation/observation.ts';
import type { Outcome, Word } from './outcome.ts';
import { claimText } from './texts.ts';

/** Where the names in a sentence come from. */
export interface Naming {
  readonly geography: Geography;
  /**
   * @throws {Error} for an indicator that the plan does not define: the plan folder is checked for that.
   */
  readonly indicator: (id: IndicatorId) => Indicator;
}

/** Says an outcome in every language of the site. */
export function saySentence(outcome: Outcome, naming: Naming): Localised {
  return inEveryLocale((locale) => {
    const words = Object.entries(outcome.say.words).map(
      ([name, word]) => [name, sayWord(word, locale, naming)] as const,
    );
    const missing = outcome.missing && naming.indicator(outcome.missing);
    const publisher = missing?.publisher ?? '';
    const sentence = claimText.write(locale, outcome.say.key, { ...Object.fromEntries<string>(words), publisher });
    if (!outcome.nearestSeries || !missing) return sentence;
    const points = outcome.points ?? 'along';
    return claimText(locale)('on-nearest', { wanted: missing.text[locale].name, publisher, points, sentence });
  });
}

function sayWord(word: Word, locale: Locale, naming: Naming): string {
  if ('area' in word) return naming.geography.get(word.area).name[locale];
  if ('areas' in word)
    return formatList(
      locale,
      word.areas.map((area) => naming.geography.get(area).name[locale]),
    );
  if ('indicator' in word) return naming.indicator(word.indicator).text[locale].name;
  if ('value' in word) return sayValue(locale, word.value, word.unit, word.decimals);
  if ('points' in word) return formatSigned(locale, word.points, word.decimals);
  if ('count' in word) return formatNumber(locale, word.count, 0);
  if ('list' in word) return sayList(word.list, locale, naming);
  return word.text;
}

function sayList(items: Extract<Word, { list: unknown }>['list'], locale: Locale, naming: Naming): string {
  const said = items.map(
    (item) => `${naming.geography.get(item.area).name[locale]} ${sayWord(item.value, locale, naming)}`,
  );
  return formatList(locale, said);
}

/** A value in its unit: "35,8%", "5.862" persons or things, "42,1" per 100 residents, "€ 18.130". */
export function sayValue(locale: Locale, value: number, unit: UnitCode, decimals: number): string {
  switch (unit) {
    case 'PC':
      return formatPercentage(locale, value, decimals);
    case 'PS':
      return formatNumber(locale, value, 0);
    case 'EUR':
      return formatEuros(locale, value);
    case 'NR':
    case 'P100':
    case 'P1000':
      return formatNumber(locale, value, Number.isInteger(value) ? 0 : decimals);
  }
}
