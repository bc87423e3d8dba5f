import type { EventTexts } from '../../account/audit.ts';

/** What happens to reports, evidence and imports, as sentences of the trail. */
export const reportEvents: EventTexts = {
  nl: {
    'period.drafted': '{who} bewaarde een ontwerp van het rapport over “{indicator}” tot {end}.',
    'period.submitted': '{who} diende het rapport over “{indicator}” tot {end} in.',
    'period.approve': '{who} keurde het rapport over “{indicator}” tot {end} goed.',
    'period.return': '{who} stuurde het rapport over “{indicator}” tot {end} terug.',
    'period.unlock': '{who} zette de periode van “{indicator}” tot {end} weer open.',
    'period.opened': 'De periode van “{indicator}” tot {end} ging open.',
    'period.locked': 'De periode van “{indicator}” tot {end} ging op slot.',
    'evidence.added': '{who} voegde een bewijsstuk toe bij “{indicator}” tot {end}.',
    'evidence.removed': '{who} nam een bewijsstuk weg bij “{indicator}” tot {end}.',
    'project.imported-new': '{who} las dit project in uit een bestand.',
    'project.imported': '{who} wijzigde dit project met een bestand.',
  },
  en: {
    'period.drafted': '{who} saved a draft of the report on “{indicator}” up to {end}.',
    'period.submitted': '{who} sent in the report on “{indicator}” up to {end}.',
    'period.approve': '{who} approved the report on “{indicator}” up to {end}.',
    'period.return': '{who} sent the report on “{indicator}” up to {end} back.',
    'period.unlock': '{who} opened the period of “{indicator}” up to {end} again.',
    'period.opened': 'The period of “{indicator}” up to {end} opened.',
    'period.locked': 'The period of “{indicator}” up to {end} was locked.',
    'evidence.added': '{who} added evidence for “{indicator}” up to {end}.',
    'evidence.removed': '{who} removed evidence for “{indicator}” up to {end}.',
    'project.imported-new': '{who} brought this project in from a file.',
    'project.imported': '{who} changed this project with a file.',
  },
  fr: {
    'period.drafted': '{who} a enregistré un brouillon du rapport sur « {indicator} » jusqu’au {end}.',
    'period.submitted': '{who} a introduit le rapport sur « {indicator} » jusqu’au {end}.',
    'period.approve': '{who} a approuvé le rapport sur « {indicator} » jusqu’au {end}.',
    'period.return': '{who} a renvoyé le rapport sur « {indicator} » jusqu’au {end}.',
    'period.unlock': '{who} a rouvert la période de « {indicator} » jusqu’au {end}.',
    'period.opened': 'La période de « {indicator} » jusqu’au {end} s’est ouverte.',
    'period.locked': 'La période de « {indicator} » jusqu’au {end} a été verrouillée.',
    'evidence.added': '{who} a ajouté une pièce justificative à « {indicator} » jusqu’au {end}.',
    'evidence.removed': '{who} a retiré une pièce justificative de « {indicator} » jusqu’au {end}.',
    'project.imported-new': '{who} a importé ce projet d’un fichier.',
    'project.imported': '{who} a modifié ce projet avec un fichier.',
  },
};
