/** Texts of what waits for somebody and what they may do. This file decides which keys there are. */
export const texts = {
  'waits.title': 'Wat er op je wacht',
  'waits.nothing': 'Er wacht nu niets op je.',
  'waits.reports': '{count, plural, one {Eén rapport moet je nog invullen} other {# rapporten moet je nog invullen}}',
  'waits.reviews':
    '{count, plural, one {Eén project moet je nog beoordelen} other {# projecten moet je nog beoordelen}}',
  'waits.contacts': '{count, plural, one {Iemand vraagt} other {# mensen vragen}} om contactgegevens te delen',
  'waits.round': 'Dien je project in voor “{round}”: dat kan tot {closes}',
  'waits.decisions':
    '{count, plural, one {Over één project} other {Over # projecten}} in “{round}” is nog niet beslist',
  'waits.submitted': '{count, plural, one {Eén rapport wacht} other {# rapporten wachten}} op je goedkeuring',
  'waits.organisations': '{count, plural, one {Eén organisatie wacht} other {# organisaties wachten}} op bevestiging',
  'can.title': 'Wat je kan doen',
  'can.propose': 'Stel een idee voor',
  'can.ideas': 'Bekijk de ideeën die passen bij {organisation}',
  'can.contacts': 'Bekijk met wie je contactgegevens deelt',
  'can.reports': 'Bekijk de rapporten van je projecten',
  'can.reviews': 'Bekijk je beoordelingen',
  'can.rounds': 'Bekijk de rondes en wat er ingediend is',
  'can.announce': 'Kondig een ronde aan',
  'can.review': 'Kijk rapporten na, keur ze goed of zet ze weer open',
  'can.import': 'Lees projecten in uit Excel of CSV',
  'can.export': 'Download de projecten die je mag zien, in Excel',
  'can.portfolio': 'Bekijk het geld en de stand van alle projecten',
} as const;
