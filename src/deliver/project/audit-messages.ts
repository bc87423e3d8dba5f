import type { EventTexts } from '../../wing/trail.ts';

const section = {
  nl: '{section, select, about {waarover het gaat} partners {de partners} places {de gemeenten} groups {de doelgroepen} actions {acties en cijfers} budget {de begroting} milestones {de mijlpalen} risks {de risico’s} results {de resultaten} other {het verloop}}',
  en: '{section, select, about {what it is about} partners {the partners} places {the municipalities} groups {the target groups} actions {actions and figures} budget {the budget} milestones {the milestones} risks {the risks} results {the results} other {its course}}',
  fr: '{section, select, about {le sujet} partners {les partenaires} places {les communes} groups {les groupes cibles} actions {les actions et les chiffres} budget {le budget} milestones {les jalons} risks {les risques} results {les résultats} other {le déroulement}}',
};

/** What happens to projects, as sentences of the trail. */
export const projectEvents: EventTexts = {
  nl: {
    'project.created': '{who} begon dit project.',
    'project.saved': `{who} wijzigde ${section.nl}.`,
    'project.published': '{who} maakte dit project openbaar.',
    'project.draft': '{who} maakte van dit project weer een ontwerp.',
    'project.submitted': '{who} diende dit project in.',
    'project.labelled': '{who} gaf dit project het label.',
    'project.declined': '{who} gaf dit project het label niet.',
    'project.withdrawn': '{who} trok dit project terug.',
    'project.deleted': '{who} verwijderde dit ontwerp.',
    'project.author-added': '{who} vroeg {about} om mee te schrijven.',
    'project.author-removed': '{who} nam {about} weg uit de auteurs.',
    'project.commented': `{who} schreef een opmerking bij ${section.nl}.`,
  },
  en: {
    'project.created': '{who} began this project.',
    'project.saved': `{who} changed ${section.en}.`,
    'project.published': '{who} made this project public.',
    'project.draft': '{who} made this project a draft again.',
    'project.submitted': '{who} submitted this project.',
    'project.labelled': '{who} gave this project the label.',
    'project.declined': '{who} did not give this project the label.',
    'project.withdrawn': '{who} withdrew this project.',
    'project.deleted': '{who} deleted this draft.',
    'project.author-added': '{who} asked {about} to write along.',
    'project.author-removed': '{who} removed {about} from the authors.',
    'project.commented': `{who} commented on ${section.en}.`,
  },
  fr: {
    'project.created': '{who} a commencé ce projet.',
    'project.saved': `{who} a modifié ${section.fr}.`,
    'project.published': '{who} a rendu ce projet public.',
    'project.draft': '{who} a remis ce projet à l’état de brouillon.',
    'project.submitted': '{who} a introduit ce projet.',
    'project.labelled': '{who} a donné le label à ce projet.',
    'project.declined': '{who} n’a pas donné le label à ce projet.',
    'project.withdrawn': '{who} a retiré ce projet.',
    'project.deleted': '{who} a supprimé ce brouillon.',
    'project.author-added': '{who} a invité {about} à écrire avec vous.',
    'project.author-removed': '{who} a retiré {about} des auteurs.',
    'project.commented': `{who} a commenté ${section.fr}.`,
  },
};
