import type { texts as nl } from './nl.ts';

export const texts: Readonly<Record<keyof typeof nl, string>> = {
  'waits.title': 'Ce qui vous attend',
  'waits.nothing': 'Rien ne vous attend pour le moment.',
  'waits.reports': '{count, plural, one {Un rapport est encore à remplir} other {# rapports sont encore à remplir}}',
  'waits.reviews': '{count, plural, one {Un projet est encore à évaluer} other {# projets sont encore à évaluer}}',
  'waits.contacts':
    '{count, plural, one {Une personne demande} other {# personnes demandent}} à partager vos coordonnées',
  'waits.round': 'Soumettez votre projet à « {round} » : vous avez jusqu’au {closes}',
  'waits.decisions':
    '{count, plural, one {Un projet} other {# projets}} de « {round} » {count, plural, one {attend} other {attendent}} une décision',
  'waits.submitted': '{count, plural, one {Un rapport attend} other {# rapports attendent}} votre approbation',
  'waits.organisations':
    '{count, plural, one {Une organisation attend} other {# organisations attendent}} d’être {count, plural, one {confirmée} other {confirmées}}',
  'can.title': 'Ce que vous pouvez faire',
  'can.propose': 'Proposer une idée',
  'can.ideas': 'Voir les idées qui conviennent à {organisation}',
  'can.contacts': 'Voir avec qui vous partagez vos coordonnées',
  'can.reports': 'Voir les rapports de vos projets',
  'can.reviews': 'Voir vos évaluations',
  'can.rounds': 'Voir les tours et ce qui a été soumis',
  'can.announce': 'Annoncer un tour',
  'can.review': 'Vérifier les rapports, les approuver ou les rouvrir',
  'can.import': 'Importer des projets depuis Excel ou CSV',
  'can.export': 'Télécharger les projets que vous pouvez voir, dans Excel',
  'can.portfolio': 'Voir l’argent et l’état de tous les projets',
};
