/** Texts of places: their forms in a sentence. This file decides which keys there are. */
export const texts = {
  'place.in': 'in {name}',
  'place.of': 'van {name}',
  'place.of-vowel': 'van {name}',
} as const;
