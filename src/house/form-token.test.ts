import { expect, test } from 'vitest';
import { formTokenDays, formTokens } from './form-token.ts';

test('a form is known for as long as it is likely to be open, and whoever finds an old one leaves nothing with it', () => {
  const at = (day: number) => formTokens('of a test', () => new Date(Date.UTC(2026, 0, day, 12)));
  const token = at(1).drawFor('an');
  expect(at(1 + formTokenDays).personOf(token)).toBe('an');
  expect(at(2 + formTokenDays).personOf(token)).toBeUndefined();
  const [id, person, , signature] = token.split('.');
  expect(at(1).personOf(`${id}.${person}.99999.${signature}`)).toBeUndefined();
  expect(formTokens('another').personOf(token)).toBeUndefined();
});
