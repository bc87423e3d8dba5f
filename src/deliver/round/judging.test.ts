import fc from 'fast-check';
import { expect, test } from 'vitest';
import { krippendorffAlpha, spread } from './agreement.ts';
import { allocate } from './allocation.ts';
import { rank, reviewScore } from './ranking.ts';
import { roundState } from './round.ts';

test('alpha is that of Krippendorff’s own example: 0.849 for four observers of twelve units, interval metric', () => {
  const observers = [
    '1 2 3 3 2 1 4 1 2 * * *',
    '1 2 3 3 2 2 4 1 2 5 * 3',
    '* 3 3 3 2 3 4 2 2 5 1 *',
    '1 2 3 3 2 4 4 1 2 5 1 *',
  ].map((row) => row.split(' '));
  const units = observers[0]!.map((_, unit) =>
    observers
      .map((row) => row[unit]!)
      .filter((value) => value !== '*')
      .map(Number),
  );
  expect(krippendorffAlpha(units)).toBeCloseTo(0.849, 3);
});

test('without two who judge the same, or without any difference, agreement cannot be told', () => {
  expect(krippendorffAlpha([[1], [2]])).toBeUndefined();
  expect(
    krippendorffAlpha([
      [3, 3],
      [3, 3],
    ]),
  ).toBeUndefined();
  expect(
    krippendorffAlpha([
      [1, 1],
      [5, 5],
    ]),
  ).toBe(1);
  expect(spread([4, 6])).toBeCloseTo(Math.SQRT2);
  expect(spread([4])).toBeUndefined();
});

test('reviewers are divided evenly, and never over what they may not judge', () => {
  const scene = fc.record({
    proposals: fc.array(fc.array(fc.integer({ min: 0, max: 5 }), { maxLength: 3 }), { minLength: 1, maxLength: 14 }),
    each: fc.integer({ min: 1, max: 3 }),
  });
  fc.assert(
    fc.property(scene, ({ proposals, each }) => {
      const reviewers = ['r0', 'r1', 'r2', 'r3', 'r4', 'r5'];
      const judged = proposals.map((excluded, index) => ({
        id: `p${index}`,
        excluded: excluded.map((n) => `r${n}`),
        assigned: [],
      }));
      const { pairs, short } = allocate(judged, reviewers, each);
      expect(short).toEqual([]);
      for (const { id, excluded } of judged) {
        const own = pairs.filter(({ proposal }) => proposal === id).map(({ reviewer }) => reviewer);
        expect(new Set(own).size).toBe(each);
        expect(own.filter((reviewer) => excluded.includes(reviewer))).toEqual([]);
      }
      expect(allocate(judged, reviewers, each).pairs).toEqual(pairs);
    }),
  );
});

test('the busiest reviewer has no more than needed, and those assigned already stay', () => {
  const judged = ['a', 'b', 'c', 'd'].map((id) => ({
    id,
    excluded: id === 'a' ? ['x'] : [],
    assigned: id === 'd' ? ['z'] : [],
  }));
  const { pairs } = allocate(judged, ['x', 'y', 'z'], 2);
  const loads = ['x', 'y', 'z'].map(
    (id) => pairs.filter(({ reviewer }) => reviewer === id).length + (id === 'z' ? 1 : 0),
  );
  expect(Math.max(...loads)).toBe(3);
  expect(pairs).toHaveLength(7);
});

test('a proposal for which too few are left is named', () => {
  expect(allocate([{ id: 'a', excluded: ['x'], assigned: [] }], ['x', 'y'], 2)).toEqual({
    pairs: [{ proposal: 'a', reviewer: 'y' }],
    short: ['a'],
  });
});

test('a review is the weighted part of what could be reached', () => {
  const criteria = [
    { id: 'a', title: {}, description: {}, weight: 3, maximum: 5 },
    { id: 'b', title: {}, description: {}, weight: 1, maximum: 10 },
  ];
  expect(
    reviewScore(
      criteria,
      new Map([
        ['a', 5],
        ['b', 0],
      ]),
    ),
  ).toBe(75);
  expect(reviewScore(criteria, new Map([['a', 5]]))).toBeUndefined();
});

test('equal scores share a rank, and who has none comes last', () => {
  const scores: Record<string, readonly number[]> = { a: [50, 60], b: [], c: [70], d: [55.001], e: [10] };
  const ranked = rank(Object.keys(scores), (id) => scores[id]!);
  expect(ranked.map(({ item, rank: place, isTied }) => [item, place, isTied])).toEqual([
    ['c', 1, false],
    ['a', 2, true],
    ['d', 2, true],
    ['e', 4, false],
    ['b', undefined, false],
  ]);
});

test('a round opens and closes by the clock', () => {
  const round = { opensAt: new Date('2026-03-01T08:00:00Z'), closesAt: new Date('2026-04-01T15:00:00Z') };
  expect(roundState(round, new Date('2026-03-01T07:59:59Z'))).toBe('coming');
  expect(roundState(round, round.opensAt)).toBe('open');
  expect(roundState(round, round.closesAt)).toBe('closed');
});
