/** Words that the pages of several wings use. This file decides which keys there are. */
export const texts = {
  done: 'Gelukt',
  'done.kept': 'Wat je deed, is bewaard.',
  search: 'Zoek',
  'mine.title': 'Mijn werk',
  'admin.title': 'Beheer',

  'organisationKind.government': 'Overheid',
  'organisationKind.education': 'Onderwijs en opleiding',
  'organisationKind.social-economy': 'Sociale economie',
  'organisationKind.market': 'Onderneming',
  'organisationKind.civil-society': 'Middenveld',
  'organisationKind.other': 'Andere',

  'trail.none': 'Er gebeurde nog niets.',
  'trail.older': 'Toon wat vroeger gebeurde',
  'nameless.person': 'iemand',
  'nameless.visitor': 'een bezoeker',
  'nameless.program': 'het programma',

  'conflict.caption': 'Wat verschilt',
  'conflict.own': 'Je bewaarde dit intussen zelf, in een ander venster',
  'conflict.field': 'Onderdeel',
  'conflict.theirs': 'Nu bewaard',
  'conflict.mine': 'Wat jij schreef',
  'conflict.nothing': '(leeg)',
} as const;
