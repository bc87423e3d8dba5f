import { inEveryLocale, type Locale } from '../../foundation/locale.ts';
import { translator, type MessageArguments, type Translate } from '../../foundation/message.ts';
import { en } from './breakdown-messages/en.ts';
import { fr } from './breakdown-messages/fr.ts';
import { nl, type BreakdownMessageKey } from './breakdown-messages/nl.ts';

const translators = inEveryLocale((locale) => translator({ nl, en, fr }, locale));

/**
 * A breakdown in words: `''` is "Totaal", `age=Y15-24;sex=F` is "15 tot 24 jaar, vrouwen". Words of ages are made
 * from the code (`Y15-24`, `Y_GE65`, `Y_LT15`, `Y64`). A code without words stays as it is, after its dimension:
 * "nace A".
 */
export function breakdownLabel(locale: Locale, breakdown: string): string {
  if (breakdown === '') return translators[locale]('total');
  return breakdown
    .split(';')
    .map((pair) => pairLabel(translators[locale], pair))
    .join(', ');
}

/** What a dimension of a breakdown is about: `sex` is "Geslacht". A dimension without words keeps its own name. */
export function dimensionLabel(locale: Locale, dimension: string): string {
  const key = `dimension.${dimension}`;
  return isKey(key) ? translators[locale](key) : dimension;
}

/** The dimensions of a breakdown in order: `age=Y15-24;sex=F` has age and sex; the total has none. */
export function breakdownDimensions(breakdown: string): readonly string[] {
  return breakdown === '' ? [] : breakdown.split(';').map((pair) => pair.split('=')[0] ?? '');
}

function pairLabel(t: Translate<BreakdownMessageKey>, pair: string): string {
  const [dimension = '', code = ''] = pair.split('=');
  const key = `${dimension}.${code}`;
  if (isKey(key)) return t(key);
  const age = dimension === 'age' ? ageOf(code) : undefined;
  return age ? t(age.key, age.args) : `${dimension} ${code}`;
}

function isKey(key: string): key is BreakdownMessageKey {
  return Object.hasOwn(nl, key);
}

interface AgeWords {
  readonly key: BreakdownMessageKey;
  readonly args: MessageArguments;
}

/** Eurostat writes whole years reached: `Y_LT15` is under 15, `Y15-24` includes the 24th. */
function ageOf(code: string): AgeWords | undefined {
  const [, from, to] = /^Y(\d{1,3})-(\d{1,3})$/.exec(code) ?? [];
  if (from && to) return { key: 'age.band', args: { from, to } };
  const [, side, limit] = /^Y_(GE|LT)(\d{1,3})$/.exec(code) ?? [];
  if (limit)
    return side === 'GE' ? { key: 'age.over', args: { from: limit } } : { key: 'age.under', args: { to: limit } };
  const [, one] = /^Y(\d{1,3})$/.exec(code) ?? [];
  return one ? { key: 'age.one', args: { from: one } } : undefined;
}
