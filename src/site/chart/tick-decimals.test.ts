import { scaleLinear } from 'd3-scale';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatNumber } from '../../foundation/number.ts';
import { tickDecimals } from './tick-decimals.ts';

test('the figures of an axis take the decimals of its step', () => {
  expect([[0, 50, 100], [0, 0.5, 1], [94.9, 94.92, 94.94], [0, 0.0005], []].map(tickDecimals)).toEqual([0, 1, 2, 4, 0]);
});

test('no two figures of an axis read alike, whatever it runs over', () => {
  const number = fc.double({ min: -1e6, max: 1e6, noNaN: true });
  fc.assert(
    fc.property(number, fc.double({ min: 1e-4, max: 1e6, noNaN: true }), (low, length) => {
      const ticks = scaleLinear([low, low + length], [0, 1])
        .nice(5)
        .ticks(5);
      const decimals = tickDecimals(ticks);
      expect(new Set(ticks.map((tick) => formatNumber('nl', tick, decimals))).size).toBe(ticks.length);
    }),
  );
});
