import { expect, test } from 'vitest';
import { readWrittenChoice } from './written-choice.ts';

const roles = {
  lead: ['trekker', 'lead partner', 'chef de file'],
  participating: ['partner', 'partenaire'],
  funder: ['geldschieter', 'partner'],
};

test('a choice is read by its code or a name in any language, whatever the capitals, accents and spaces', () => {
  const texts = ['lead', ' LEAD ', 'Trekker', 'Chef\u00A0de  file', 'Partenairé'];
  expect(texts.map((text) => readWrittenChoice(text, roles))).toEqual([
    { kind: 'choice', choice: 'lead' },
    { kind: 'choice', choice: 'lead' },
    { kind: 'choice', choice: 'lead' },
    { kind: 'choice', choice: 'lead' },
    { kind: 'choice', choice: 'participating' },
  ]);
});

test('a name of two choices is asked back, and what is no name is no choice', () => {
  expect(readWrittenChoice('partner', roles)).toEqual({ kind: 'ambiguous', readings: ['participating', 'funder'] });
  expect(['', '  ', 'leader', 'constructor'].map((text) => readWrittenChoice(text, roles).kind)).toEqual([
    'empty',
    'empty',
    'not-a-choice',
    'not-a-choice',
  ]);
});
