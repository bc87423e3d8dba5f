/** What each source is called, and what it brings. This file decides which keys there are. */
export const texts = {
  'figures.name': 'Cijfers bij het plan',
  'figures.brings': 'De officiële cijfers die met het plan meekomen. Ze werken zonder internet.',
  'eurostat.name': 'Eurostat',
  'eurostat.brings':
    'De nieuwste cijfers over werk en onderwijs, per provincie en gewest, voor België en de Europese Unie.',
  'bestat.name': 'be.STAT (Statbel)',
  'bestat.brings': 'De tabellen van Statbel die het plan nodig heeft, tot op het niveau van de gemeente.',
  'statbel-population.name': 'Bevolking (Statbel)',
  'statbel-population.brings': 'De inwoners van elke gemeente naar leeftijd en geslacht, per jaar.',
  'statbel-income.name': 'Inkomens (Statbel)',
  'statbel-income.brings': 'Het belastbaar inkomen per inwoner van elke gemeente.',
  'dataloep.name': 'Dataloep (Vlaams onderwijs)',
  'dataloep.brings': 'De leerlingen in elke gemeente, ook in het deeltijds beroepsonderwijs.',
  'swing.name': 'Provincies in Cijfers',
  'swing.brings': 'Cijfers per gemeente uit de databank van de Vlaamse provincies.',
  'vdab-vacancies.name': 'Vacatures (VDAB)',
  'vdab-vacancies.brings': 'Hoeveel vacatures er openstaan in elke gemeente. Alleen aantallen.',
  'gisco.name': 'Gemeentegrenzen (Eurostat)',
  'gisco.brings': 'De grenzen van gemeenten in vroegere jaren, voor de kaart.',
  'boundaries.name': 'Gemeentegrenzen',
  'boundaries.brings': 'De officiële grenzen van de gemeenten, nu en vroeger, voor de kaart.',
} as const;
