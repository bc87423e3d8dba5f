import fc from 'fast-check';
import { expect, test } from 'vitest';
import { joinContributions, type ProjectContribution } from './contribution.ts';

/** Projects as sets of people, some of which gave codes for all, for some, or for none of them. */
const projects = fc.array(
  fc.record({
    people: fc.uniqueArray(fc.integer({ min: 0, max: 40 }), { minLength: 1, maxLength: 20 }),
    codedShare: fc.constantFrom(0, 0.5, 1),
  }),
  { minLength: 1, maxLength: 6 },
);

type Given = readonly { readonly people: readonly number[]; readonly codedShare: number }[];

function reported(given: Given): { readonly contributions: readonly ProjectContribution[]; readonly distinct: number } {
  const codes = given.map(({ people, codedShare }) => people.slice(0, Math.floor(people.length * codedShare)));
  return {
    contributions: given.map(({ people }, at) => ({
      least: people.length,
      most: people.length,
      coded: codes[at]!.length,
    })),
    distinct: new Set(codes.flat()).size,
  };
}

const bounds = (given: Given): readonly [number, number] => {
  const { contributions, distinct } = reported(given);
  const joint = joinContributions(contributions, distinct);
  if (joint.kind === 'none') return [0, 0];
  return joint.kind === 'exact' ? [joint.count, joint.count] : [joint.least, joint.most];
};

test('the number of different people always lies within what is said', () => {
  fc.assert(
    fc.property(projects, (given) => {
      const people = new Set(given.flatMap((project) => project.people)).size;
      const [least, most] = bounds(given);
      expect(least).toBeLessThanOrEqual(people);
      expect(most).toBeGreaterThanOrEqual(people);
    }),
  );
});

test('with codes for everybody the number is exact', () => {
  fc.assert(
    fc.property(projects, (given) => {
      const coded = given.map((project) => ({ ...project, codedShare: 1 }));
      const people = new Set(given.flatMap((project) => project.people)).size;
      expect(bounds(coded)).toEqual([people, people]);
    }),
  );
});

test('another project never makes it fewer, and a code never makes it less certain', () => {
  fc.assert(
    fc.property(projects, projects, (given, others) => {
      const [least, most] = bounds(given);
      const [moreLeast, moreMost] = bounds([...given, ...others]);
      expect(moreLeast).toBeGreaterThanOrEqual(least);
      expect(moreMost).toBeGreaterThanOrEqual(most);
      const [codedLeast, codedMost] = bounds(given.map((project) => ({ ...project, codedShare: 1 })));
      expect(codedLeast).toBeGreaterThanOrEqual(least);
      expect(codedMost).toBeLessThanOrEqual(most);
    }),
  );
});

test('totals alone give a range that says how many projects made it one', () => {
  const total = (count: number): ProjectContribution => ({ least: count, most: count, coded: 0 });
  expect(joinContributions([total(120), total(220), total(0)], 0)).toEqual({
    kind: 'range',
    least: 220,
    most: 340,
    projects: 2,
    uncoded: 2,
  });
  expect(joinContributions([total(150)], 0)).toEqual({ kind: 'exact', count: 150, projects: 1 });
  expect(joinContributions([], 0)).toEqual({ kind: 'none' });
});
