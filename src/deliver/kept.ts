import type { KeptData } from '../wing/kept-data.ts';
import { yearsNamed } from './exchange/publication.ts';
import { waitingFileDays } from './exchange/waiting-file-store.ts';
import { projectText } from './project/texts.ts';

/** What ideas, projects, rounds and reports keep about people. */
export const deliverKeeps: readonly KeptData[] = [
  {
    of: 'work',
    tables: ['idea', 'idea_interest', 'idea_question', 'idea_answer', 'idea_contact', 'idea_project'],
    say: (locale) => {
      const t = projectText(locale);
      return { what: t('keeps.ideas'), until: t('keeps.written.until') };
    },
  },
  {
    of: 'work',
    tables: ['project', 'project_index', 'project_version', 'project_comment', 'evidence'],
    say: (locale) => {
      const t = projectText(locale);
      return { what: t('keeps.projects'), until: t('keeps.written.until') };
    },
  },
  {
    of: 'work',
    tables: ['proposal', 'proposal_check', 'review'],
    say: (locale) => {
      const t = projectText(locale);
      return { what: t('keeps.proposals'), until: t('keeps.written.until') };
    },
  },
  {
    of: 'work',
    tables: ['project_partner'],
    say: (locale) => {
      const t = projectText(locale);
      return { what: t('keeps.partners'), until: t('keeps.partners.until', { years: yearsNamed }) };
    },
  },
  {
    of: 'work',
    tables: ['participation'],
    say: (locale) => {
      const t = projectText(locale);
      return { what: t('keeps.participants'), until: t('keeps.participants.until') };
    },
  },
  {
    of: 'work',
    tables: ['waiting_file'],
    say: (locale) => {
      const t = projectText(locale);
      return { what: t('keeps.files'), until: t('keeps.files.until', { days: waitingFileDays }) };
    },
  },
];
