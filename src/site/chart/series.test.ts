import fc from 'fast-check';
import { expect, test } from 'vitest';
import { periodStep, stretches, type ChartPoint } from './series.ts';

function points(...values: readonly (number | null)[]): readonly ChartPoint[] {
  return values.map((value, index) => ({ x: 2015 + index, label: String(2015 + index), value }));
}

function years(parts: readonly (readonly ChartPoint[])[]): readonly (readonly number[])[] {
  return parts.map((part) => part.map(({ x }) => x));
}

test('a line is cut at a break and never bridges it', () => {
  const parts = stretches(points(1, 2, 3, 4), [{ x: 2017, label: '' }], 1);
  expect(years(parts)).toEqual([
    [2015, 2016],
    [2017, 2018],
  ]);
});

test('a line is cut where a figure is missing, told or left out', () => {
  expect(years(stretches(points(1, null, 3), [], 1))).toEqual([[2015], [2017]]);
  const leftOut = points(1, 2, 3).filter(({ x }) => x !== 2016);
  expect(years(stretches(leftOut, [], 1))).toEqual([[2015], [2017]]);
});

test('quarters are a quarter of a year apart', () => {
  const quarters = [2024, 2024.25, 2024.5].map((x) => ({ x, label: '', value: 1 }));
  expect(periodStep([{ id: '', label: '', role: 'focus', points: quarters }])).toBe(0.25);
});

test('no stretch ever bridges a break, a missing figure or a period left out, and none loses a figure', () => {
  const point = fc.record({
    x: fc.integer({ min: 1990, max: 2030 }),
    value: fc.option(fc.integer()),
    startsAnew: fc.boolean(),
  });
  const all = fc.uniqueArray(point, { selector: ({ x }) => x, maxLength: 30 });
  const cuts = fc.array(fc.integer({ min: 1985, max: 2035 }), { maxLength: 5 });
  fc.assert(
    fc.property(all, cuts, (given, breaks) => {
      const drawn = given.map((one) => ({ ...one, label: String(one.x) }));
      const parts = stretches(
        drawn,
        breaks.map((x) => ({ x, label: '' })),
        1,
      );
      const wanted = drawn.filter(({ value }) => value !== null).map(({ x }) => x);
      expect(parts.flatMap((part) => part.map(({ x }) => x))).toEqual(wanted.toSorted((a, b) => a - b));
      for (const part of parts) {
        part.slice(1).forEach(({ x, startsAnew }, index) => {
          expect(startsAnew).not.toBe(true);
          const before = part[index]!.x;
          expect(x - before).toBe(1);
          expect(breaks.some((cut) => before < cut && cut <= x)).toBe(false);
        });
      }
    }),
  );
});
