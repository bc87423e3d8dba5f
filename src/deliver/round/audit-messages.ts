import type { EventTexts } from '../../wing/trail.ts';

/** What happens in rounds, as sentences of the trail. */
export const roundEvents: EventTexts = {
  nl: {
    'round.created': '{who} kondigde deze ronde aan.',
    'round.changed': '{who} wijzigde deze ronde.',
    'round.assigned': '{who} wees {count, plural, one {één beoordeling} other {# beoordelingen}} toe.',
    'review.no-conflict': '{who} verklaarde geen belang te hebben.',
    'review.conflict': '{who} meldde een belang.',
    'review.final': '{who} rondde een beoordeling af.',
    'proposal.checked':
      '{who} keek de voorwaarden na: {failed, plural, =0 {niets is afgekeurd} one {één is niet voldaan} other {# zijn niet voldaan}}.',
    'proposal.labelled': '{who} besliste: label.',
    'proposal.declined': '{who} besliste: geen label.',
    'proposal.come-back': '{who} besliste: kom terug.',
  },
  en: {
    'round.created': '{who} announced this round.',
    'round.changed': '{who} changed this round.',
    'round.assigned': '{who} assigned {count, plural, one {one review} other {# reviews}}.',
    'review.no-conflict': '{who} declared to have no interest.',
    'review.conflict': '{who} declared an interest.',
    'review.final': '{who} finished a review.',
    'proposal.checked':
      '{who} looked at the conditions: {failed, plural, =0 {none failed} one {one is not met} other {# are not met}}.',
    'proposal.labelled': '{who} decided: label.',
    'proposal.declined': '{who} decided: no label.',
    'proposal.come-back': '{who} decided: come back.',
  },
  fr: {
    'round.created': '{who} a annoncé ce tour.',
    'round.changed': '{who} a modifié ce tour.',
    'round.assigned': '{who} a attribué {count, plural, one {une évaluation} other {# évaluations}}.',
    'review.no-conflict': '{who} a déclaré ne pas avoir d’intérêt.',
    'review.conflict': '{who} a déclaré un intérêt.',
    'review.final': '{who} a terminé une évaluation.',
    'proposal.checked':
      '{who} a vérifié les conditions : {failed, plural, =0 {aucune n’a été refusée} one {une n’est pas remplie} other {# ne sont pas remplies}}.',
    'proposal.labelled': '{who} a décidé : label.',
    'proposal.declined': '{who} a décidé : pas de label.',
    'proposal.come-back': '{who} a décidé : revenez.',
  },
};
