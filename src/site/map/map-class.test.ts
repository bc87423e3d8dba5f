import { expect, test } from 'vitest';
import { classAround, classMark } from './map-class.ts';

const bounds = { near: 0.5, far: 3 };

test.each([
  [63, 'lower2'],
  [69, 'lower1'],
  [71.5, 'near'],
  [74, 'higher1'],
  [74.1, 'higher2'],
  [null, 'missing'],
] as const)('%s against 71 is %s', (value, mapClass) => {
  expect(classAround(value, 71, bounds)).toBe(mapClass);
});

test('classes differ without colour too', () => {
  const marks = (['lower2', 'lower1', 'near', 'higher1', 'higher2'] as const).map((name) => classMark(name, 8));
  expect(new Set(marks).size).toBe(5);
});
