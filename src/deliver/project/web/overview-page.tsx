import type { Delivering } from '../../delivering.ts';
import { readTrail } from '../../../wing/trail-store.ts';
import { TrailList, olderLink } from '../../../wing/web/trail-list.tsx';
import { may } from '../../../wing/permission.ts';
import type { PageVisit } from '../../../wing/route.ts';
import type { LiveAnswer } from '../../../site/live.ts';
import { workPage } from '../../../wing/web/work-page.tsx';
import { Tag } from '../../../site/ui/tag/tag.tsx';
import { countComments } from '../comment-store.ts';
import { countedUnitOf } from '../../portfolio/contribution.ts';
import { readPeopleReached } from '../../portfolio/project-facts-store.ts';
import { completenessOf } from '../completeness.ts';
import { isWithdrawable } from '../project-end-store.ts';
import type { Project } from '../project.ts';
import { readProject } from '../project-read-store.ts';
import type { FormSection } from '../../../wing/wing.ts';
import { factsOf } from '../project-facts.ts';
import { authorsPath } from './authors-page.tsx';
import { aboveProjects, SectionList, titleOf } from './draft-frame.tsx';
import { deletePath, withdrawPath } from './end-pages.tsx';
import { versionsPath } from './versions-page.tsx';
import { projectText } from '../texts.ts';

const pageLength = 20;

/** `/projecten/:slug/bewerk`: how far a project is, section by section, and what happened to it. */
export async function overviewPage(visit: PageVisit, delivering: Delivering): Promise<LiveAnswer> {
  const { before } = olderLink(visit);
  const found = await visit.as(async (database) => {
    const project = await readProject(database, { slug: visit.params['slug'] ?? '' });
    if (!project) return undefined;
    const comments = await countComments(database, project.id);
    const subject = { kind: 'project', id: project.id };
    const trail = await readTrail(database, { subject, limit: pageLength, ...(before && { before }) });
    return { project, comments, trail };
  });
  if (!found) return { kind: 'not-found' };
  const { project, comments, trail } = found;
  const t = projectText(visit.locale);
  const sections = completenessOf(project);
  const added = await addedSections(project, visit, delivering);
  const of = sections.length + added.length;
  const done = [...sections, ...added].filter((section) => section.met === section.of).length;
  return workPage(visit, {
    title: titleOf(project, visit),
    above: aboveProjects(visit),
    eyebrow: <Tag>{t(`stage.${project.stage}`)}</Tag>,
    lead:
      done === of
        ? t(isToSubmit(project) ? 'overview.allDone' : 'overview.complete')
        : t('overview.progress', { done, of }),
    children: (
      <>
        {!project.publishedAt && <p>{t('overview.draft')}</p>}
        <section class="section draft-part">
          <h2>{t('overview.sections')}</h2>
          <SectionList
            visit={visit}
            project={project}
            added={added}
            remark={(section) => {
              const count = comments.get(section) ?? 0;
              return count > 0 && <span class="write-note">{t('comments.count', { count })}</span>;
            }}
          />
        </section>
        <More visit={visit} project={project} />
        <section class="section draft-part">
          <h2>{t('overview.history')}</h2>
          <TrailList visit={visit} entries={trail} write={delivering.writeEntry} pageLength={pageLength} />
        </section>
      </>
    ),
  });
}

/** Sections that other wings add to the form, in the order of the wings. */
async function addedSections(
  project: Project,
  visit: PageVisit,
  { together, plan }: Delivering,
): Promise<readonly FormSection[]> {
  const adding = together.formSections();
  if (adding.length === 0) return [];
  const { id } = project;
  const reached = await visit.as((database) => readPeopleReached(database, countedUnitOf(plan), [id]));
  const facts = factsOf(project, reached.get(id));
  return (await Promise.all(adding.map((sections) => sections(facts, visit)))).flat();
}

/** Whether a round is still ahead of it. */
function isToSubmit({ stage }: Project): boolean {
  return stage === 'draft' || stage === 'declined';
}

/** What else there is about a project. */
function More({ visit, project }: { readonly visit: PageVisit; readonly project: Project }) {
  const t = projectText(visit.locale);
  const links = [
    { path: authorsPath(project.slug), label: t('authors.title') },
    { path: versionsPath(project.slug), label: t('versions.title') },
    { path: `/projecten/${project.slug}/beoordeling`, label: t('overview.judgement') },
    { path: '/rondes', label: t('overview.rounds') },
    ...(project.publishedAt ? [{ path: `/projecten/${project.slug}`, label: t('overview.view') }] : []),
    ...endLinks(visit, project),
  ];
  return (
    <section class="section draft-part">
      <h2>{t('overview.more')}</h2>
      <ul>
        {links.map(({ path, label }) => (
          <li>
            <a href={visit.href(path)}>{label}</a>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Ways out that are open to whoever asks; the pages themselves say more. */
function endLinks({ actor, locale }: PageVisit, project: Project) {
  const t = projectText(locale);
  const title = titleOf(project, { locale });
  const owners = project.partners.flatMap(({ role, organisation }) => (role === 'funder' ? [] : [organisation]));
  const canWithdraw = isWithdrawable(project) && may(actor, 'project.submit', owners);
  const canDelete = !project.publishedAt && ['draft', 'withdrawn'].includes(project.stage);
  return [
    ...(canWithdraw ? [{ path: withdrawPath(project.slug), label: t('end.withdraw.title', { title }) }] : []),
    ...(canDelete && may(actor, 'project.edit', owners)
      ? [{ path: deletePath(project.slug), label: t('end.delete.title', { title }) }]
      : []),
  ];
}
