import type { texts as nl } from './nl.ts';

export const texts: Readonly<Record<keyof typeof nl, string>> = {
  'place.in': 'à {name}',
  'place.of': 'de {name}',
  'place.of-vowel': 'd’{name}',
};
