import type { texts as nl } from './nl.ts';

export const texts: Readonly<Record<keyof typeof nl, string>> = {
  'figures.name': 'Figures with the plan',
  'figures.brings': 'The official figures that come with the plan. They work without the internet.',
  'eurostat.name': 'Eurostat',
  'eurostat.brings':
    'The latest figures on work and education, by province and region, for Belgium and the European Union.',
  'bestat.name': 'be.STAT (Statbel)',
  'bestat.brings': 'The Statbel tables that the plan needs, down to municipalities.',
  'statbel-population.name': 'Population (Statbel)',
  'statbel-population.brings': 'The residents of each municipality by age and sex, year by year.',
  'statbel-income.name': 'Incomes (Statbel)',
  'statbel-income.brings': 'The taxable income per resident of each municipality.',
  'dataloep.name': 'Dataloep (Flemish education)',
  'dataloep.brings': 'The pupils in each municipality, including part-time vocational education.',
  'swing.name': 'Provincies in Cijfers',
  'swing.brings': 'Figures by municipality from the database of the Flemish provinces.',
  'vdab-vacancies.name': 'Vacancies (VDAB)',
  'vdab-vacancies.brings': 'How many vacancies are open in each municipality. Counts only.',
  'gisco.name': 'Municipal boundaries (Eurostat)',
  'gisco.brings': 'The boundaries of municipalities in earlier years, for the map.',
  'boundaries.name': 'Municipal boundaries',
  'boundaries.brings': 'The official boundaries of the municipalities, now and in the past, for the map.',
};
