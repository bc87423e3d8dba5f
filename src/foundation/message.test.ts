import { expect, test } from 'vitest';
import { locales } from './locale.ts';
import { textsOf, type PlainKey, type Translate } from './message.ts';

const dutch = {
  plain: 'Gewoon',
  named: 'Dag {name}',
  counted: '{count, plural, =0 {niets} one {één punt} other {# punten}} voor {name}',
  chosen: '{role, select, lead {{name} trekt} other {{count, plural, one {één} other {#}} {role}}}',
} as const;

const texts = await textsOf<typeof dutch>((locale) =>
  Promise.resolve({ texts: locale === 'nl' ? dutch : { ...dutch, named: `${locale} {name}` } }),
);

test('a text is written in the language asked for', () => {
  expect(locales.map((locale) => texts(locale)('named', { name: 'An' }))).toEqual(['Dag An', 'en An', 'fr An']);
});

test('plurals and choices take what stands inside them', () => {
  const t = texts('nl');
  expect(t('counted', { count: 2, name: 'An' })).toBe('2 punten voor An');
  expect(t('chosen', { role: 'lead', name: 'An', count: 1 })).toBe('An trekt');
  expect(t('chosen', { role: 'partner', name: 'An', count: 1 })).toBe('één partner');
});

test('a key from elsewhere gives its text, or nothing', () => {
  expect(texts.find('en', 'named', { name: 'An' })).toBe('en An');
  expect(texts.find('en', 'toString')).toBeUndefined();
  expect(texts.write('nl', 'named', { name: 'An' })).toBe('Dag An');
  expect(texts.keys).toEqual(['plain', 'named', 'counted', 'chosen']);
});

/** Never called: what must not compile. TypeScript fails on each line that would. */
export function wrongCalls(
  t: Translate<typeof dutch>,
  key: 'plain' | 'named',
  handOn: (key: PlainKey<typeof dutch>) => void,
): void {
  // @ts-expect-error there is no such key
  t('absent');
  // @ts-expect-error an argument is missing
  t('named');
  // @ts-expect-error an argument has another name
  t('named', { nama: 'An' });
  // @ts-expect-error one argument too many
  t('named', { name: 'An', more: 1 });
  // @ts-expect-error the text takes no argument
  t('plain', { name: 'An' });
  // @ts-expect-error what is counted is a number
  t('counted', { count: '2', name: 'An' });
  // @ts-expect-error an argument inside a choice is missing
  t('chosen', { role: 'lead', count: 1 });
  // @ts-expect-error one of the two texts takes a name
  t(key);
  // @ts-expect-error a text with arguments is not plain
  handOn('named');
}
