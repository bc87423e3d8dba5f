import { expect, test } from 'vitest';
import { passwordFault } from './password.ts';

test.each([
  ['kort', 'short'],
  ['x'.repeat(129), 'long'],
  ['password1234', 'guessable'],
  ['azertyuiopqs', 'guessable'],
  ['aaaaaaaaaaaaaaaa', 'guessable'],
  ['An.Peeters2025', 'guessable'],
  ['P@ssw0rd1234', 'guessable'],
  ['paars kanaal lepel wolk 8', undefined],
  ['correct-bloempot-zebra', undefined],
  ['7fK!q0zPw2#mVx', undefined],
])('%s: %s', (password, fault) => {
  expect(passwordFault(password, ['An Peeters', 'an.peeters@example.org'])).toBe(fault);
});

test('a length is that of characters, not of bytes', () => {
  expect(passwordFault('🙂🙂🙂🙂🙂🙂', [])).toBe('short');
});
