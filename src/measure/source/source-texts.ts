import type { Localised } from '../../foundation/locale.ts';

/** A source in words: its name, and what it brings. */
export interface SourceText {
  readonly name: string;
  readonly brings: string;
}

/** The texts of every source by its id. */
export const sourceTexts: { readonly figures: Localised<SourceText> } & Readonly<
  Record<string, Localised<SourceText> | undefined>
> = {
  figures: {
    nl: {
      name: 'Cijfers bij het plan',
      brings: 'De officiële cijfers die met het plan meekomen. Ze werken zonder internet.',
    },
    en: {
      name: 'Figures with the plan',
      brings: 'The official figures that come with the plan. They work without a network.',
    },
    fr: {
      name: 'Chiffres joints au plan',
      brings: 'Les chiffres officiels fournis avec le plan. Ils fonctionnent sans internet.',
    },
  },
  eurostat: {
    nl: {
      name: 'Eurostat',
      brings: 'De nieuwste cijfers over werk en onderwijs, per provincie en gewest, voor België en de Europese Unie.',
    },
    en: {
      name: 'Eurostat',
      brings: 'The latest figures on work and education, by province and region, for Belgium and the European Union.',
    },
    fr: {
      name: 'Eurostat',
      brings:
        "Les chiffres les plus récents sur l'emploi et l'enseignement, par province et région, pour la Belgique et l'Union européenne.",
    },
  },
  bestat: {
    nl: { name: 'be.STAT van Statbel', brings: 'De tabellen van Statbel waar het plan om vraagt, tot per gemeente.' },
    en: { name: 'be.STAT of Statbel', brings: 'The tables of Statbel that the plan asks for, down to municipalities.' },
    fr: { name: 'be.STAT de Statbel', brings: 'Les tableaux de Statbel que le plan demande, jusqu’à la commune.' },
  },
  'statbel-population': {
    nl: { name: 'Bevolking van Statbel', brings: 'De inwoners van elke gemeente naar leeftijd en geslacht, per jaar.' },
    en: { name: 'Population of Statbel', brings: 'The residents of each municipality by age and sex, year by year.' },
    fr: { name: 'Population de Statbel', brings: 'Les habitants de chaque commune par âge et sexe, année par année.' },
  },
  'statbel-income': {
    nl: { name: 'Inkomens van Statbel', brings: 'Het belastbaar inkomen per inwoner van elke gemeente.' },
    en: { name: 'Incomes of Statbel', brings: 'The taxable income per resident of each municipality.' },
    fr: { name: 'Revenus de Statbel', brings: 'Le revenu imposable par habitant de chaque commune.' },
  },
  dataloep: {
    nl: {
      name: 'Dataloep van Onderwijs',
      brings: 'De leerlingen in elke gemeente, ook in het deeltijds beroepsonderwijs.',
    },
    en: {
      name: 'Dataloep of Education',
      brings: 'The pupils in each municipality, also in part-time vocational education.',
    },
    fr: {
      name: 'Dataloep de l’Enseignement',
      brings: 'Les élèves de chaque commune, aussi dans l’enseignement professionnel à temps partiel.',
    },
  },
  swing: {
    nl: { name: 'Provincies in Cijfers', brings: 'Cijfers per gemeente uit de databank van de Vlaamse provincies.' },
    en: {
      name: 'Provincies in Cijfers',
      brings: 'Figures by municipality from the databank of the Flemish provinces.',
    },
    fr: {
      name: 'Provincies in Cijfers',
      brings: 'Les chiffres par commune de la banque de données des provinces flamandes.',
    },
  },
  'vdab-vacancies': {
    nl: { name: 'Vacatures van VDAB', brings: 'Hoeveel vacatures er openstaan in elke gemeente. Alleen aantallen.' },
    en: { name: 'Vacancies of VDAB', brings: 'How many vacancies are open in each municipality. Counts only.' },
    fr: {
      name: 'Offres d’emploi du VDAB',
      brings: 'Le nombre d’offres d’emploi ouvertes dans chaque commune. Uniquement des nombres.',
    },
  },
  gisco: {
    nl: { name: 'Gemeentegrenzen van Eurostat', brings: 'De grenzen van gemeenten in vroegere jaren, voor de kaart.' },
    en: { name: 'Municipal boundaries of Eurostat', brings: 'The boundaries of earlier years, for the map.' },
    fr: { name: 'Limites communales d’Eurostat', brings: 'Les limites des années précédentes, pour la carte.' },
  },
  boundaries: {
    nl: { name: 'Gemeentegrenzen', brings: 'De officiële grenzen van de gemeenten, nu en vroeger, voor de kaart.' },
    en: {
      name: 'Municipal boundaries',
      brings: 'The official boundaries of the municipalities, now and before, for the map.',
    },
    fr: {
      name: 'Limites communales',
      brings: 'Les limites officielles des communes, aujourd’hui et auparavant, pour la carte.',
    },
  },
};
