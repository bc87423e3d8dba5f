/** Texts of the coverage page. */
export const nl = {
  title: 'Wat meten we al?',
  headline:
    'Het plan volgt {kpis} resultaten met {indicators} reeksen. Voor {measured} daarvan {measured, plural, one {is er een cijfer} other {zijn er cijfers}}.',
  levels:
    '{municipal, plural, =0 {Geen enkele reeks gaat tot op de gemeente.} one {Eén reeks gaat tot op de gemeente.} other {# reeksen gaan tot op de gemeente.}}',
  'missing.count':
    '{missing, plural, =0 {} one {Eén vraag van het plan beantwoordt nog geen enkele reeks.} other {# vragen van het plan beantwoordt nog geen enkele reeks.}}',
  freshness:
    'De ouderdom tellen we vanaf {date}, toen de laatste cijfers opgehaald werden. Cijfers uit enquêtes komen vaak pas een of twee jaar later. Ouder dan {years} jaar noemen we verouderd.',
  none: 'Hiervoor zijn er nog geen cijfers.',
  'table.caption': 'Wat we meten voor: {kpi}',
  'table.indicator': 'Cijfer',
  'table.level': 'Kleinste gebied',
  'table.period': 'Laatste cijfer',
  'table.age': 'Hoe oud',
  'table.target': 'Streefdoel',
  'level.municipality': '{count} gemeenten',
  'level.group': '{count} streken',
  'level.province': '{count} provincies',
  'level.region': '{count} gewesten',
  'level.country': '{count} landen',
  'level.union': '{count} unies',
  'level.comparison-region': '{count} regio’s',
  'level.without-focus': '{level}. Niet voor {area}.',
  'period.later': 'groter gebied: {period}',
  age: '{years, plural, =0 {van dit jaar} one {# jaar} other {# jaar}}',
  'age.dated': '{years} jaar, verouderd',
  'target.none': 'geen',
  'missing.title': 'Wat nog ontbreekt',
  'missing.waiting': 'Nog niet ingelezen. {holder} heeft deze reeks.',
  'missing.holder': 'Wie het heeft: {holder}.',
  'missing.holder.source': 'Wie het heeft: {holder} ({source}).',
  'missing.nobody': 'Wie het zou kunnen meten: {holder}.',
  'missing.level.municipality': 'Het bestaat per gemeente.',
  'missing.level.group': 'Het bestaat per streek.',
  'missing.level.province': 'Het bestaat per provincie.',
  'missing.level.region': 'Het bestaat alleen voor het hele gewest.',
  'missing.level.country': 'Het bestaat alleen voor het hele land.',
  'missing.level.unknown': 'Voor welke gebieden het bestaat, is nog niet nagegaan.',
  link: 'Bekijk wat we al meten en wat nog ontbreekt',
} as const;

export type CoverageMessageKey = keyof typeof nl;
