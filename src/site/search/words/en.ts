import { stemmer as stem } from '@orama/stemmers/english';
import type { LanguageWords } from '../search-term.ts';

export const words: LanguageWords = {
  // The algorithm ends "unemployed" in an i, "unemployment" in a y.
  stem: (word) => stem(word).replace(/i$/, 'y'),
  passedOver: 'the a an in of and or to per for with how many is are there',
};
