import type { texts as nl } from './nl.ts';

export const texts: Readonly<Record<keyof typeof nl, string>> = {
  'figures.name': 'Figures with the plan',
  'figures.brings': 'The official figures that come with the plan. They work without a network.',
  'eurostat.name': 'Eurostat',
  'eurostat.brings':
    'The latest figures on work and education, by province and region, for Belgium and the European Union.',
  'bestat.name': 'be.STAT of Statbel',
  'bestat.brings': 'The tables of Statbel that the plan asks for, down to municipalities.',
  'statbel-population.name': 'Population of Statbel',
  'statbel-population.brings': 'The residents of each municipality by age and sex, year by year.',
  'statbel-income.name': 'Incomes of Statbel',
  'statbel-income.brings': 'The taxable income per resident of each municipality.',
  'dataloep.name': 'Dataloep of Education',
  'dataloep.brings': 'The pupils in each municipality, also in part-time vocational education.',
  'swing.name': 'Provincies in Cijfers',
  'swing.brings': 'Figures by municipality from the databank of the Flemish provinces.',
  'vdab-vacancies.name': 'Vacancies of VDAB',
  'vdab-vacancies.brings': 'How many vacancies are open in each municipality. Counts only.',
  'gisco.name': 'Municipal boundaries of Eurostat',
  'gisco.brings': 'The boundaries of earlier years, for the map.',
  'boundaries.name': 'Municipal boundaries',
  'boundaries.brings': 'The official boundaries of the municipalities, now and before, for the map.',
};
