import { stemmer } from '@orama/stemmers/french';
import type { LanguageWords } from '../search-term.ts';

export const words: LanguageWords = {
  stem: stemmer,
  passedOver: 'le la les l d un une a au aux en de du des et ou par dans combien il y',
};
