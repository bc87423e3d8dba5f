import fc from 'fast-check';
import { expect, test } from 'vitest';
import { settleTiles } from './tile-layout.ts';

test('leaves places that want different cells where they want to be', () => {
  const wishes = [
    { code: 'a', column: 2, row: 3 },
    { code: 'b', column: 3, row: 3 },
  ];
  expect([...settleTiles(wishes)]).toEqual([
    ['a', [2, 3]],
    ['b', [3, 3]],
  ]);
});

test('moves one of two that want the same cell to a neighbouring one, on the side it leans to', () => {
  const settled = settleTiles([
    { code: 'a', column: 2, row: 2 },
    { code: 'b', column: 2.4, row: 2 },
  ]);
  expect(settled.get('a')).toEqual([2, 2]);
  expect(settled.get('b')).toEqual([3, 2]);
});

test('gives every place a cell of its own, whatever they want', () => {
  const wish = fc.record({
    column: fc.double({ min: 0, max: 6, noNaN: true }),
    row: fc.double({ min: 0, max: 8, noNaN: true }),
  });
  fc.assert(
    fc.property(fc.array(wish, { maxLength: 30 }), (wishes) => {
      const settled = settleTiles(wishes.map((each, index) => ({ ...each, code: String(index) })));
      expect(new Set([...settled.values()].map(String)).size).toBe(wishes.length);
    }),
    { numRuns: 50 },
  );
});
