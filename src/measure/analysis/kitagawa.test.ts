import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hasSharedFiles, sharedRows } from '../../../test/shared-file.ts';
import { decomposeGap, type Stratum } from './kitagawa.ts';

/**
 * Admissions to six departments of Berkeley in 1973, men then women: admitted and refused.
 * Source: Bickel, Hammel and O'Connell, Science 187 (1975) 398-404, as in R's UCBAdmissions.
 */
const admissions = [
  [512, 313, 89, 19],
  [353, 207, 17, 8],
  [120, 205, 202, 391],
  [138, 279, 131, 244],
  [53, 138, 94, 299],
  [22, 351, 24, 317],
] as const;

const departments = admissions.map(([men, refusedMen, women, refusedWomen]): Stratum => ({
  one: { cases: men, people: men + refusedMen },
  other: { cases: women, people: women + refusedWomen },
}));

test.skipIf(!hasSharedFiles)('takes the Berkeley admissions apart as the reference does', () => {
  const rows = sharedRows('data/reference/progress/kitagawa_ucb.csv');
  const expected = new Map(rows.map(({ component, value }) => [component, Number(value)]));
  const found = decomposeGap(departments);
  expect(found?.gap).toBeCloseTo(expected.get('crude_gap_male_minus_female') as number, 12);
  expect(found?.rateEffect).toBeCloseTo(expected.get('rate_effect') as number, 12);
  expect(found?.compositionEffect).toBeCloseTo(expected.get('composition_effect') as number, 12);
});

test('has no answer when a part has people on one side only, and passes over a part without anyone', () => {
  const empty = { cases: 0, people: 0 };
  expect(decomposeGap([...departments, { one: { cases: 1, people: 2 }, other: empty }])).toBeUndefined();
  expect(decomposeGap([...departments, { one: empty, other: empty }])).toEqual(decomposeGap(departments));
  expect(decomposeGap([])).toBeUndefined();
});

test('gives two effects that always add up to the gap', () => {
  const side = fc
    .tuple(fc.nat(500), fc.integer({ min: 1, max: 500 }))
    .map(([cases, more]) => ({ cases, people: cases + more }));
  fc.assert(
    fc.property(fc.array(fc.record({ one: side, other: side }), { minLength: 1, maxLength: 8 }), (strata) => {
      const found = decomposeGap(strata)!;
      expect(found.rateEffect + found.compositionEffect).toBeCloseTo(found.gap, 10);
    }),
  );
});
