import { expect, test } from 'vitest';
import { readWebAddress } from './web-address.ts';

test('an address without https:// gets it, one with it stays as it was typed', () => {
  expect(
    [' www.example.be ', 'example.be/taal?les=1', 'example.be:8080/x', 'http://example.be', 'HTTPS://Example.be/É'].map(
      readWebAddress,
    ),
  ).toEqual([
    'https://www.example.be',
    'https://example.be/taal?les=1',
    'https://example.be:8080/x',
    'http://example.be',
    'HTTPS://Example.be/É',
  ]);
  expect(readWebAddress('limburg.één')).toBe('https://limburg.één');
  expect(readWebAddress('http://10.0.0.1/intranet')).toBe('http://10.0.0.1/intranet');
});

test.each([
  ['nothing', ''],
  ['a word', 'geen'],
  ['an abbreviation', 'n.v.t.'],
  ['a number', '12.5'],
  ['an address for mail', 'an@example.be'],
  ['another sort of address', 'javascript:alert(1)'],
  ['mail as a link', 'mailto:an@example.be'],
  ['a path of a share', '//example.be'],
  ['a slash too few', 'https:/example.be'],
  ['two words', 'www.example.be www.example.org'],
  ['markup', 'https://example.be/<b>'],
])('%s is no web address', (_, typed) => {
  expect(readWebAddress(typed)).toBeUndefined();
});
