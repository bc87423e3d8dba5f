import { expect, test } from 'vitest';
import { observed } from '../../../test/observations.ts';
import { limburgFolder, openedPlan } from '../../../test/release/built-release.ts';
import { obsStatuses } from '../observation/observation.ts';
import { wordingOf } from './wording.ts';
import { cautionSentence, flagMeanings } from './uncertainty.ts';

const limburg = await openedPlan(limburgFolder);
const words = wordingOf(limburg, 'nl');
const [here, there] = [limburg.plan.focus, limburg.plan.benchmark];

test('explains only the flags that occur, each once', () => {
  const figures = [
    observed('i', here, '2020', 1, { status: ['P'] }),
    observed('i', here, '2021', 1, { status: ['B', 'P'] }),
    observed('i', here, '2022', 1),
  ];
  expect(flagMeanings(figures, words)).toEqual([
    'breuk: vanaf deze periode telt de uitgever anders. Cijfers van ervoor en erna zijn niet goed te vergelijken.',
    'voorlopig: de uitgever kan dit cijfer nog bijstellen.',
  ]);
  expect(flagMeanings([observed('i', here, '2022', 1)], words)).toEqual([]);
});

test.each(['nl', 'en', 'fr'] as const)('has words for every flag in %s', (locale) => {
  const figures = [observed('i', here, '2020', 1, { status: obsStatuses })];
  expect(flagMeanings(figures, wordingOf(limburg, locale))).toHaveLength(obsStatuses.length - 1);
});

test('warns of a figure that is provisional, estimated or unreliable, and names whose it is', () => {
  const own = observed('i', here, '2022', 1);
  const other = observed('i', there, '2022', 1, { status: ['P'] });
  expect(cautionSentence([own, other], words)).toBe('Let op: het cijfer van Vlaanderen (2022) is voorlopig.');
  const earlier = observed('i', here, '2021', 1, { status: ['U'] });
  const later = observed('i', here, '2022', 1, { status: ['E', 'U'] });
  expect(cautionSentence([earlier, later], words)).toBe(
    'Let op: de cijfers van 2021 en 2022 zijn weinig betrouwbaar. Let op: het cijfer van 2022 is geschat.',
  );
  expect(cautionSentence([own], words)).toBeUndefined();
});
