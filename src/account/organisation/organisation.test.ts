import { expect, test } from 'vitest';
import { linesOf, readEnterpriseNumber, slugOfName } from './organisation.ts';

test('an enterprise number is read in any way of writing, and checked', () => {
  // Published examples: Colruyt Group 0400.378.485, Proximus 0202.239.951.
  expect(readEnterpriseNumber('BE 0400.378.485')).toBe('0400378485');
  expect(readEnterpriseNumber('202239951')).toBe('0202239951');
  expect(readEnterpriseNumber('0400.378.486')).toBeUndefined();
  expect(readEnterpriseNumber('niets')).toBeUndefined();
});

test('a name gives a part of an address, whatever it is made of', () => {
  expect(slugOfName('Groep Ïntro vzw (Genk)')).toBe('groep-intro-vzw-genk');
  expect(slugOfName('株式会社')).toBe('organisatie');
  expect(slugOfName('a'.repeat(90))).toHaveLength(60);
});

test('lines are what stands on them, without the empty ones', () => {
  expect(linesOf(' een \n\n twee')).toEqual(['een', 'twee']);
});
