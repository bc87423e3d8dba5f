import type { FormVisit, PageVisit } from '../../../wing/route.ts';
import { formatMoment } from '../../../foundation/clock-words.ts';
import type { FormErrors, FormValues } from '../../../site/form.ts';
import { Form } from '../../../site/ui/form/form.tsx';
import { FormField, sent } from '../../../site/ui/form-field/form-field.tsx';
import type { ProjectComment } from '../comment-store.ts';
import type { Project } from '../project.ts';
import type { WizardSection } from '../section.ts';
import { sectionPath } from './section-path.ts';
import { projectText } from '../texts.ts';

interface CommentsProps {
  readonly visit: PageVisit | FormVisit;
  readonly project: Project;
  readonly section: WizardSection;
  readonly comments: readonly ProjectComment[];
  /** What was typed, where it was not kept, and what is wrong with it. */
  readonly values: FormValues;
  readonly errors: FormErrors;
}

/** What writers and guides say to each other about a section, with a form to join in. */
export function Comments({ visit, project, section, comments, values, errors }: CommentsProps) {
  const t = projectText(visit.locale);
  const action = `${visit.href(sectionPath(project.slug, section))}/opmerking`;
  return (
    <section class="section write-comments" id="opmerkingen">
      <h2>{t('comments.title')}</h2>
      {comments.length === 0 && <p>{t('comments.none')}</p>}
      <ol>
        {comments.map(({ id, authorName, text, createdAt, resolvedAt }) => (
          <li>
            <p class="write-comments__by">
              {t('comments.by', { name: authorName ?? t('somebody'), time: formatMoment(visit.locale, createdAt) })}
              {resolvedAt && ` · ${t('comments.resolved')}`}
            </p>
            <p class="write-comments__text">{text}</p>
            {!resolvedAt && <Form action={`${action}/${id}`} submit={t('comments.resolve')} isQuiet />}
          </li>
        ))}
      </ol>
      <Form action={action} submit={t('comments.submit')} isQuiet>
        <FormField
          {...sent('opmerking', values, errors)}
          label={t('comments.field')}
          hint={t('comments.hint')}
          rows={3}
        />
      </Form>
    </section>
  );
}
