import type { texts as nl } from './nl.ts';

export const texts: Readonly<Record<keyof typeof nl, string>> = {
  'waits.title': 'What is waiting for you',
  'waits.nothing': 'Nothing is waiting for you now.',
  'waits.reports': '{count, plural, one {One report is yours to fill in} other {# reports are yours to fill in}}',
  'waits.reviews': '{count, plural, one {One project is yours to assess} other {# projects are yours to assess}}',
  'waits.contacts': '{count, plural, one {Somebody asks} other {# people ask}} to share contact details',
  'waits.round': 'Submit your project to “{round}”: you can until {closes}',
  'waits.decisions':
    '{count, plural, one {One project} other {# projects}} in “{round}” {count, plural, one {has} other {have}} no decision yet',
  'waits.submitted': '{count, plural, one {One report is} other {# reports are}} waiting for your approval',
  'waits.organisations':
    '{count, plural, one {One organisation is} other {# organisations are}} waiting to be confirmed',
  'can.title': 'What you can do',
  'can.propose': 'Propose an idea',
  'can.ideas': 'See the ideas that suit {organisation}',
  'can.contacts': 'See with whom you share contact details',
  'can.reports': 'See the reports of your projects',
  'can.reviews': 'See your assessments',
  'can.rounds': 'See the rounds and what was submitted',
  'can.announce': 'Announce a round',
  'can.review': 'Check reports, approve them or open them again',
  'can.import': 'Bring in projects from Excel or CSV',
  'can.export': 'Download the projects you may see, in Excel',
  'can.portfolio': 'See the money and the state of all projects',
};
