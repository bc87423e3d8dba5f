import type { Delivering } from '../../delivering.ts';
import type { Kysely } from 'kysely';
import type { Child } from 'hono/jsx';
import { z } from 'zod';
import { needed } from '../answer-schema.ts';
import { act } from '../../../wing/act.ts';
import { may, organisationsFor } from '../../../wing/permission.ts';
import type { FormVisit, PageVisit } from '../../../wing/route.ts';
import { formatMoment } from '../../../foundation/clock-words.ts';
import { readForm, type FormValues } from '../../../site/form.ts';
import type { LiveAnswer } from '../../../site/live.ts';
import type { PageContent } from '../../../site/page.ts';
import { workPage } from '../../../wing/web/work-page.tsx';
import { Form } from '../../../site/ui/form/form.tsx';
import { FormField, sent } from '../../../site/ui/form-field/form-field.tsx';
import { Tag } from '../../../site/ui/tag/tag.tsx';
import { listOwnProjects, listPartnerNames, type OwnProject } from '../author-store.ts';
import { createProject } from '../project-store.ts';
import { aboveProjects, titleOf } from './draft-frame.tsx';
import { draftPath, sectionPath } from './section-path.ts';
import { projectText } from '../texts.ts';

const pageLength = 50;

/** `/mijn-werk/projecten`: the projects that somebody or their organisations write. */
export async function ownProjectsPage(visit: PageVisit): Promise<LiveAnswer> {
  const t = projectText(visit.locale);
  const projects = await readOwn(visit, pageLength);
  return workPage(visit, {
    title: t('desk.title'),
    lead: t('desk.lead'),
    children: <OwnProjects visit={visit} projects={projects} />,
  });
}

/** The newest of somebody's projects, for the page of their own work; nothing for who may write none. */
export async function ownProjectsSection(visit: PageVisit): Promise<Child | undefined> {
  const projects = await readOwn(visit, 5);
  if (projects.length === 0 && !may(visit.actor, 'project.create', 'one-of-mine')) return undefined;
  return (
    <section class="section draft-part">
      <h2>
        <a href={visit.href('/mijn-werk/projecten')}>{projectText(visit.locale)('desk.title')}</a>
      </h2>
      <OwnProjects visit={visit} projects={projects} />
    </section>
  );
}

async function readOwn(visit: PageVisit, limit: number): Promise<readonly OwnProject[]> {
  const { actor } = visit;
  if (actor.kind !== 'person') return [];
  const organisations = organisationsFor(actor, 'project.edit');
  return visit.as((database) => listOwnProjects(database, { person: actor.id, organisations, limit }));
}

function OwnProjects({ visit, projects }: { readonly visit: PageVisit; readonly projects: readonly OwnProject[] }) {
  const t = projectText(visit.locale);
  return (
    <>
      {projects.length === 0 && <p>{t('desk.empty')}</p>}
      <ul class="own-projects">
        {projects.map((project) => (
          <li>
            <a href={visit.href(draftPath(project.slug))}>{titleOf(project, visit)}</a>{' '}
            <Tag>{t(`stage.${project.stage}`)}</Tag>
            <span class="write-note">{formatMoment(visit.locale, project.updatedAt)}</span>
          </li>
        ))}
      </ul>
      {may(visit.actor, 'project.create', 'one-of-mine') && (
        <p>
          <a class="button" href={visit.href('/projecten/nieuw')}>
            {t('desk.new')}
          </a>
        </p>
      )}
    </>
  );
}

/** `/projecten/nieuw`: a title and a lead, to begin with. */
export async function newProjectPage(visit: PageVisit): Promise<LiveAnswer> {
  return drawNew(visit, await visit.as(leadsFor(visit)), {}, {});
}

type NewError = 'missing' | 'too-long' | 'not-a-choice';

/** Begins a draft and opens its first section. */
export function beginProject(visit: FormVisit, { now }: Delivering): Promise<LiveAnswer> {
  return act(visit, {
    load: leadsFor(visit),
    reading: (leads) => readBeginning(visit, leads),
    work: async (content, { person, database }) => {
      const { slug } = await createProject(database, person, { content, authors: [person.id], at: now() });
      return { kind: 'done', path: sectionPath(slug, 'about') };
    },
    show: ({ thing: leads, values, errors }) => drawNew(visit, leads, values, errors),
  });
}

function readBeginning({ form, locale }: FormVisit, leads: ReadonlyMap<string, string>) {
  const schema = z
    .object({
      titel: needed(160),
      trekker: z.string('not-a-choice').refine((id) => leads.has(id), 'not-a-choice'),
    })
    .transform(({ titel, trekker }) => ({
      title: { [locale]: titel },
      partners: [{ organisation: trekker, name: '', role: 'lead' as const }],
    }));
  return readForm<z.infer<typeof schema>, NewError>(form, schema);
}

/** Organisations that may lead what somebody begins: one's own, or any for who manages the plan. */
function leadsFor({ actor }: Pick<PageVisit, 'actor'>) {
  return async (database: Kysely<unknown>): Promise<ReadonlyMap<string, string>> => {
    const names = await listPartnerNames(database);
    return new Map([...names].filter(([id]) => may(actor, 'project.create', [id])));
  };
}

function drawNew(
  visit: PageVisit | FormVisit,
  leads: ReadonlyMap<string, string>,
  values: FormValues,
  wrong: Readonly<Partial<Record<string, NewError>>>,
): PageContent {
  const t = projectText(visit.locale);
  const labels = { titel: t('new.name'), trekker: t('new.organisation') };
  const errors = Object.fromEntries(
    Object.entries(wrong).map(([name, error]) => [
      name,
      t(`error.${error ?? 'missing'}`, { field: labels[name as keyof typeof labels] ?? name }),
    ]),
  );
  const delivering = [...leads].map(([value, label]) => ({ value, label }));
  return workPage(visit, {
    title: t('new.title'),
    above: aboveProjects(visit),
    lead: t('new.lead'),
    section: 'projects',
    errors,
    children: (
      <>
        {delivering.length === 0 && <p>{t('new.noOrganisation')}</p>}
        {delivering.length > 0 && (
          <Form action={visit.href('/projecten/nieuw')} submit={t('new.submit')}>
            <FormField {...sent('titel', values, errors)} label={t('new.name')} hint={t('new.nameHint')} />
            <FormField {...sent('trekker', values, errors)} label={t('new.organisation')} options={delivering} />
          </Form>
        )}
      </>
    ),
  });
}
