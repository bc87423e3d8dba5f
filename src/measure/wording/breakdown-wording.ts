import type { Locale } from '../../foundation/locale.ts';
import { wordingText } from './texts.ts';

/**
 * A breakdown in words: `''` is "Totaal", `age=Y15-24;sex=F` is "15 tot 24 jaar, vrouwen". Words of ages are made
 * from the code (`Y15-24`, `Y_GE65`, `Y_LT15`, `Y64`). A code without words stays as it is, after its dimension:
 * "nace A".
 */
export function breakdownLabel(locale: Locale, breakdown: string): string {
  if (breakdown === '') return wordingText(locale)('breakdown.total');
  return breakdown
    .split(';')
    .map((pair) => pairLabel(locale, pair))
    .join(', ');
}

/** What a dimension of a breakdown is about: `sex` is "Geslacht". A dimension without words keeps its own name. */
export function dimensionLabel(locale: Locale, dimension: string): string {
  return wordingText.find(locale, `breakdown.dimension.${dimension}`) ?? dimension;
}

/** The dimensions of a breakdown in order: `age=Y15-24;sex=F` has age and sex; the total has none. */
export function breakdownDimensions(breakdown: string): readonly string[] {
  return breakdown === '' ? [] : breakdown.split(';').map((pair) => pair.split('=')[0] ?? '');
}

function pairLabel(locale: Locale, pair: string): string {
  const [dimension = '', code = ''] = pair.split('=');
  const said = wordingText.find(locale, `breakdown.${dimension}.${code}`);
  return said ?? (dimension === 'age' ? ageLabel(locale, code) : undefined) ?? `${dimension} ${code}`;
}

/** Eurostat writes whole years reached: `Y_LT15` is under 15, `Y15-24` includes the 24th. */
function ageLabel(locale: Locale, code: string): string | undefined {
  const t = wordingText(locale);
  const [, from, to] = /^Y(\d{1,3})-(\d{1,3})$/.exec(code) ?? [];
  if (from && to) return t('breakdown.years.band', { from, to });
  const [, side, limit] = /^Y_(GE|LT)(\d{1,3})$/.exec(code) ?? [];
  if (limit)
    return side === 'GE' ? t('breakdown.years.over', { from: limit }) : t('breakdown.years.under', { to: limit });
  const [, one] = /^Y(\d{1,3})$/.exec(code) ?? [];
  return one && t('breakdown.years.one', { from: one });
}
