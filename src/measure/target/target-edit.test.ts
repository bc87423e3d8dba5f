import { expect, test } from 'vitest';
import { heldRows, heldTargets, type TargetChange, type TargetRow } from './target-edit.ts';

function row(kpi: string, value: string): TargetRow {
  return { kpi, indicator: 'rate', area: 'A', target_value: value };
}

function change(kpi: string, to: TargetRow | undefined, before: TargetRow | undefined): TargetChange {
  const changedAt = new Date('2026-05-01');
  return {
    id: '1',
    kpi,
    indicator: 'rate',
    area: 'A',
    why: 'x',
    changedAt,
    ...(to && { row: to }),
    ...(before && { before }),
  };
}

const [first, second] = [row('K1', '70'), row('K2', '9')];

test('without changes the rows of the file hold', () => {
  expect(heldRows([first, second], [])).toEqual([first, second]);
});

test('a changed row stands in its place, a removed one is gone, a new one follows', () => {
  const changes = [
    change('K1', row('K1', '75'), first),
    change('K2', undefined, second),
    change('K3', row('K3', '5'), undefined),
  ];
  expect(heldRows([first, second], changes)).toEqual([row('K1', '75'), row('K3', '5')]);
  expect(heldTargets([first, second], changes).map(({ kpi, origin }) => [kpi, origin])).toEqual([
    ['K1', 'site'],
    ['K2', 'site'],
    ['K3', 'site'],
  ]);
});

test('once the file took the change up, nothing differs', () => {
  const changes = [change('K1', row('K1', '75'), first)];
  expect(heldRows(heldRows([first], changes), changes)).toEqual([row('K1', '75')]);
});

test('a change made after a release took an earlier one up still holds over the old file', () => {
  const changes = [change('K1', row('K1', '75'), first), change('K1', row('K1', '76'), row('K1', '75'))];
  expect(heldRows([first], changes)).toEqual([row('K1', '76')]);
  expect(heldRows([row('K1', '75')], changes)).toEqual([row('K1', '76')]);
});

test('a row that was changed by hand afterwards holds, and says so', () => {
  const changes = [change('K1', row('K1', '75'), first)];
  expect(heldTargets([row('K1', '80')], changes)).toMatchObject([
    { origin: 'file-again', row: { target_value: '80' } },
  ]);
});

test('a row that came into the file by hand, of a target made on the site, holds', () => {
  const changes = [change('K1', row('K1', '75'), undefined)];
  expect(heldRows([row('K1', '80')], changes)).toEqual([row('K1', '80')]);
});
