import { expect, test } from 'vitest';
import { defaultPick, differences, keyOf, merged } from './difference.ts';

const before = {
  title: { nl: 'Samen' },
  municipalities: ['71016'],
  milestones: [
    { id: 'a', title: 'Begin', due: '2027-01-01' },
    { id: 'b', title: 'Midden', due: '2027-06-01' },
  ],
};
const after = {
  title: { nl: 'Samen sterk', en: 'Together' },
  municipalities: ['71016', '72021'],
  milestones: [
    { id: 'a', title: 'Begin', due: '2027-02-01' },
    { id: 'c', title: 'Einde', due: '2027-12-01' },
  ],
};

test('differences go down to the field of a row', () => {
  expect(
    differences(before, after).map((difference) => [keyOf(difference), difference.before, difference.after]),
  ).toEqual([
    ['title/nl', 'Samen', 'Samen sterk'],
    ['title/en', undefined, 'Together'],
    ['municipalities', ['71016'], ['71016', '72021']],
    ['milestones/#a/due', '2027-01-01', '2027-02-01'],
    ['milestones/#b', { id: 'b', title: 'Midden', due: '2027-06-01' }, undefined],
    ['milestones/#c', undefined, { id: 'c', title: 'Einde', due: '2027-12-01' }],
  ]);
  expect(differences(before, structuredClone(before))).toEqual([]);
});

test('taking all of one or the other gives that one back, whatever the order of rows', () => {
  expect(merged(before, after, () => 'before')).toEqual(before);
  expect(merged(before, after, () => 'after')).toEqual(after);
});

test('without choices nothing that only one has is lost', () => {
  expect(merged(before, after, defaultPick)).toEqual({
    ...after,
    milestones: [{ id: 'a', title: 'Begin', due: '2027-02-01' }, before.milestones[1], after.milestones[1]],
  });
});

test('fields inside rows inside rows are told apart too', () => {
  const of = (target: number) => ({
    results: [{ id: 'r', indicators: [{ id: 'i', periods: [{ id: 'p', target }] }] }],
  });
  expect(differences(of(1), of(2)).map(keyOf)).toEqual(['results/#r/indicators/#i/periods/#p/target']);
  expect(merged(of(1), of(2), () => 'after')).toEqual(of(2));
});
