import type { Delivering } from '../../delivering.ts';
import { z } from 'zod';
import { termsOf } from '../plan-terms.ts';
import { act, pressed } from '../../../wing/act.ts';
import type { FormVisit, PageVisit } from '../../../wing/route.ts';
import { formatTime } from '../../../foundation/clock-words.ts';
import { readForm, rowValuesOf, type FormValues } from '../../../site/form.ts';
import type { LiveAnswer } from '../../../site/live.ts';
import { addComment, resolveComment } from '../comment-store.ts';
import { holdProject, saveProject, type HeldProject } from '../project-store.ts';
import { readSection } from '../section-form.ts';
import type { SectionFrame } from '../section-frame.ts';
import { valuesOfSection } from '../section-values.ts';
import type { ProjectContent, WizardSection } from '../section.ts';
import { chosenValues, conflictPage } from './conflict-page.tsx';
import { projectWords } from './project-words.ts';
import { draftPath, sectionAfter, sectionNamed, sectionPath } from './section-path.ts';
import { drawSection, faultTexts, sectionIn, versionIn, type SaveFault } from './section-view.tsx';
import { projectText, type ProjectMessage } from '../texts.ts';

/** `/projecten/:slug/bewerk/:sectie`: one section to write. */
export async function sectionPage(visit: PageVisit, delivering: Delivering): Promise<LiveAnswer> {
  const found = await visit.as(sectionIn(visit));
  if (!found) return { kind: 'not-found' };
  const saved = /^\d\d:\d\d$/.test(visit.done ?? '') ? visit.done : undefined;
  const values = valuesOfSection(found.section, found.project, visit.locale);
  return drawSection(visit, delivering, { ...found, values, errors: {}, ...(saved && { saved }) });
}

/** Saves what was sent, or shows it again with what is wrong, or beside what somebody else saved meanwhile. */
export function saveSection(visit: FormVisit, delivering: Delivering): Promise<LiveAnswer> {
  return save(visit, delivering, (values) => values, pathAfter);
}

/** Saves what was chosen of two texts; when somebody saved yet again, there is a new choice to make. */
export function resolveConflict(visit: FormVisit, delivering: Delivering): Promise<LiveAnswer> {
  return save(visit, delivering, chosenValues, ({ params }, section) => sectionPath(params['slug'] ?? '', section));
}

async function save(
  visit: FormVisit,
  delivering: Delivering,
  toSave: (values: FormValues, section: WizardSection, frame: SectionFrame) => FormValues,
  pathTo: (visit: FormVisit, section: WizardSection) => string,
): Promise<LiveAnswer> {
  const section = sectionNamed(visit.params['sectie']);
  if (!section) return { kind: 'not-found' };
  const sent = rowValuesOf(visit.form);
  const { locale } = visit;
  return act<Partial<ProjectContent>, HeldProject, SaveFault>(visit, {
    load: (database) => holdProject(database, { slug: visit.params['slug'] ?? '' }),
    reading: ({ project: current }) => {
      const frame = { current, locale, newId: delivering.newId, terms: termsOf(delivering.plan) };
      const values = toSave(sent, section, frame);
      const reading = readSection(section, values, frame);
      return reading.ok ? { ok: true, value: reading.changes, values } : { ...reading, values };
    },
    work: async (changes, { thing: held, person, database }) => {
      const at = delivering.now();
      const outcome = await saveProject(database, person, held, { version: versionIn(sent), changes, at });
      if (outcome.kind === 'saved') return { kind: 'done', path: pathTo(visit, section), done: formatTime('nl', at) };
      return outcome.kind === 'refused' ? { kind: 'wrong', errors: { '': outcome.reason } } : { kind: 'conflict' };
    },
    mark: ({ project: { id }, sectionVersions }) => `project ${id} ${section} ${sectionVersions[section] ?? 0}`,
    show: async ({ thing, values, value: mine, errors, isConflict, isOwn }) => {
      if (isConflict && mine)
        return conflictPage(visit, delivering, { section, current: thing.project, mine, values, isOwn });
      const found = await visit.as(sectionIn(visit));
      if (!found) return { kind: 'not-found' };
      const words = projectWords(locale, delivering.plan, found.organisations);
      return drawSection(visit, delivering, { ...found, values, errors: faultTexts(errors, values, words) });
    },
  });
}

/** Where a save leads: on to the next section, after the last one to the overview, or back to the same one, which says when it was saved. */
function pathAfter(visit: FormVisit, section: WizardSection): string {
  const slug = visit.params['slug'] ?? '';
  const goesOn = visit.form.get('dan') === 'verder';
  const next = goesOn ? sectionAfter(section) : undefined;
  if (goesOn && !next) return draftPath(slug);
  return sectionPath(slug, next ?? section);
}

const commentForm = z.object({
  opmerking: z.string('comments.missing').trim().min(1, 'comments.missing').max(4000, 'comments.tooLong'),
});

/** Posts a remark on a section. */
export function postComment(visit: FormVisit, delivering: Delivering): Promise<LiveAnswer> {
  return act(visit, {
    reading: readForm<z.infer<typeof commentForm>, ProjectMessage>(visit.form, commentForm),
    load: sectionIn(visit),
    work: async ({ opmerking: text }, { thing: { project, section }, person, database }) => {
      await addComment(database, person, { project: project.id, section, text, at: delivering.now() });
      return { kind: 'done', path: `${sectionPath(project.slug, section)}#opmerkingen` };
    },
    show: ({ thing, values, errors }) =>
      drawSection(visit, delivering, {
        ...thing,
        values: { ...valuesOfSection(thing.section, thing.project, visit.locale), ...values },
        errors: errors['opmerking'] ? { opmerking: projectText(visit.locale)(errors['opmerking']) } : {},
      }),
  });
}

/** Says that a remark was dealt with. */
export function settleComment(visit: FormVisit, delivering: Delivering): Promise<LiveAnswer> {
  return act(visit, {
    reading: pressed(undefined),
    load: sectionIn(visit),
    work: async (_, { thing: { project, section }, database }) => {
      const settled = { id: visit.params['opmerking'] ?? '', project: project.id, at: delivering.now() };
      await resolveComment(database, settled);
      return { kind: 'done', path: `${sectionPath(project.slug, section)}#opmerkingen` };
    },
    show: () => sectionPage(visit, delivering),
  });
}
