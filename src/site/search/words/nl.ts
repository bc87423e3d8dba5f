import { stemmer as stem } from '@orama/stemmers/dutch';
import type { LanguageWords } from '../search-term.ts';

export const words: LanguageWords = {
  // A word that goes on hardens no end: "werklozen" beside "werkloos".
  stem: (word) => stem(word).replace(/z$/, 's').replace(/v$/, 'f'),
  passedOver: 'de het een in van op en of te per voor met hoeveel is zijn er',
};
