import fc from 'fast-check';
import { expect, test } from 'vitest';
import { stackLabels } from './label-stack.ts';

test('labels with room stay where they want to be', () => {
  const labels = [
    { wanted: 80, height: 10 },
    { wanted: 20, height: 10 },
  ];
  expect(stackLabels(labels, 0, 100)).toEqual([80, 20]);
});

test('labels that touch move apart by as much each', () => {
  const labels = [
    { wanted: 50, height: 10 },
    { wanted: 50, height: 10 },
  ];
  expect(stackLabels(labels, 0, 100)).toEqual([45, 55]);
});

test('whatever they want, labels never overlap and stay within the room there is', () => {
  const label = fc.record({
    wanted: fc.double({ min: -50, max: 350, noNaN: true }),
    height: fc.integer({ min: 8, max: 30 }),
  });
  fc.assert(
    fc.property(fc.array(label, { minLength: 1, maxLength: 9 }), (labels) => {
      const middles = stackLabels(labels, 0, 300);
      const boxes = labels
        .map(({ height }, index) => ({ top: middles[index]! - height / 2, bottom: middles[index]! + height / 2 }))
        .toSorted((a, b) => a.top - b.top);
      boxes.forEach((box, index) => {
        expect(box.top).toBeGreaterThanOrEqual((boxes[index - 1]?.bottom ?? 0) - 1e-6);
        expect(box.bottom).toBeLessThanOrEqual(300 + 1e-6);
      });
    }),
  );
});
