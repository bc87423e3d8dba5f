import { expect, test } from 'vitest';
import { mayBePassedOn, withoutTerms } from './reuse.ts';

const plan = { publishers: [{ name: 'Statbel', licence: 'CC BY 4.0' }] };

test('a figure may be passed on when every publisher behind it states terms', () => {
  expect(mayBePassedOn('Statbel', plan)).toBe(true);
  expect(mayBePassedOn('VDAB', plan)).toBe(false);
  expect(mayBePassedOn('Statbel; VDAB', plan)).toBe(false);
  expect(mayBePassedOn('', plan)).toBe(false);
});

test('publishers without terms are named once, in order', () => {
  expect(withoutTerms(['VDAB', 'Statbel; VDAB', 'Agency', 'Statbel'], plan)).toEqual(['Agency', 'VDAB']);
});
