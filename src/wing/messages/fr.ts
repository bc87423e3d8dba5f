import type { texts as nl } from './nl.ts';

export const texts: Readonly<Record<keyof typeof nl, string>> = {
  done: 'C’est fait',
  'done.kept': 'Ce que vous avez fait est enregistré.',
  search: 'Chercher',
  'mine.title': 'Mon travail',
  'admin.title': 'Administration',

  'organisationKind.government': 'Pouvoirs publics',
  'organisationKind.education': 'Enseignement et formation',
  'organisationKind.social-economy': 'Économie sociale',
  'organisationKind.market': 'Entreprise',
  'organisationKind.civil-society': 'Société civile',
  'organisationKind.other': 'Autre',

  'trail.none': 'Rien ne s’est encore passé.',
  'trail.older': 'Montrer ce qui s’est passé avant',
  'nameless.person': 'quelqu’un',
  'nameless.visitor': 'un visiteur',
  'nameless.program': 'le programme',

  'conflict.caption': 'Ce qui diffère',
  'conflict.own': 'Vous avez vous-même enregistré ceci entre-temps, dans une autre fenêtre',
  'conflict.field': 'Partie',
  'conflict.theirs': 'Enregistré maintenant',
  'conflict.mine': 'Ce que vous avez écrit',
  'conflict.nothing': '(vide)',
};
