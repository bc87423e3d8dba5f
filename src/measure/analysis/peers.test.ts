import fc from 'fast-check';
import { expect, test } from 'vitest';
import { orderPeers, type RegionStructure, type StructureVariable } from './peers.ts';

const linear = (...ids: readonly string[]): readonly StructureVariable[] =>
  ids.map((id) => ({ id, scale: 'linear', weight: 1 }));

function region(code: string, values: Readonly<Record<string, number>>): RegionStructure {
  return { code, values: new Map(Object.entries(values)) };
}

test('gives the distance that is found by hand', () => {
  // x: 0, 2, 4, deviation 2; y: 10, 10, 40, deviation √300. In standard deviations B is 1 and 0 from A, C 2 and √3.
  const regions = [region('A', { x: 0, y: 10 }), region('B', { x: 2, y: 10 }), region('C', { x: 4, y: 40 })];
  const order = orderPeers(regions, 'A', linear('x', 'y'));
  expect(order?.peers.map(({ code }) => code)).toEqual(['B', 'C']);
  expect(order?.peers[0]?.distance).toBeCloseTo(Math.sqrt(1 / 2), 12);
  expect(order?.peers[1]?.distance).toBeCloseTo(Math.sqrt((4 + 3) / 2), 12);
  expect(order?.peers[1]?.differences.get('y')).toBeCloseTo(Math.sqrt(3), 12);
});

test('weighs variables, and compares sizes on a log scale by their ratio', () => {
  const regions = [
    region('A', { size: 100, rate: 1 }),
    region('B', { size: 200, rate: 2 }),
    region('C', { size: 50, rate: 3 }),
  ];
  const variables: readonly StructureVariable[] = [
    { id: 'size', scale: 'log', weight: 3 },
    { id: 'rate', scale: 'linear', weight: 1 },
  ];
  const order = orderPeers(regions, 'A', variables);
  const [b, c] = ['B', 'C'].map((code) => order?.peers.find((peer) => peer.code === code));
  expect(b?.differences.get('size')).toBeCloseTo(1, 12);
  expect(c?.differences.get('size')).toBeCloseTo(-1, 12);
  expect(b?.distance).toBeCloseTo(Math.sqrt((3 * 1 + 1 * 1) / 4), 12);
});

test('leaves out and names a region that lacks a variable, and has no answer when the focus does', () => {
  const regions = [region('A', { x: 1, y: 1 }), region('B', { x: 2 }), region('C', { x: 3, y: 2 })];
  const order = orderPeers(regions, 'A', linear('x', 'y'));
  expect(order?.incomplete).toEqual(['B']);
  expect(order?.peers.map(({ code }) => code)).toEqual(['C']);
  expect(orderPeers(regions, 'B', linear('x', 'y'))).toBeUndefined();
});

test('puts equal distances in order of code, and lets a variable without spread count for nothing', () => {
  const regions = [region('M', { x: 5, y: 1 }), region('Z', { x: 6, y: 1 }), region('B', { x: 4, y: 1 })];
  const order = orderPeers(regions, 'M', linear('x', 'y'));
  expect(order?.peers.map(({ code }) => code)).toEqual(['B', 'Z']);
  expect(order?.peers[0]?.differences.get('y')).toBe(0);
});

test('keeps the same distances in whatever unit a variable is given', () => {
  const value = fc.integer({ min: 1, max: 1000 });
  const regions = fc.array(fc.record({ x: value, y: value }), { minLength: 3, maxLength: 20 });
  const factor = fc.double({ min: 0.01, max: 1000, noNaN: true });
  const offset = fc.integer({ min: -500, max: 500 });
  fc.assert(
    fc.property(regions, factor, offset, (records, times, plus) => {
      const variables: readonly StructureVariable[] = [
        { id: 'x', scale: 'linear', weight: 1 },
        { id: 'y', scale: 'log', weight: 1 },
      ];
      const named = (make: (record: { x: number; y: number }) => Readonly<Record<string, number>>) =>
        orderPeers(
          records.map((record, index) => region(`R${index}`, make(record))),
          'R0',
          variables,
        )?.peers ?? [];
      const plain = new Map(named((record) => record).map(({ code, distance }) => [code, distance]));
      const other = named(({ x, y }) => ({ x: x * times + plus, y: y * times }));
      other.forEach(({ code, distance }) => expect(distance).toBeCloseTo(plain.get(code) as number, 6));
    }),
  );
});
