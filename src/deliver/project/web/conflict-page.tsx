import type { FormVisit } from '../../../wing/route.ts';
import { valuesOf } from '../../../site/form.ts';
import type { LiveAnswer } from '../../../site/live.ts';
import type { PageContent } from '../../../site/page.ts';
import { listPartnerNames } from '../author-store.ts';
import { defaultPick, differences, keyOf, merged, type Difference } from '../difference.ts';
import type { Project } from '../project.ts';
import { saveProject, type SaveOutcome } from '../project-store.ts';
import type { ProjectTables } from '../project-tables.ts';
import { readSection } from '../section-form.ts';
import { valuesOfSection, type FieldTexts } from '../section-values.ts';
import { sectionOf, type ProjectContent, type WizardSection } from '../section.ts';
import { DraftCrumbs } from './draft-frame.tsx';
import type { DraftOptions } from './draft-options.ts';
import { placeLabel, projectWords, sayValue, type ProjectWords } from './project-words.ts';
import { drawSection, errorTexts, readForSection, versionIn } from './section-view.tsx';
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
export async function conflictPage(visit: FormVisit, options: DraftOptions, conflict: Conflict): Promise<PageContent> {
  const { section, current, mine, values } = conflict;
  const organisations = await visit.as((database) => listPartnerNames(database));
  const words = projectWords(visit.locale, options.plan, organisations);
  const { t } = words;
  const [theirs, ours] = [comparable(sectionOf(current, section)), comparable(mine)];
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

/** Names of organisations are no part of what was written. */
function comparable(content: Partial<ProjectContent>): Partial<ProjectContent> {
  const { partners, ...rest } = content;
  return partners ? { ...rest, partners: partners.map((partner) => ({ ...partner, name: '' })) } : rest;
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
export async function resolveConflict(visit: FormVisit, options: DraftOptions): Promise<LiveAnswer> {
  const section = sectionNamed(visit.params['sectie']);
  const found = section && (await readForSection(visit, section));
  if (!found) return { kind: 'not-found' };
  const values = valuesOf(visit.form);
  const frame = { current: found.project, locale: visit.locale, newId: options.newId };
  const words = projectWords(visit.locale, options.plan, found.organisations);
  const sent = readSection(section, values, frame);
  if (!sent.ok) {
    const errors = errorTexts(sent.errors, values, words);
    return { ...drawSection(visit, options, { ...found, section, values, errors }), status: 422 };
  }
  const chosen = chosenOf(section, found.project, sent.changes, values);
  const chosenValues = valuesOfSection(section, { ...found.project, ...chosen }, visit.locale);
  const reading = readSection(section, chosenValues, { ...frame, current: { ...found.project, ...chosen } });
  if (!reading.ok) {
    const view = { ...found, section, values: { ...chosenValues, versie: values['versie'] ?? [] } };
    return {
      ...drawSection(visit, options, { ...view, errors: errorTexts(reading.errors, chosenValues, words) }),
      status: 422,
    };
  }
  const save = { id: found.project.id, version: versionIn(values), changes: reading.changes, at: options.now() };
  const outcome = await visit.as<ProjectTables, SaveOutcome>((database) => saveProject(database, visit.actor, save));
  if (outcome.kind === 'saved') return { kind: 'redirect', path: sectionPath(found.project.slug, section) };
  if (outcome.kind === 'conflict') {
    const { current } = outcome;
    return conflictPage(visit, options, { section, current, mine: reading.changes, values: chosenValues });
  }
  const errors = { '': words.t(`error.${outcome.reason}`) };
  return { ...drawSection(visit, options, { ...found, section, values: chosenValues, errors }), status: 422 };
}

function chosenOf(
  section: WizardSection,
  current: Project,
  mine: Partial<ProjectContent>,
  values: FieldTexts,
): Partial<ProjectContent> {
  return merged(comparable(sectionOf(current, section)), comparable(mine), (difference) => {
    const choice = values[`kies:${keyOf(difference)}`]?.[0];
    return choice === 'before' || choice === 'after' ? choice : defaultPick(difference);
  });
}
