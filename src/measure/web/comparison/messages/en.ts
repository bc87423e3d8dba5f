import type { texts as nl } from './nl.ts';

export const texts: Readonly<Record<keyof typeof nl, string>> = {
  'page.title': 'Similar regions in Europe',
  'page.headline': 'In Europe, {area} is most like {first}.',
  'page.lead':
    'Comparing a province with its neighbours is instructive, but neighbours can be very different. So out of {candidates} regions in Europe we looked for the {count} that were most like {area} in {period}.',
  'page.none': 'There are no regions to compare with. {area} lacks one of these figures: {variables}.',
  'distance.headline': 'How far each region is from {area}',
  'distance.subtitle':
    'Distance over {count} traits together, {period}. The shorter the bar, the more a region is like {area}.',
  'distance.note':
    'A distance of 0 is exactly alike. Half of all {candidates} regions are further away than {median}, the other half are nearer.',
  'table.title': 'What they share with {area}',
  'table.lead': 'Each trait that we searched by, beside that of {area}.',
  'table.caption': 'Traits of {area} and the {count} regions most like it, {period}',
  'table.region': 'Region',
  'table.distance': 'Distance',
  'table.difference': 'Difference from {area}',
  'how.title': 'How we searched',
  'how.variables': 'We looked at {count} traits: {variables}.',
  'how.log': 'For numbers of people the ratio counts: half the size is as far as twice the size.',
  'how.standard':
    'For each trait we worked out how much regions in Europe usually differ. That is the yardstick: one step in one trait then weighs as much as one step in another.',
  'how.distance':
    'The distance is the average difference over all traits, in which a large difference counts for more (the root of the mean square).',
  'how.incomplete':
    '{count, plural, =0 {No region lacks a trait.} one {One region lacks a trait and was left out.} other {# regions lack a trait and were left out.}}',
  'how.excluded': 'Regions in {countries} are not shown here: the other pages have them already.',
  'how.others': 'What is not in this list does not count.',
  'use.title': 'Compare figure by figure',
  'use.lead': 'For these figures you can see {area} beside the similar regions.',
  'figure.offer.title': 'And elsewhere in Europe?',
  'figure.offer': 'Set {area} beside the {count} regions in Europe that are most like it.',
  'figure.link': 'Compare with similar regions',
  'figure.close': 'Hide this comparison',
  'figure.which': 'Which regions are these, and why these?',
  'figure.headline':
    'In {period}, {lower, plural, =0 {none} one {one} other {#}} of the {all} similar regions had a lower figure than {area}.',
  'figure.subtitle': '{measure}, {period}.',
  'figure.course': 'The course in {area} and in similar regions',
  'figure.course.subtitle': '{measure}, {from}-{to}.',
  'figure.flags': 'These figures were taken over without the publisher’s remarks, such as “low reliability”.',
};
