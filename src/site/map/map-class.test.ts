import { expect, test } from 'vitest';
import { classAround, classMark, colourOf, mapClasses } from './map-class.ts';

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

test('a colour means better on every map, whichever end of the figure that is', () => {
  expect(colourOf('higher2', 'more')).toBe('better2');
  expect(colourOf('lower2', 'less')).toBe('better2');
  expect(colourOf('higher2', 'less')).toBe('worse2');
  for (const mapClass of mapClasses) expect(colourOf(mapClass, 'neutral')).not.toMatch(/better|worse/);
});
