import type { Delivering } from '../../delivering.ts';
import type { FormVisit } from '../../../wing/route.ts';
import type { FormValues } from '../../../site/form.ts';
import type { PageContent } from '../../../site/page.ts';
import { PostForm } from '../../../site/ui/form/form.tsx';
import { workPage } from '../../../wing/web/work-page.tsx';
import { listPartnerNames } from '../author-store.ts';
import { defaultPick, differences, keyOf, merged, type Difference } from '../difference.ts';
import type { Project } from '../project.ts';
import { readSection } from '../section-form.ts';
import type { SectionFrame } from '../section-frame.ts';
import { valuesOfSection } from '../section-values.ts';
import { contentOf, sectionOf, withoutNames, type ProjectContent, type WizardSection } from '../section.ts';
import { aboveDraft } from './draft-frame.tsx';
import { placeLabel, projectWords, sayValue, type ProjectWords } from './project-words.ts';
import { sectionPath } from './section-path.ts';

/** Two texts of one section that were written at the same time. */
interface Conflict {
  readonly section: WizardSection;
  /** What was saved meanwhile. */
  readonly current: Project;
  /** What was sent now, as content and as fields. */
  readonly mine: Partial<ProjectContent>;
  readonly values: FormValues;
  /** Whether whoever sent this saved the other too, in another window. */
  readonly isOwn: boolean;
}

/** Shows both texts, difference by difference, to choose from. What was sent goes along unseen, so that it is not lost. */
export async function conflictPage(visit: FormVisit, delivering: Delivering, conflict: Conflict): Promise<PageContent> {
  const { section, current, mine, values, isOwn } = conflict;
  const organisations = await visit.as((database) => listPartnerNames(database));
  const words = projectWords(visit.locale, delivering.plan, organisations);
  const { t } = words;
  const [theirs, ours] = [theirsOf(section, current), withoutNames(mine)];
  const sent = Object.entries(values).filter(
    ([name]) => name !== 'versie' && name !== 'dan' && !name.startsWith('kies:'),
  );
  return workPage(visit, {
    title: t(isOwn ? 'conflict.ownTitle' : 'conflict.title'),
    above: aboveDraft(visit, current),
    lead: t(isOwn ? 'conflict.ownLead' : 'conflict.lead', { section: t(`section.${section}`) }),
    isWide: true,
    children: (
      <PostForm class="conflict" action={`${visit.href(sectionPath(current.slug, section))}/kies`}>
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
      </PostForm>
    ),
  });
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

/** The fields of a section after what was chosen of two texts; as they were sent where they cannot be read. */
export function chosenValues(sent: FormValues, section: WizardSection, frame: SectionFrame): FormValues {
  const { current, locale } = frame;
  const reading = readSection(section, sent, frame);
  if (!reading.ok) return sent;
  const chosen = { ...current, ...chosenOf(section, current, reading.changes, sent) };
  return { ...valuesOfSection(section, chosen, locale), versie: sent['versie'] ?? [] };
}

function chosenOf(
  section: WizardSection,
  current: Project,
  mine: Partial<ProjectContent>,
  values: FormValues,
): Partial<ProjectContent> {
  return merged(theirsOf(section, current), withoutNames(mine), (difference) => {
    const choice = values[`kies:${keyOf(difference)}`]?.[0];
    return choice === 'before' || choice === 'after' ? choice : defaultPick(difference);
  });
}

function theirsOf(section: WizardSection, current: Project): Partial<ProjectContent> {
  return withoutNames(sectionOf(contentOf(current), section));
}
