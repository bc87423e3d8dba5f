import { expect, test } from 'vitest';
import { localePath, parseAddress, preferredLocale } from './address.ts';

test('Dutch addresses have no prefix and the other languages do', () => {
  expect(localePath('nl', '/methode')).toBe('/methode');
  expect(localePath('fr', '/methode')).toBe('/fr/methode');
  expect(localePath('en', '/')).toBe('/en');
});

test('an address is taken apart into what made it', () => {
  for (const locale of ['nl', 'en', 'fr'] as const) {
    for (const path of ['/', '/gemeenten/genk', '/entiteit']) {
      expect(parseAddress(localePath(locale, path))).toEqual({ locale, path });
    }
  }
});

test('the language asked for first that the site speaks wins, Dutch when there is none', () => {
  expect(preferredLocale('de-DE, fr-BE;q=0.8, en;q=0.9')).toBe('en');
  expect(preferredLocale('fr')).toBe('fr');
  expect(preferredLocale('de, en;q=0')).toBe('nl');
  expect(preferredLocale(undefined)).toBe('nl');
});
