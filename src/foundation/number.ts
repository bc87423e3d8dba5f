import { formattingTag, inEveryLocale, type Locale } from './locale.ts';

const formats = new Map<string, Intl.NumberFormat>();

function numberFormat(locale: Locale, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const { style, minimumFractionDigits, maximumFractionDigits, signDisplay } = options;
  const key = `${locale}|${style}|${minimumFractionDigits}|${maximumFractionDigits}|${signDisplay}`;
  let format = formats.get(key);
  if (!format) {
    format = new Intl.NumberFormat(formattingTag[locale], options);
    formats.set(key, format);
  }
  return format;
}

/** A number with a fixed count of decimals, grouped as the language does: "1.234,5". */
export function formatNumber(locale: Locale, value: number, decimals: number): string {
  return withTrueMinus(
    numberFormat(locale, { minimumFractionDigits: decimals, maximumFractionDigits: decimals }).format(value),
  );
}

/** A number with the decimals that it has, at most so many: "1,5" and "2". One that would read as 0 keeps a digit. */
export function formatShort(locale: Locale, value: number, mostDecimals: number): string {
  const needed = value === 0 ? 0 : Math.min(20, Math.ceil(-Math.log10(Math.abs(value))));
  return withTrueMinus(numberFormat(locale, { maximumFractionDigits: Math.max(mostDecimals, needed) }).format(value));
}

/** A percentage given in percent: 35.8 becomes "35,8%". */
export function formatPercentage(locale: Locale, percent: number, decimals: number): string {
  const options = { style: 'percent', minimumFractionDigits: decimals, maximumFractionDigits: decimals } as const;
  return withTrueMinus(numberFormat(locale, options).format(percent / 100));
}

/** An amount in whole euros: "€ 18.130". With `withSign` a difference, with its sign. */
export function formatEuros(locale: Locale, euros: number, withSign = false): string {
  const options = {
    style: 'currency',
    currency: 'EUR',
    maximumFractionDigits: 0,
    signDisplay: withSign ? 'exceptZero' : 'auto',
  } as const;
  return withTrueMinus(numberFormat(locale, options).format(euros));
}

/** A difference with its sign, a true minus included: "+8,7", "−1,2"; what rounds to zero has none. */
export function formatSigned(locale: Locale, value: number, decimals: number): string {
  const options = {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
    signDisplay: 'exceptZero',
  } as const;
  return withTrueMinus(numberFormat(locale, options).format(value));
}

function withTrueMinus(text: string): string {
  return text.replace('-', '\u2212');
}

/** The fewest decimals, from `least` up to `most`, at which numbers that differ also look different. */
export function decimalsApart(values: readonly number[], least = 1, most = 3): number {
  const distinct = new Set(values).size;
  for (let decimals = least; decimals < most; decimals += 1) {
    if (new Set(values.map((value) => value.toFixed(decimals))).size === distinct) return decimals;
  }
  return most;
}

/** A calendar date, given as ISO text, written out: "24 november 2026". */
export function formatDate(locale: Locale, isoDate: string): string {
  return dateFormats[locale].format(new Date(`${isoDate}T00:00:00Z`));
}

const dateFormats = inEveryLocale(
  (locale) =>
    new Intl.DateTimeFormat(formattingTag[locale], { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' }),
);

/** Names joined as a list of the language: "As, Genk en Peer". */
export function formatList(locale: Locale, items: readonly string[]): string {
  return listFormats[locale].format(items);
}

const listFormats = inEveryLocale((locale) => new Intl.ListFormat(formattingTag[locale], { type: 'conjunction' }));
