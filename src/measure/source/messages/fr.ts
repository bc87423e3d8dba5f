import type { texts as nl } from './nl.ts';

export const texts: Readonly<Record<keyof typeof nl, string>> = {
  'figures.name': 'Chiffres joints au plan',
  'figures.brings': 'Les chiffres officiels fournis avec le plan. Ils sont disponibles sans internet.',
  'eurostat.name': 'Eurostat',
  'eurostat.brings':
    'Les chiffres les plus récents sur l’emploi et l’enseignement, par province et région, pour la Belgique et l’Union européenne.',
  'bestat.name': 'be.STAT (Statbel)',
  'bestat.brings': 'Les tableaux de Statbel dont le plan a besoin, jusqu’au niveau de la commune.',
  'statbel-population.name': 'Population (Statbel)',
  'statbel-population.brings': 'Les habitants de chaque commune par âge et sexe, année par année.',
  'statbel-income.name': 'Revenus (Statbel)',
  'statbel-income.brings': 'Le revenu imposable par habitant de chaque commune.',
  'dataloep.name': 'Dataloep (enseignement flamand)',
  'dataloep.brings': 'Les élèves de chaque commune, y compris dans l’enseignement professionnel à temps partiel.',
  'swing.name': 'Provincies in Cijfers',
  'swing.brings': 'Les chiffres par commune de la banque de données des provinces flamandes.',
  'vdab-vacancies.name': 'Offres d’emploi (VDAB)',
  'vdab-vacancies.brings': 'Le nombre d’offres d’emploi ouvertes dans chaque commune. Uniquement des nombres.',
  'gisco.name': 'Limites communales (Eurostat)',
  'gisco.brings': 'Les limites des communes dans les années passées, pour la carte.',
  'boundaries.name': 'Limites communales',
  'boundaries.brings': 'Les limites officielles des communes, aujourd’hui et auparavant, pour la carte.',
};
