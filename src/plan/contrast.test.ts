import { describe, expect, it } from 'vitest';
import { contrastRatio } from './contrast.ts';

describe('contrast of two colours', () => {
  it('is 21 for black on white and 1 for a colour on itself, whichever comes first', () => {
    expect(contrastRatio('#000000', '#ffffff')).toBeCloseTo(21, 5);
    expect(contrastRatio('#ffffff', '#000000')).toBeCloseTo(21, 5);
    expect(contrastRatio('#6d3b8e', '#6d3b8e')).toBe(1);
  });

  it('reproduces the measured contrast of the shipped colours', () => {
    expect(contrastRatio('#6d3b8e', '#fbf7f0')).toBeCloseTo(7.4, 1);
    expect(contrastRatio('#c9a2e6', '#14161b')).toBeCloseTo(8.4, 1);
  });
});
