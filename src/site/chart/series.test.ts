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
