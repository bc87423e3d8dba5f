import type { Delivering } from '../../delivering.ts';
import type { Kysely } from 'kysely';
import type { Child } from 'hono/jsx';
import { readCount } from '../../../foundation/plain-number.ts';
import { readingsOf } from '../../../foundation/written-readings.ts';
import { may } from '../../../wing/permission.ts';
import type { FormVisit, PageVisit } from '../../../wing/route.ts';
import type { FormErrors } from '../../../site/form.ts';
import type { PageContent } from '../../../site/page.ts';
import { workPage } from '../../../wing/web/work-page.tsx';
import { PostForm } from '../../../site/ui/form/form.tsx';
import { Notice } from '../../../site/ui/notice/notice.tsx';
import type { SectionError } from '../answer-schema.ts';
import { listPartnerNames } from '../author-store.ts';
import { listComments, type ProjectComment } from '../comment-store.ts';
import { completenessOf } from '../completeness.ts';
import type { Project } from '../project.ts';
import { readProject } from '../project-read-store.ts';
import type { SaveOutcome } from '../project-store.ts';
import type { FieldTexts } from '../section-values.ts';
import { wizardSections, type WizardSection } from '../section.ts';
import { Comments } from './comments.tsx';
import { aboveDraft, SectionList, titleOf } from './draft-frame.tsx';
import { fieldLabel, projectWords, rowLabel, type ProjectWords } from './project-words.ts';
import { hasRows, SectionFields } from './section-fields.tsx';
import { sectionAfter, sectionNamed, sectionPath } from './section-path.ts';

/** What a section's page is drawn from. */
export interface SectionView {
  readonly project: Project;
  readonly section: WizardSection;
  readonly comments: readonly ProjectComment[];
  readonly organisations: ReadonlyMap<string, string>;
  readonly values: FieldTexts;
  /** Sentences by field, in the order of the form. */
  readonly errors: Readonly<Record<string, string>>;
  /** When it was just saved. */
  readonly saved?: string;
}

/** Finds the section that an address names, with what its page shows beside it; partners' names only where they are asked. */
export function sectionIn({ params }: Pick<PageVisit, 'params'>) {
  const section = sectionNamed(params['sectie']);
  return async (database: Kysely<unknown>): Promise<Omit<SectionView, 'values' | 'errors'> | undefined> => {
    const project = section && (await readProject(database, { slug: params['slug'] ?? '' }));
    if (!project) return undefined;
    const comments = await listComments(database, project.id, section);
    const organisations = section === 'partners' ? await listPartnerNames(database) : new Map<string, string>();
    return { project, section, comments, organisations };
  };
}

/** The page of a section. */
export function drawSection(visit: PageVisit | FormVisit, delivering: Delivering, view: SectionView): PageContent {
  const { project, section, values, errors, saved } = view;
  const words = projectWords(visit.locale, delivering.plan, view.organisations);
  const { t } = words;
  const missing = completenessOf(project).find((each) => each.section === section)?.missing ?? [];
  const title = t(`section.${section}`);
  return workPage(visit, {
    title,
    above: aboveDraft(visit, project),
    eyebrow: t('nav.step', { number: wizardSections.indexOf(section) + 1, of: wizardSections.length }),
    lead: t(`intro.${section}`),
    errors,
    ...(saved && Object.keys(errors).length === 0 && { done: t('saved', { time: saved }) }),
    isWide: true,
    children: (
      <div class="write">
        <div class="write__main">
          {missing.length > 0 && (
            <Notice locale={visit.locale} kind="info" title={t('missing.title')}>
              <ul>
                {missing.map((requirement) => (
                  <li>{t(`requirement.${requirement}`)}</li>
                ))}
              </ul>
            </Notice>
          )}
          <DraftForm visit={visit} words={words} view={view}>
            <SectionFields section={section} form={{ words, values, errors, project, newId: delivering.newId }} />
          </DraftForm>
          <Comments
            visit={visit}
            project={project}
            section={section}
            comments={view.comments}
            values={values}
            errors={errors}
          />
        </div>
        <nav class="write__nav" aria-label={t('nav.label')}>
          <p class="write__project">{titleOf(project, visit)}</p>
          <SectionList visit={visit} project={project} current={section} />
        </nav>
      </div>
    ),
  });
}

/** What was sent goes on from the version that it was made from. */
function versionShown({ values, project }: SectionView): number {
  return values['versie'] ? versionIn(values) : project.version;
}

interface DraftFormProps {
  readonly visit: PageVisit | FormVisit;
  readonly words: ProjectWords;
  readonly view: SectionView;
  readonly children: Child;
}

/** The form, which with JavaScript saves by itself while somebody writes; who may only read gets its fields shut. */
function DraftForm({ visit, words: { t }, view, children }: DraftFormProps) {
  const { section, project } = view;
  if (!may(visit.actor, 'project.edit', workersOn(project))) {
    return (
      <form class="form-fields form-fields--stacked write-form">
        <fieldset class="write-form__shut" disabled>
          {children}
        </fieldset>
      </form>
    );
  }
  const next = sectionAfter(section);
  const told = ['saving', 'saved', 'offline', 'invalid', 'conflict', 'signedOut'] as const;
  const messages = Object.fromEntries(told.map((key) => [`data-${key.toLowerCase()}`, t(`auto.${key}`)]));
  return (
    <draft-form {...messages}>
      <PostForm
        class="form-fields form-fields--stacked write-form"
        action={visit.href(sectionPath(project.slug, section))}
      >
        <input type="hidden" name="versie" value={String(versionShown(view))} />
        {children}
        <p class="write-form__told" role="status"></p>
        <div class="write-form__acts">
          <button class="button" name="dan" value="hier">
            {t(hasRows(section) ? 'saveMore' : 'save')}
          </button>
          <button class="button-quiet" name="dan" value="verder">
            {next ? t('saveNext', { section: t(`section.${next}`) }) : t('saveLast')}
          </button>
        </div>
      </PostForm>
    </draft-form>
  );
}

function workersOn({ partners }: Project): readonly string[] {
  return partners.flatMap(({ role, organisation }) => (role === 'funder' ? [] : [organisation]));
}

/** What can be wrong with a field of a section, or, with the section as a whole, why it is not saved. */
export type SaveFault = SectionError | Extract<SaveOutcome, { readonly kind: 'refused' }>['reason'];

/** What is wrong as sentences, each naming its row and its field. */
export function faultTexts(
  errors: FormErrors<SaveFault>,
  values: FieldTexts,
  words: ProjectWords,
): Readonly<Record<string, string>> {
  const sentences = Object.entries(errors).map(([name, error = 'missing']): readonly [string, string] => {
    const path = name.split('.');
    const sentence = words.t(`error.${error}`, {
      field: fieldLabel(words, path),
      ...readingsOf(values[name]?.[0] ?? '', words.locale),
    });
    const rows = path.flatMap((step, index) => {
      const list = path[index - 1] ?? '';
      return /^\d+$/.test(step) ? [rowLabel(words, list, Number(step) + 1)] : [];
    });
    return [name, rows.length > 0 ? words.t('error.where', { row: rows.join(', '), error: sentence }) : sentence];
  });
  return Object.fromEntries(sentences);
}

/** The version that a form was made from; a form without one was made from none, and never overwrites anything. */
export function versionIn(values: FieldTexts): number {
  return readCount(values['versie']?.[0]) ?? 0;
}
