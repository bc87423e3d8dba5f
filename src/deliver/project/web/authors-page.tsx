import type { Delivering } from '../../delivering.ts';
import type { FormVisit, PageVisit } from '../../../wing/route.ts';
import { valuesOf } from '../../../site/form.ts';
import type { LiveAnswer } from '../../../site/live.ts';
import type { PageContent } from '../../../site/page.ts';
import { ErrorSummary } from '../../../site/ui/error-summary/error-summary.tsx';
import { Form } from '../../../site/ui/form/form.tsx';
import { FormField, sent } from '../../../site/ui/form-field/form-field.tsx';
import { localePath } from '../../../site/address.ts';
import { systemAccess } from '../../../store/access.ts';
import { addAuthor, findColleague, listAuthors, type Colleague } from '../author-store.ts';
import type { Project } from '../project.ts';
import { readProject } from '../project-read-store.ts';
import type { ProjectTables } from '../project-tables.ts';
import { DraftCrumbs, titleOf } from './draft-frame.tsx';
import { draftPath } from './section-path.ts';
import { projectText, type ProjectMessage } from '../texts.ts';

/** Who writes a project: `/projecten/samen/auteurs`. */
export function authorsPath(slug: string): string {
  return `/projecten/${slug}/auteurs`;
}

/** `/projecten/:slug/auteurs`: who writes along, and a form to ask a colleague. */
export async function authorsPage(visit: PageVisit): Promise<LiveAnswer> {
  const found = await readAuthors(visit);
  return found ? drawAuthors(visit, found, '') : { kind: 'not-found' };
}

interface AuthorsView {
  readonly project: Project;
  readonly authors: readonly { readonly id: string; readonly name: string }[];
}

function readAuthors(visit: PageVisit | FormVisit): Promise<AuthorsView | undefined> {
  return visit.as<ProjectTables, AuthorsView | undefined>(async (database) => {
    const project = await readProject(database, { slug: visit.params['slug'] ?? '' });
    return project && { project, authors: await listAuthors(database, project.id) };
  });
}

/** Asks a colleague, who gets a message. */
export async function inviteAuthor(visit: FormVisit, delivering: Delivering): Promise<LiveAnswer> {
  const found = await readAuthors(visit);
  if (!found || visit.actor.kind !== 'person') return { kind: 'not-found' };
  const { project } = found;
  const who = visit.actor.name;
  const email = valuesOf(visit.form)['adres']?.[0]?.trim() ?? '';
  const colleague = await delivering.store.as<unknown, Colleague | undefined>(systemAccess, (database) =>
    findColleague(database, project.id, email),
  );
  if (!colleague) return { ...drawAuthors(visit, found, email, 'authors.unknown'), status: 422 };
  const isNew = await visit.as<ProjectTables, boolean>(async (database) => {
    if (!(await addAuthor(database, visit.actor, project.id, colleague.id))) return false;
    await delivering.send(invitation(colleague, who, project, delivering.url), database);
    return true;
  });
  if (!isNew) return { ...drawAuthors(visit, found, email, 'authors.already'), status: 422 };
  return { kind: 'redirect', path: `${authorsPath(project.slug)}?nieuw=${colleague.id}` };
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
  email: string,
  error?: ProjectMessage,
): PageContent {
  const t = projectText(visit.locale);
  const errors = error ? { adres: t(error) } : {};
  const added = authors.find(({ id }) => id === visit.query['nieuw']);
  return {
    kind: 'page',
    title: t('authors.title'),
    description: t('authors.lead'),
    body: (
      <>
        <DraftCrumbs visit={visit} project={project} />
        <h1>{t('authors.title')}</h1>
        <p class="lead">{t('authors.lead')}</p>
        <ErrorSummary locale={visit.locale} errors={errors} />
        {added && !error && (
          <p class="write-saved" role="status">
            {t('authors.added', { name: added.name })}
          </p>
        )}
        <ul class="authors">
          {authors.map(({ name }) => (
            <li>{name}</li>
          ))}
        </ul>
        <section class="section draft-part">
          <h2>{t('authors.invite')}</h2>
          <Form action={visit.href(authorsPath(project.slug))} submit={t('authors.submit')}>
            <FormField
              {...sent('adres', { adres: [email] }, errors)}
              label={t('authors.email')}
              hint={t('authors.emailHint')}
              type="email"
            />
          </Form>
        </section>
      </>
    ),
  };
}
