import type { EventTexts } from '../../wing/trail.ts';

/** What happens to targets, as sentences of the trail. */
export const targetEvents: EventTexts = {
  nl: {
    'target.set': '{who} stelde het streefcijfer {target} in. Waarom: {why}',
    'target.removed': '{who} nam het streefcijfer {target} weg. Waarom: {why}',
  },
  en: {
    'target.set': '{who} set the target {target}. Why: {why}',
    'target.removed': '{who} removed the target {target}. Why: {why}',
  },
  fr: {
    'target.set': '{who} a fixé l’objectif {target}. Pourquoi : {why}',
    'target.removed': '{who} a retiré l’objectif {target}. Pourquoi : {why}',
  },
};
