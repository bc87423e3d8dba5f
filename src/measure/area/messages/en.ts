import type { texts as nl } from './nl.ts';

export const texts: Readonly<Record<keyof typeof nl, string>> = {
  'place.in': 'in {name}',
  'place.of': 'of {name}',
  'place.of-vowel': 'of {name}',
};
