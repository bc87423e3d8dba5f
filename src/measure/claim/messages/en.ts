import type { texts as nl } from './nl.ts';

export const texts: Readonly<Record<keyof typeof nl, string>> = {
  'changes-more':
    '{indicator}: {area} went from {a0} in {from} to {a1} in {to} ({da}). {benchmark} went from {b0} to {b1} ({db}). The change is {holds, select, yes {larger} other {not larger}} in {area}.',
  'crossed-above':
    '{indicator}: {area} has been higher than {benchmark} since {since}. In {latest} it is {a} against {b}.',
  'crossed-below':
    '{indicator}: {area} has been lower than {benchmark} since {since}. In {latest} it is {a} against {b}.',
  'crossed-otherwise':
    '{indicator}: {area} has been {to, select, above {above} other {below}} {benchmark} since {since}, not since {stated}. In {latest} it is {a} against {b}.',
  'not-crossed':
    '{indicator}: in {latest}, {area} is not {to, select, above {higher} other {lower}} than {benchmark}. It is {a} against {b}.',
  'crossing-unseen':
    '{indicator}: {area} is {to, select, above {higher} other {lower}} than {benchmark} in all figures, from {since} to {latest}. When that began cannot be seen.',
  'on-side':
    '{indicator}: in {latest}, {area} is at {a} and {benchmark} at {b}. So {area} is {holds, select, yes {} other {not }}{side, select, above {higher} other {lower}}.',
  'not-catching-up':
    '{indicator}: the distance between {area} and {benchmark} went from {d0} in {from} to {d1} in {to}. The gap has {holds, select, yes {not become smaller} other {become smaller}}.',
  'stays-around':
    '{indicator}: since {since}, {area} stayed within {points} of {benchmark} in {inside} of the {all} periods.',
  trends:
    '{indicator}: {area} went from {a0} in {from} to {a1} in {to}. That is {holds, select, yes {} other {not }}{towards, select, up {a rise} other {a fall}}.',
  'ranks-yes':
    '{indicator}: with {a} in {period}, {area} has the {position, select, lowest {lowest} other {highest}} figure of the {all} areas compared. Next comes {next} with {b}.',
  'ranks-no':
    '{indicator}: with {b} in {period}, {next} has the {position, select, lowest {lowest} other {highest}} figure of the {all} areas compared. {area} is at {a}.',
  'most-above-median':
    '{indicator} in {period}: {above} of the {all} are higher than half of the {among} municipalities (median {median}). {list}.{exceptions, select, some { Not higher: {below}.} other {}}',
  'states-levels-yes': 'The numbers in the plan are those of {period}: {list}.',
  'states-levels-no': 'The numbers in the plan fit no single period. The latest, {period}: {list}.',
  'goes-with':
    '{indicator} and {other} in {period}, over {all} areas: the rank correlation is {r}. They do {holds, select, yes {} other {not }}go together as the plan says.',
  'no-series': '{indicator}: cannot be tested yet. We do not have the figures; {publisher} does.',
  'no-shared-period':
    '{indicator}: cannot be checked yet. No period has figures for all the areas together. {publisher} holds the series.',
  'one-period':
    '{indicator}: cannot be checked yet. Only one period has figures ({period}). {publisher} holds the series.',
  'on-nearest':
    'We do not have the series “{wanted}” itself; {publisher} does. A related series points {points, select, along {the same way} other {another way}}. {sentence}',
};
