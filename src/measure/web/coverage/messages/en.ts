import type { texts as nl } from './nl.ts';

export const texts: Readonly<Record<keyof typeof nl, string>> = {
  title: 'What do we measure so far?',
  headline:
    'The plan follows {kpis} results with {indicators} series. For {measured} of them there {measured, plural, one {is a figure} other {are figures}}.',
  levels:
    '{municipal, plural, =0 {No series goes down to the municipality.} one {One series goes down to the municipality.} other {# series go down to the municipality.}}',
  'missing.count':
    '{missing, plural, =0 {} one {One question of the plan has no figure for an answer yet.} other {# questions of the plan have no figure for an answer yet.}}',
  freshness:
    'We count up to {date}, when the latest figures were taken. Survey figures often come only one or two years later. Figures older than {years} years we call outdated.',
  none: 'There are no figures for this yet.',
  'table.caption': 'What we measure for: {kpi}',
  'table.indicator': 'Figure',
  'table.level': 'Smallest area',
  'table.period': 'Latest figure',
  'table.age': 'Age',
  'table.target': 'Target',
  'level.municipality': '{count} municipalities',
  'level.group': '{count} zones',
  'level.province': '{count} provinces',
  'level.region': '{count} regions',
  'level.country': '{count} countries',
  'level.union': '{count} unions',
  'level.comparison-region': '{count} regions elsewhere',
  'level.without-focus': '{level}. Not for {area}.',
  'period.later': 'larger area: {period}',
  age: '{years, plural, =0 {of this year} one {# year} other {# years}}',
  'age.dated': '{years} years, outdated',
  'target.none': 'none',
  'missing.title': 'What is still missing',
  'missing.waiting': 'We do not have it yet. {holder} has this series.',
  'missing.holder': 'Who has it: {holder}.',
  'missing.holder.source': 'Who has it: {holder} ({source}).',
  'missing.nobody': 'Who could measure it: {holder}.',
  'missing.level.municipality': 'It exists for each municipality.',
  'missing.level.group': 'It exists for each zone.',
  'missing.level.province': 'It exists for each province.',
  'missing.level.region': 'It exists for the whole region only.',
  'missing.level.country': 'It exists for the whole country only.',
  'missing.level.unknown': 'We do not know yet for which areas it exists.',
  link: 'See what we measure so far and what is still missing',
};
