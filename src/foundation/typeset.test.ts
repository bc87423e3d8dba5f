import { expect, test } from 'vitest';
import { translator } from './message.ts';
import { typeset } from './typeset.ts';

test('in French no line breaks inside a quotation or before a mark that stands alone', () => {
  expect(typeset('fr', "Qu'est-ce que « la part » ? 12 % : l'an dernier ; oui !")).toBe(
    'Qu’est-ce que «\u{A0}la part\u{A0}»\u{A0}? 12\u{A0}%\u{A0}: l’an dernier\u{A0}; oui\u{A0}!',
  );
});

test('other languages, addresses, times and what ICU asks for stay as they were typed', () => {
  expect(typeset('nl', "'s Morgens : 10:30 ?")).toBe("'s Morgens : 10:30 ?");
  expect(typeset('en', 'What ?')).toBe('What ?');
  const icu =
    "{n, plural, one {# page} other {# pages}} : https://example.org/?a=1, 10:30, {n, number, ::percent}, '{'";
  expect(typeset('fr', icu)).toBe(icu.replace('}} : ', '}}\u{A0}: '));
});

test('every text of a room is set so', () => {
  expect(translator({ ask: 'Pourquoi ?' }, 'fr')('ask')).toBe('Pourquoi\u{A0}?');
});
