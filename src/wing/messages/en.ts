import type { texts as nl } from './nl.ts';

export const texts: Readonly<Record<keyof typeof nl, string>> = {
  done: 'Done',
  'done.kept': 'What you did is saved.',
  search: 'Search',
  'mine.title': 'My work',
  'admin.title': 'Administration',

  'organisationKind.government': 'Government',
  'organisationKind.education': 'Education and training',
  'organisationKind.social-economy': 'Social economy',
  'organisationKind.market': 'Company',
  'organisationKind.civil-society': 'Civil society',
  'organisationKind.other': 'Other',

  'trail.none': 'Nothing happened yet.',
  'trail.older': 'Show what happened before',
  'nameless.person': 'somebody',
  'nameless.visitor': 'a visitor',
  'nameless.program': 'the program',

  'conflict.caption': 'What differs',
  'conflict.own': 'You saved this yourself in the meantime, in another window',
  'conflict.field': 'Part',
  'conflict.theirs': 'Kept now',
  'conflict.mine': 'What you wrote',
  'conflict.nothing': '(empty)',
};
