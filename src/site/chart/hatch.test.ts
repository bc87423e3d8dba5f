import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hatchDisc, hatchPolygon } from './hatch.ts';

function ends(path: string): readonly (readonly [number, number])[] {
  return [...path.matchAll(/(-?[\d.]+),(-?[\d.]+)/g)].map(([, x, y]) => [Number(x), Number(y)]);
}

test('fills a square with strokes that rise to the right, evenly apart', () => {
  const square = [
    [0, 0],
    [10, 0],
    [10, 10],
    [0, 10],
  ] as const;
  expect(hatchPolygon(square, 10 / Math.SQRT2)).toBe('M0,5L5,0M5,10L10,5');
});

test('keeps every stroke of a disc within it, at least one', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 2, max: 60, noNaN: true }),
      fc.double({ min: 1, max: 8, noNaN: true }),
      (radius, gap) => {
        const points = ends(hatchDisc(radius, gap));
        expect(points.length).toBeGreaterThanOrEqual(2);
        for (const [x, y] of points) expect(Math.hypot(x, y)).toBeLessThanOrEqual(radius + 0.15);
      },
    ),
  );
});
