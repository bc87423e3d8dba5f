import { expect, test } from 'vitest';
import { placeWayLabel } from './way-label.ts';

const room = { left: 0, right: 400, top: 0, bottom: 300, fontSize: 16 };

test('words stand right beside their line where nothing is in the way', () => {
  expect(placeWayLabel('groeipad', [[200, 150]], [], room)).toMatchObject({ x: 200, y: 169.2 });
});

test('words move to where they cover no other line', () => {
  const below = [
    [
      [0, 169],
      [400, 169],
    ],
  ] as const;
  expect(placeWayLabel('groeipad', [[200, 150]], below, room)?.y).toBeCloseTo(130.8, 5);
});

test('words stay within the plot', () => {
  const placed = placeWayLabel('groeipad', [[399, 295]], [], room);
  expect(placed?.x).toBeLessThan(375);
  expect(placed?.y).toBeLessThan(300);
});
