import type { UncertaintyMessageKey } from './nl.ts';

export const en: Readonly<Record<UncertaintyMessageKey, string>> = {
  'flags.title': 'What the remarks mean',
  'meaning.B':
    '{flag}: from this period on the publisher counts differently. Figures from before and after cannot be compared well.',
  'meaning.D': '{flag}: the publisher uses another definition here than in the rest of the series.',
  'meaning.E': '{flag}: the publisher did not count this but worked it out from what is known.',
  'meaning.F': '{flag}: this has not happened yet; the publisher expects it.',
  'meaning.N': '{flag}: the difference is so small that it may be chance.',
  'meaning.P': '{flag}: the publisher may still adjust this figure.',
  'meaning.R': '{flag}: the publisher corrected an earlier figure.',
  'meaning.U': '{flag}: the publisher asked few people for this. The true value may be clearly higher or lower.',
  'meaning.M': '{flag}: there can be no such figure.',
  'meaning.O': '{flag}: the publisher has no figure here.',
  'meaning.Q': '{flag}: the publisher knows the figure but does not give it, to protect people.',
  'caution.U': 'Note: {parts} of low reliability.',
  'caution.P': 'Note: {parts} provisional.',
  'caution.E': 'Note: {parts} estimated.',
  'caution.F': 'Note: {parts} expected, not observed.',
  'caution.figures': '{count, plural, one {the figure for {periods} is} other {the figures for {periods} are}}',
  'caution.of-area':
    '{count, plural, one {the figure for {area} ({periods}) is} other {the figures for {area} ({periods}) are}}',
  'caution.breaks': 'On the way the counting changed ({periods}), so do not simply compare the years before and after.',
  'chance.title': 'Few people',
  'chance.places': 'These results can swing strongly from year to year: {places}.',
  'chance.place': '{name} ({people, plural, one {# person} other {{written} people}}, ± {margin} by chance alone)',
  'chance.municipality': 'In {name} few people are concerned. These results can swing strongly from year to year:',
  'chance.indicator': '{name} (± {margin} by chance alone)',
  'chance.why':
    'Everyone was counted, so this is not the margin of a sample. It says how much a few people more or fewer matter (95 times out of 100).',
};
