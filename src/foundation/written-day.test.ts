import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { locales } from './locale.ts';
import { formatDate } from './number.ts';
import { isDay } from './plain-day.ts';
import { readWrittenDay } from './written-day.ts';
import type { WritingLanguage } from './written-number.ts';

/** A reading in few signs: a day, two days, or why there is none. */
function read(text: string, language: WritingLanguage) {
  const reading = readWrittenDay(text, language);
  switch (reading.kind) {
    case 'day':
      return reading.day;
    case 'ambiguous':
      return reading.readings;
    default:
      return reading.kind;
  }
}

const day = fc
  .date({ min: new Date('1900-01-01'), max: new Date('2199-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const locale = fc.constantFrom(...locales);
const everywhere = [...locales, 'any'] as const;

describe('a day', () => {
  it('that the site prints is read back in its language, with any space and in capitals', () => {
    fc.assert(
      fc.property(day, locale, fc.constantFrom(' ', '\u00A0', '\u202F', '  '), (iso, into, gap) => {
        const text = formatDate(into, iso).replaceAll(' ', gap);
        expect([read(text, into), read(text.toUpperCase(), into), read(text, 'any')]).toEqual([iso, iso, iso]);
      }),
    );
  });

  it.each([
    '2026-11-24',
    '24/11/2026',
    '24-11-2026',
    '24.11.2026',
    '24 11 2026',
    '24 / 11 / 2026',
    '2026/11/24',
    ' 24/11/2026\u00A0',
  ])('%j is the same in every language', (text) => {
    expect(everywhere.map((each) => read(text, each))).toEqual(Array(4).fill('2026-11-24'));
  });

  it('stands before its month in figures, also where both could be the month', () => {
    expect(everywhere.map((each) => read('3/4/2026', each))).toEqual(Array(4).fill('2026-04-03'));
    expect(everywhere.map((each) => read('9/24/2026', each))).toEqual(Array(4).fill('no-such-day'));
  });

  it.each([
    ['24 nov 2026', 'nl', '2026-11-24'],
    ['dinsdag 24 november 2026', 'nl', '2026-11-24'],
    ['1 mrt. 2026', 'nl', '2026-03-01'],
    ['24-nov-2026', 'nl', '2026-11-24'],
    ['Tuesday, 24th November 2026', 'en', '2026-11-24'],
    ['November 24, 2026', 'en', '2026-11-24'],
    ['1er mars 2026', 'fr', '2026-03-01'],
    ['3 fevrier 2026', 'fr', '2026-02-03'],
    ['3 févr. 2026', 'fr', '2026-02-03'],
    ['24 march 2026', 'nl', 'not-a-day'],
    ['24 march 2026', 'any', '2026-03-24'],
  ] as const)('%j in %s is %s', (text, language, expected) => {
    expect(read(text, language)).toBe(expected);
  });

  it('that no calendar has is told apart from what is no day', () => {
    const none = ['31/2/2026', '2026-02-31', '29/02/2027', '31 april 2026', '24/13/2026', '0/1/2026'];
    expect(none.map((text) => read(text, 'nl'))).toEqual(none.map(() => 'no-such-day'));
    const odd = ['morgen', '24/11', '24 november', '2026', '20261124', '24/11-2026', '24/11/026', 'november 2026 24'];
    expect(odd.map((text) => read(text, 'nl'))).toEqual(odd.map(() => 'not-a-day'));
    expect(read('31 februari 2026', 'any')).toBe('no-such-day');
    expect(['', ' \u00A0'].map((text) => read(text, 'fr'))).toEqual(['empty', 'empty']);
  });

  it('with a year of two figures is of this century, or asked back when it may begin with the year', () => {
    expect(read('24/11/26', 'nl')).toEqual(['2026-11-24', '2024-11-26']);
    expect(read('24 nov 26', 'nl')).toEqual(['2026-11-24', '2024-11-26']);
    expect(read('3/4/32', 'en')).toBe('2032-04-03');
    expect(read('11/11/11', 'fr')).toBe('2011-11-11');
    expect(read('31/2/40', 'nl')).toBe('no-such-day');
  });

  it('is on the calendar whatever is typed', () => {
    const signs = fc.string({ unit: fc.constantFrom(...'0123456789/-. '.split(''), 'nov', 'mars', 'er') });
    fc.assert(
      fc.property(fc.oneof(fc.string(), signs), fc.constantFrom(...everywhere), (text, into) => {
        const reading = readWrittenDay(text, into);
        const days = reading.kind === 'day' ? [reading.day] : [];
        expect((reading.kind === 'ambiguous' ? reading.readings : days).every(isDay)).toBe(true);
      }),
      { numRuns: 5000 },
    );
  });

  it('is refused when it is very long, at once', () => {
    expect(read('1/'.repeat(1e6), 'nl')).toBe('not-a-day');
  });
});
