import { expect, test } from 'vitest';
import { localePath, localTarget, parseAddress, preferredLocale } from './address.ts';

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

test('an address to go back to is one of this site, as browsers will read it', () => {
  for (const elsewhere of [
    '//evil.example',
    '/\\evil.example',
    '/\t/evil.example',
    'https://evil.example/',
    'javascript:alert(1)',
    '',
    undefined,
  ]) {
    expect(localTarget(elsewhere, '/thuis')).toBe('/thuis');
  }
  for (const disguised of ['/.//evil.example', '/x/..//evil.example', '/en//evil.example', '/%2e//evil.example']) {
    const target = localTarget(disguised, '/thuis');
    expect(target).toMatch(/^\/[^/]/);
    expect(new URL(target, 'https://site.example').host).toBe('site.example');
  }
  expect(localTarget('/verken?gebied=BE22&x=/../y#deel', '/')).toBe('/verken?gebied=BE22&x=/../y#deel');
});
