import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { locales, type Locale } from './locale.ts';
import { formatEuros, formatNumber, formatPercentage, formatSigned } from './number.ts';
import { decimalsToPrint, readWrittenNumber, writeNumber, type WritingLanguage } from './written-number.ts';

/** A reading in few signs: a number, two readings, or why there is none. */
function read(text: string, language: WritingLanguage) {
  const reading = readWrittenNumber(text, language);
  switch (reading.kind) {
    case 'number':
      return reading.value;
    case 'ambiguous':
      return reading.readings;
    default:
      return reading.kind;
  }
}

const locale = fc.constantFrom(...locales);
const space = fc.constantFrom(' ', '\u00A0', '\u202F', '\u2009', '\u2007', '\t', '  ');

/** A number with at most so many decimals, as far as the site prints them. */
function numberWith(decimals: number) {
  const most = 10 ** Math.min(14, 11 + decimals);
  return fc.integer({ min: -most, max: most }).map((units) => units / 10 ** decimals);
}

const printers: Readonly<Record<string, (locale: Locale, value: number, decimals: number) => string>> = {
  number: formatNumber,
  percentage: formatPercentage,
  signed: formatSigned,
  euros: (into, value) => formatEuros(into, value),
  'euros with a sign': (into, value) => formatEuros(into, value, true),
};

describe('a number that the site prints', () => {
  it.each(Object.entries(printers))('is read back in every language, pasted with any space: %s', (name, print) => {
    const printed = fc
      .constantFrom(...(name.startsWith('euros') ? [0] : [0, 1, 2, 4, 5, 6]))
      .chain((decimals) => fc.tuple(numberWith(decimals), fc.constant(decimals)));
    fc.assert(
      fc.property(printed, locale, space, ([value, decimals], into, gap) => {
        const text = ` ${print(into, value, decimals).replaceAll(/\s/g, gap)}${gap}`;
        expect(read(text, into)).toBe(value + 0);
      }),
      { numRuns: 1000 },
    );
  });

  it('with three decimals is read back, or asked back where they may be thousands', () => {
    fc.assert(
      fc.property(numberWith(3), locale, (value, into) => {
        const reading = readWrittenNumber(formatNumber(into, value, 3), into);
        const isUnclear = Math.abs(value) >= 1 && Math.abs(value) < 1000;
        if (isUnclear) expect(reading).toMatchObject({ kind: 'ambiguous', readings: [value * 1000, value] });
        else expect(reading).toEqual({ kind: 'number', value: value + 0 });
      }),
    );
  });

  it('has as many decimals as it takes, but never three that may be thousands', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 4 }).chain((decimals) => numberWith(decimals)),
        locale,
        (value, into) => {
          expect(read(formatNumber(into, value, decimalsToPrint(value, 4)), into)).toBe(value + 0);
        },
      ),
    );
    expect([12, 12.5, 1.234, 0.125, 1234.567].map((value) => decimalsToPrint(value, 3))).toEqual([0, 1, 4, 3, 3]);
  });
});

describe('a number that a field shows', () => {
  it('is read back as itself in its language, whatever it is', () => {
    const written = fc.tuple(fc.integer({ min: -1e14, max: 1e14 }), fc.integer({ min: 0, max: 14 }));
    fc.assert(
      fc.property(written, locale, ([digits, decimals], into) => {
        const value = Number(`${digits}e-${decimals}`);
        expect(read(writeNumber(value, into), into)).toBe(value + 0);
      }),
      { numRuns: 1000 },
    );
  });

  it('has the sign of the language, no grouping, and a nought where thousands could be read', () => {
    expect([1234567.5, 1.234, -12.345, 0.125, 1e-7].map((value) => writeNumber(value, 'nl'))).toEqual([
      '1234567,5',
      '1,2340',
      '-12,3450',
      '0,125',
      '0,0000001',
    ]);
    expect([1234567.5, 1.234].map((value) => writeNumber(value, 'en'))).toEqual(['1234567.5', '1.2340']);
  });
});

describe('a number that people write', () => {
  it.each([
    ['1.234', 1234, 1.234, 1.234],
    ['1,234', 1.234, 1234, 1.234],
    ['-1.234', -1234, -1.234, -1.234],
    ['999.999', 999_999, 999.999, 999.999],
  ])('as %j is thousands where the language prints them so, and else asked back', (text, nl, en, fr) => {
    const value = Number(text.replace(/[.,]/, ''));
    const expected = [nl, en, fr].map((one) => (one === value ? value : [value, one]));
    expect(locales.map((each) => read(text, each))).toEqual(expected);
    expect(read(text, 'any')).toEqual([value, value / 1000]);
  });

  it.each([
    ['1234', 1234],
    ['1 234', 1234],
    ['1\u202F234\u202F567,5', 1234567.5],
    ['1.234,5', 1234.5],
    ['1,234.5', 1234.5],
    ['1.234.567', 1234567],
    ['1,234,567', 1234567],
    ['1.234,567', 1234.567],
    ['1 234,567', 1234.567],
    ['1’234.50', 1234.5],
    ["12'345", 12345],
    ['1234,567', 1234.567],
    ['1234.567', 1234.567],
    ['12,5', 12.5],
    ['12.50', 12.5],
    ['1,2340', 1.234],
    ['0,125', 0.125],
    ['0.125', 0.125],
    [',5', 0.5],
    ['.5', 0.5],
    ['5.', 5],
    ['007', 7],
    ['-0', 0],
    ['+12', 12],
    ['\u22123,5', -3.5],
    ['- 3', -3],
    ['35,8%', 35.8],
    ['35.8 %', 35.8],
    ['€ 1 234', 1234],
    ['1 234,50 €', 1234.5],
    ['€12', 12],
    ['EUR 12', 12],
    ['12 euro', 12],
    ['12 Euros', 12],
    ['€ -12', -12],
    ['-€12', -12],
    ['123456789012345', 123456789012345],
  ])('%j says the same in every language', (text, value) => {
    expect(([...locales, 'any'] as const).map((each) => read(text, each))).toEqual([value, value, value, value]);
  });

  it.each([
    'drie',
    '-',
    '.',
    '€',
    '%',
    '1,2,3',
    '12 34',
    '1 23',
    '1.234 567',
    '1.234.56',
    '1..5',
    '1.234.',
    '0.123.456',
    '1e5',
    '0x1f',
    'NaN',
    'Infinity',
    '5–10',
    '5-10',
    '--5',
    '-€-5',
    '€ 5 €',
    '€ 5 %',
    '% 5',
    '$ 5',
    '5 k€',
    '12 personen',
    '١٢',
    '1234567890123456',
    '0.1234567890123456',
  ])('%j is none in any language', (text) => {
    expect(([...locales, 'any'] as const).map((each) => read(text, each))).toEqual(Array(4).fill('not-a-number'));
  });

  it('is absent when there are only spaces', () => {
    expect(['', ' ', '\u00A0\u202F', ' '.repeat(1000)].map((text) => read(text, 'nl'))).toEqual(Array(4).fill('empty'));
  });

  it('is finite whatever is typed, and has a digit in it', () => {
    const signs = fc.string({ unit: fc.constantFrom(...'0123456789.,-+€% \u00A0\u2212’eE'.split('')) });
    fc.assert(
      fc.property(fc.oneof(fc.string(), signs), locale, (text, into) => {
        const reading = readWrittenNumber(text, into);
        const values = reading.kind === 'number' ? [reading.value] : [];
        const said = reading.kind === 'ambiguous' ? reading.readings : values;
        expect(said.every(Number.isFinite)).toBe(true);
        if (said.length > 0) expect(text).toMatch(/\d/);
      }),
      { numRuns: 5000 },
    );
  });

  it('is refused when it is very long, at once', () => {
    const texts = [' 1'.repeat(1e6), '1.'.repeat(1e6), `${'1'.repeat(1e6)}x`, ` ${' '.repeat(1e6)}x`, '€'.repeat(1e6)];
    expect(texts.map((text) => read(text, 'nl'))).toEqual(Array(5).fill('not-a-number'));
  });
});
