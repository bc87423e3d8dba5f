import { describe, expect, it } from 'vitest';
import { locales } from '../../foundation/locale.ts';
import { breakdownDimensions, breakdownLabel, dimensionLabel } from './breakdown-wording.ts';

describe('a breakdown in words', () => {
  it.each([
    ['', 'Totaal'],
    ['sex=F', 'vrouwen'],
    ['age=Y15-24', '15 tot 24 jaar'],
    ['age=Y_GE65', '65 jaar en ouder'],
    ['age=Y_LT15', 'jonger dan 15 jaar'],
    ['age=Y15-24;sex=M', '15 tot 24 jaar, mannen'],
    ['isced11=ED5-8', 'hooggeschoold'],
  ])('%s is "%s"', (breakdown, words) => {
    expect(breakdownLabel('nl', breakdown)).toBe(words);
  });

  it('is said in every language', () => {
    expect(locales.map((locale) => breakdownLabel(locale, 'age=Y15-24;sex=F'))).toEqual([
      '15 tot 24 jaar, vrouwen',
      '15 to 24 years, women',
      'de 15 à 24 ans, femmes',
    ]);
  });

  it('leaves a code without words as it is', () => {
    expect(breakdownLabel('nl', 'nace=A')).toBe('nace A');
    expect(dimensionLabel('fr', 'nace')).toBe('nace');
  });

  it('names its dimensions in order', () => {
    expect(breakdownDimensions('age=Y15-24;sex=F').map((each) => dimensionLabel('nl', each))).toEqual([
      'Leeftijd',
      'Geslacht',
    ]);
    expect(breakdownDimensions('')).toEqual([]);
  });
});
