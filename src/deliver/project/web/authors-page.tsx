import type { Kysely } from 'kysely';
import type { Delivering } from '../../delivering.ts';
import { act } from '../../../wing/act.ts';
import type { FormVisit, PageVisit } from '../../../wing/route.ts';
import { errorTexts, workPage } from '../../../wing/web/work-page.tsx';
import { valuesOf, type FormErrors, type FormReading, type FormValues } from '../../../site/form.ts';
import type { LiveAnswer } from '../../../site/live.ts';
import type { PageContent } from '../../../site/page.ts';
import { Form } from '../../../site/ui/form/form.tsx';
import { FormField, sent } from '../../../site/ui/form-field/form-field.tsx';
import { localePath } from '../../../site/address.ts';
import { systemAccess } from '../../../store/access.ts';
import { addAuthor, findColleague, listAuthors, type Colleague } from '../author-store.ts';
import type { Project } from '../project.ts';
import { readProject } from '../project-read-store.ts';
import { aboveDraft, titleOf } from './draft-frame.tsx';
import { draftPath } from './section-path.ts';
import { projectText, type ProjectMessage } from '../texts.ts';

/** Who writes a project: `/projecten/samen/auteurs`. */
export function authorsPath(slug: string): string {
  return `/projecten/${slug}/auteurs`;
}

/** `/projecten/:slug/auteurs`: who writes along, and a form to ask a colleague. */
export async function authorsPage(visit: PageVisit): Promise<LiveAnswer> {
  const found = await visit.as(authorsIn(visit));
  return found ? drawAuthors(visit, found, {}, {}) : { kind: 'not-found' };
}

interface AuthorsView {
  readonly project: Project;
  readonly authors: readonly { readonly id: string; readonly name: string }[];
}

function authorsIn({ params }: Pick<PageVisit, 'params'>) {
  return async (database: Kysely<unknown>): Promise<AuthorsView | undefined> => {
    const project = await readProject(database, { slug: params['slug'] ?? '' });
    return project && { project, authors: await listAuthors(database, project.id) };
  };
}

/** Asks a colleague, who gets a message. */
export async function inviteAuthor(visit: FormVisit, delivering: Delivering): Promise<LiveAnswer> {
  return act<Colleague, AuthorsView, ProjectMessage>(visit, {
    reading: await readColleague(visit, delivering),
    load: authorsIn(visit),
    work: async (colleague, { thing: { project }, person, database }) => {
      const isNew = await addAuthor(database, person, project.id, colleague.id);
      if (!isNew) return { kind: 'wrong', errors: { adres: 'authors.already' } };
      await delivering.send(invitation(colleague, person.name, project, delivering.url), database);
      return { kind: 'done', path: `${authorsPath(project.slug)}?nieuw=${colleague.id}` };
    },
    show: ({ thing, values, errors }) => drawAuthors(visit, thing, values, errors),
  });
}

/** Before the project is held: it takes the program's own access, which is another transaction. */
async function readColleague(
  { form, params }: FormVisit,
  { store }: Delivering,
): Promise<FormReading<Colleague, ProjectMessage>> {
  const values = valuesOf(form);
  const colleague = await store.as<unknown, Colleague | undefined>(systemAccess, (database) =>
    findColleague(database, params['slug'] ?? '', values['adres']?.[0] ?? ''),
  );
  return colleague
    ? { ok: true, value: colleague, values }
    : { ok: false, errors: { adres: 'authors.unknown' }, values };
}

function invitation({ email, name, locale }: Colleague, who: string, project: Project, url: string) {
  const t = projectText(locale);
  const title = titleOf(project, { locale });
  const address = `${url}${localePath(locale, draftPath(project.slug))}`;
  return {
    to: email,
    locale,
    subject: t('mail.invite.subject', { title }),
    text: t('mail.invite.text', { name, who, title, url: address }),
  };
}

function drawAuthors(
  visit: PageVisit | FormVisit,
  { project, authors }: AuthorsView,
  values: FormValues,
  wrong: FormErrors<ProjectMessage>,
): PageContent {
  const t = projectText(visit.locale);
  const errors = errorTexts(t, wrong);
  const added = authors.find(({ id }) => id === visit.query['nieuw']);
  return workPage(visit, {
    title: t('authors.title'),
    above: aboveDraft(visit, project),
    lead: t('authors.lead'),
    errors,
    ...(added && !errors['adres'] && { done: t('authors.added', { name: added.name }) }),
    children: (
      <>
        <ul class="authors">
          {authors.map(({ name }) => (
            <li>{name}</li>
          ))}
        </ul>
        <section class="section draft-part">
          <h2>{t('authors.invite')}</h2>
          <Form action={visit.href(authorsPath(project.slug))} submit={t('authors.submit')}>
            <FormField
              {...sent('adres', values, errors)}
              label={t('authors.email')}
              hint={t('authors.emailHint')}
              type="email"
            />
          </Form>
        </section>
      </>
    ),
  });
}
