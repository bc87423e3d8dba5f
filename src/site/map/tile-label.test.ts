import { expect, test } from 'vitest';
import { textWidth } from '../chart/text-width.ts';
import { sampleTiles } from '../gallery/sample-places.ts';
import { abbreviations, smallLetters, tileName } from './tile-label.ts';

const names = sampleTiles.map(({ name }) => name);

test('a name that fits stays whole', () => {
  expect(tileName('Genk', 72, 12)).toEqual({ lines: ['Genk'], isSmall: false });
});

test('a long name is broken at its hyphen or before its ending', () => {
  expect(tileName('Houthalen-Helchteren', 72, 12).lines).toEqual(['Houthalen-', 'Helchteren']);
  expect(tileName('Maasmechelen', 72, 12).lines).toEqual(['Maas-', 'mechelen']);
});

test('a name that fits no other way is set smaller, then cut short', () => {
  expect(tileName('Tessenderlo-Ham', 72, 12)).toEqual({ lines: ['Tessenderlo-', 'Ham'], isSmall: true });
  expect(tileName('Wwwwwwwwwwwwww', 72, 12).lines[0]).toMatch(/^Ww+\.$/);
});

test('no line is wider than its tile', () => {
  for (const name of names) {
    const { lines, isSmall } = tileName(name, 72, 12);
    for (const line of lines) expect(textWidth(line, isSmall ? 12 * smallLetters : 12)).toBeLessThanOrEqual(72);
  }
});

test('abbreviations fit and no two are alike', () => {
  const short = [...abbreviations(names, 35, 11).values()];
  expect(new Set(short).size).toBe(names.length);
  for (const text of short) expect(textWidth(text, 11)).toBeLessThanOrEqual(35);
});
