import type { Delivering } from '../../delivering.ts';
import type { FormVisit, PageVisit } from '../../../wing/route.ts';
import { formatTime } from '../../../foundation/clock-words.ts';
import { valuesOf } from '../../../site/form.ts';
import type { LiveAnswer } from '../../../site/live.ts';
import { addComment, resolveComment } from '../comment-store.ts';
import { holdProject, saveProject, type SaveOutcome } from '../project-store.ts';
import type { ProjectTables } from '../project-tables.ts';
import { readSection, type SectionReading } from '../section-form.ts';
import { valuesOfSection, type FieldTexts } from '../section-values.ts';
import type { WizardSection } from '../section.ts';
import { conflictPage } from './conflict-page.tsx';
import { projectWords } from './project-words.ts';
import { draftPath, sectionAfter, sectionNamed, sectionPath } from './section-path.ts';
import { drawSection, errorTexts, readForSection, refusalErrors, versionIn } from './section-view.tsx';

/** `/projecten/:slug/bewerk/:sectie`: one section to write. */
export async function sectionPage(visit: PageVisit, delivering: Delivering): Promise<LiveAnswer> {
  const section = sectionNamed(visit.params['sectie']);
  const found = section && (await readForSection(visit, section));
  if (!found) return { kind: 'not-found' };
  const saved = /^\d\d:\d\d$/.test(visit.query['bewaard'] ?? '') ? visit.query['bewaard'] : undefined;
  return drawSection(visit, delivering, {
    ...found,
    section,
    values: valuesOfSection(section, found.project, visit.locale),
    errors: {},
    ...(saved && { saved }),
  });
}

/** Saves what was sent, or shows it again with what is wrong, or beside what somebody else saved meanwhile. */
export async function saveSection(visit: FormVisit, delivering: Delivering): Promise<LiveAnswer> {
  const section = sectionNamed(visit.params['sectie']);
  if (!section) return { kind: 'not-found' };
  const values = valuesOf(visit.form);
  const attempt = await visit.as<ProjectTables, Attempt | undefined>((database) =>
    trySaving(database, visit, delivering, section, values),
  );
  if (!attempt) return { kind: 'not-found' };
  const { reading, outcome } = attempt;
  if (outcome?.kind === 'saved') return { kind: 'redirect', path: pathAfter(visit, section, delivering.now()) };
  if (outcome?.kind === 'conflict' && reading.ok) {
    return conflictPage(visit, delivering, { section, current: outcome.current, mine: reading.changes, values });
  }
  const found = await readForSection(visit, section);
  if (!found) return { kind: 'not-found' };
  const words = projectWords(visit.locale, delivering.plan, found.organisations);
  const errors = reading.ok ? refusalErrors(outcome, words) : errorTexts(reading.errors, values, words);
  return { ...drawSection(visit, delivering, { ...found, section, values, errors }), status: 422 };
}

interface Attempt {
  readonly reading: SectionReading;
  readonly outcome?: SaveOutcome;
}

async function trySaving(
  database: Parameters<typeof saveProject>[0],
  visit: FormVisit,
  { now, newId }: Delivering,
  section: WizardSection,
  values: FieldTexts,
): Promise<Attempt | undefined> {
  const held = await holdProject(database, { slug: visit.params['slug'] ?? '' });
  if (!held) return undefined;
  const reading = readSection(section, values, { current: held.project, locale: visit.locale, newId });
  if (!reading.ok) return { reading };
  const save = { version: versionIn(values), changes: reading.changes, at: now() };
  return { reading, outcome: await saveProject(database, visit.actor, held, save) };
}

/** Where a save leads: on to the next section, after the last one to the overview, or back to the same one, which says when it was saved. */
function pathAfter(visit: FormVisit, section: WizardSection, at: Date): string {
  const slug = visit.params['slug'] ?? '';
  const goesOn = visit.form.get('dan') === 'verder';
  const next = goesOn ? sectionAfter(section) : undefined;
  if (goesOn && !next) return draftPath(slug);
  return `${sectionPath(slug, next ?? section)}?bewaard=${formatTime('nl', at)}`;
}

/** Posts a remark on a section. */
export async function postComment(visit: FormVisit, delivering: Delivering): Promise<LiveAnswer> {
  const section = sectionNamed(visit.params['sectie']);
  const { actor } = visit;
  if (!section || actor.kind !== 'person') return { kind: 'not-found' };
  const text = valuesOf(visit.form)['opmerking']?.[0]?.trim() ?? '';
  const found = await readForSection(visit, section);
  if (!found) return { kind: 'not-found' };
  if (text === '' || text.length > 4000) {
    const t = projectWords(visit.locale, delivering.plan).t;
    const errors = { opmerking: t(text === '' ? 'comments.missing' : 'comments.tooLong') };
    const values = { ...valuesOfSection(section, found.project, visit.locale), opmerking: [text] };
    return { ...drawSection(visit, delivering, { ...found, section, values, errors }), status: 422 };
  }
  const comment = { project: found.project.id, section, text, at: delivering.now() };
  await visit.as((database) => addComment(database, actor, comment));
  return { kind: 'redirect', path: `${sectionPath(found.project.slug, section)}#opmerkingen` };
}

/** Says that a remark was dealt with. */
export async function settleComment(visit: FormVisit, { now }: Delivering): Promise<LiveAnswer> {
  const section = sectionNamed(visit.params['sectie']);
  const found = section && (await readForSection(visit, section));
  if (!found) return { kind: 'not-found' };
  const settled = { id: visit.params['opmerking'] ?? '', project: found.project.id, at: now() };
  await visit.as((database) => resolveComment(database, settled));
  return { kind: 'redirect', path: `${sectionPath(found.project.slug, section)}#opmerkingen` };
}
