import type { Localised } from '../../foundation/locale.ts';

/** A source in words: its name, and what it brings. */
export interface SourceText {
  readonly name: string;
  readonly brings: string;
}

export const sourceTexts: Readonly<Record<'figures' | 'eurostat' | 'boundaries', Localised<SourceText>>> = {
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
  boundaries: {
    nl: { name: 'Gemeentegrenzen', brings: 'De officiële grenzen van de gemeenten, voor de kaart.' },
    en: { name: 'Municipal boundaries', brings: 'The official boundaries of the municipalities, for the map.' },
    fr: { name: 'Limites communales', brings: 'Les limites officielles des communes, pour la carte.' },
  },
};
