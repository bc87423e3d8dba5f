import { expect, test } from 'vitest';
import { linesOf, readEnterpriseNumber } from './organisation.ts';

test('an enterprise number is read in any way of writing, and checked', () => {
  // Published examples: Colruyt Group 0400.378.485, Proximus 0202.239.951.
  expect(readEnterpriseNumber('BE 0400.378.485')).toBe('0400378485');
  expect(readEnterpriseNumber('202239951')).toBe('0202239951');
  expect(readEnterpriseNumber('0400.378.486')).toBeUndefined();
  expect(readEnterpriseNumber('niets')).toBeUndefined();
});

test('lines are what stands on them, without the empty ones', () => {
  expect(linesOf(' een \n\n twee')).toEqual(['een', 'twee']);
});
