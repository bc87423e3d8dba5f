import type { Delivering } from '../../delivering.ts';
import type { FormVisit } from '../../../wing/route.ts';
import { valuesOf } from '../../../site/form.ts';
import type { LiveAnswer } from '../../../site/live.ts';
import type { PageContent } from '../../../site/page.ts';
import { listPartnerNames } from '../author-store.ts';
import { defaultPick, differences, keyOf, merged, type Difference } from '../difference.ts';
import type { Project } from '../project.ts';
import { holdProject, saveProject, type SaveOutcome } from '../project-store.ts';
import type { ProjectTables } from '../project-tables.ts';
import { readSection, type SectionReading } from '../section-form.ts';
import { valuesOfSection, type FieldTexts } from '../section-values.ts';
import { contentOf, sectionOf, withoutNames, type ProjectContent, type WizardSection } from '../section.ts';
import { DraftCrumbs } from './draft-frame.tsx';
import { placeLabel, projectWords, sayValue, type ProjectWords } from './project-words.ts';
import { drawSection, errorTexts, readForSection, refusalErrors, versionIn } from './section-view.tsx';
import { sectionNamed, sectionPath } from './section-path.ts';

/** Two texts of one section that were written at the same time. */
interface Conflict {
  readonly section: WizardSection;
  /** What was saved meanwhile. */
  readonly current: Project;
  /** What was sent now, as content and as fields. */
  readonly mine: Partial<ProjectContent>;
  readonly values: FieldTexts;
}

/** Shows both texts, difference by difference, to choose from. What was sent goes along unseen, so that it is not lost. */
export async function conflictPage(visit: FormVisit, delivering: Delivering, conflict: Conflict): Promise<PageContent> {
  const { section, current, mine, values } = conflict;
  const organisations = await visit.as((database) => listPartnerNames(database));
  const words = projectWords(visit.locale, delivering.plan, organisations);
  const { t } = words;
  const [theirs, ours] = [theirsOf(section, current), withoutNames(mine)];
  const sent = Object.entries(values).filter(
    ([name]) => name !== 'versie' && name !== 'dan' && !name.startsWith('kies:'),
  );
  return {
    kind: 'page',
    status: 409,
    title: t('conflict.title'),
    description: t('conflict.title'),
    body: (
      <>
        <DraftCrumbs visit={visit} project={current} />
        <h1>{t('conflict.title')}</h1>
        <p class="lead">{t('conflict.lead', { section: t(`section.${section}`) })}</p>
        <form
          class="conflict"
          method="post"
          novalidate
          action={`${visit.href(sectionPath(current.slug, section))}/kies`}
        >
          <input type="hidden" name="versie" value={String(current.version)} />
          {sent.flatMap(([name, texts]) =>
            texts.map((text) => (
              <textarea hidden name={name}>
                {text}
              </textarea>
            )),
          )}
          {differences(theirs, ours).map((difference) => (
            <Choice words={words} difference={difference} contents={[theirs, ours]} />
          ))}
          <button class="button">{t('conflict.submit')}</button>
        </form>
      </>
    ),
  };
}

interface ChoiceProps {
  readonly words: ProjectWords;
  readonly difference: Difference;
  readonly contents: readonly unknown[];
}

function Choice({ words, difference, contents }: ChoiceProps) {
  const { t } = words;
  const name = `kies:${keyOf(difference)}`;
  const sides = [
    { side: 'before', label: t('conflict.theirs'), value: difference.before },
    { side: 'after', label: t('conflict.mine'), value: difference.after },
  ] as const;
  return (
    <fieldset class="conflict__choice">
      <legend>{t('conflict.legend', { field: placeLabel(words, difference.path, contents) })}</legend>
      <div class="conflict__sides">
        {sides.map(({ side, label, value }) => (
          <label class="conflict__side">
            <span class="conflict__pick">
              <input type="radio" name={name} value={side} checked={side === defaultPick(difference)} /> {label}
            </span>
            <span class="conflict__text">
              {sayValue(words, difference.path, value) || <em>{t('conflict.absent')}</em>}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

/** Saves what was chosen of two texts; when somebody saved yet again, there is a new choice to make. */
export async function resolveConflict(visit: FormVisit, delivering: Delivering): Promise<LiveAnswer> {
  const section = sectionNamed(visit.params['sectie']);
  const attempt =
    section &&
    (await visit.as<ProjectTables, Attempt | undefined>((database) =>
      tryResolving(database, visit, delivering, section),
    ));
  if (!attempt) return { kind: 'not-found' };
  const { reading, values, outcome } = attempt;
  if (outcome?.kind === 'saved') return { kind: 'redirect', path: sectionPath(visit.params['slug'] ?? '', section) };
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
  readonly values: FieldTexts;
  readonly outcome?: SaveOutcome;
}

async function tryResolving(
  database: Parameters<typeof holdProject>[0],
  { params, form, locale, actor }: FormVisit,
  { newId, now }: Delivering,
  section: WizardSection,
): Promise<Attempt | undefined> {
  const held = await holdProject(database, { slug: params['slug'] ?? '' });
  if (!held) return undefined;
  const { project } = held;
  const sentValues = valuesOf(form);
  const sent = readSection(section, sentValues, { current: project, locale, newId });
  if (!sent.ok) return { reading: sent, values: sentValues };
  const current = { ...project, ...chosenOf(section, project, sent.changes, sentValues) };
  const values = { ...valuesOfSection(section, current, locale), versie: sentValues['versie'] ?? [] };
  const reading = readSection(section, values, { current, locale, newId });
  if (!reading.ok) return { reading, values };
  const save = { version: versionIn(sentValues), changes: reading.changes, at: now() };
  return { reading, values, outcome: await saveProject(database, actor, held, save) };
}

function chosenOf(
  section: WizardSection,
  current: Project,
  mine: Partial<ProjectContent>,
  values: FieldTexts,
): Partial<ProjectContent> {
  return merged(theirsOf(section, current), withoutNames(mine), (difference) => {
    const choice = values[`kies:${keyOf(difference)}`]?.[0];
    return choice === 'before' || choice === 'after' ? choice : defaultPick(difference);
  });
}

function theirsOf(section: WizardSection, current: Project): Partial<ProjectContent> {
  return withoutNames(sectionOf(contentOf(current), section));
}
