import { readTrail } from '../../../account/audit-store.ts';
import { AuditList, olderLink } from '../../../account/web/audit-list.tsx';
import type { PageVisit } from '../../../account/web/route.ts';
import type { LiveAnswer } from '../../../site/live.ts';
import { Breadcrumbs } from '../../../site/ui/breadcrumbs/breadcrumbs.tsx';
import { Tag } from '../../../site/ui/tag/tag.tsx';
import { countComments } from '../../project/comment-store.ts';
import { completenessOf } from '../../project/completeness.ts';
import { readProject } from '../../project/project-read-store.ts';
import { authorsPath } from './authors-page.tsx';
import { SectionList, titleOf } from './draft-frame.tsx';
import type { DraftOptions } from './draft-options.ts';
import { projectText } from './project-text.ts';
import { versionsPath } from './versions-page.tsx';

const pageLength = 20;

/** `/projecten/:slug/bewerk`: how far a project is, section by section, and what happened to it. */
export async function overviewPage(visit: PageVisit, { writeEntry }: DraftOptions): Promise<LiveAnswer> {
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
  const done = sections.filter(({ missing }) => missing.length === 0).length;
  return {
    kind: 'page',
    title: titleOf(project, visit),
    description: t('overview.progress', { done, of: sections.length }),
    body: (
      <>
        <Breadcrumbs
          locale={visit.locale}
          items={[{ href: visit.href('/mijn-werk/projecten'), label: t('desk.title') }]}
        />
        <p>
          <Tag>{t(`stage.${project.stage}`)}</Tag>
        </p>
        <h1>{titleOf(project, visit)}</h1>
        <p class="lead">
          {done === sections.length ? t('overview.allDone') : t('overview.progress', { done, of: sections.length })}
        </p>
        {!project.publishedAt && <p>{t('overview.draft')}</p>}
        <section class="section draft-part">
          <h2>{t('overview.sections')}</h2>
          <SectionList
            visit={visit}
            project={project}
            remark={(section) => {
              const count = comments.get(section) ?? 0;
              return count > 0 && <span class="write-note">{t('comments.count', { count })}</span>;
            }}
          />
        </section>
        <section class="section draft-part">
          <h2>{t('overview.more')}</h2>
          <ul>
            <li>
              <a href={visit.href(authorsPath(project.slug))}>{t('authors.title')}</a>
            </li>
            <li>
              <a href={visit.href(versionsPath(project.slug))}>{t('versions.title')}</a>
            </li>
            <li>
              <a href={visit.href(`/projecten/${project.slug}/beoordeling`)}>{t('overview.judgement')}</a>
            </li>
            <li>
              <a href={visit.href('/rondes')}>{t('overview.rounds')}</a>
            </li>
            {project.publishedAt && (
              <li>
                <a href={visit.href(`/projecten/${project.slug}`)}>{t('overview.view')}</a>
              </li>
            )}
          </ul>
        </section>
        <section class="section draft-part">
          <h2>{t('overview.history')}</h2>
          <AuditList visit={visit} entries={trail} write={writeEntry} pageLength={pageLength} />
        </section>
      </>
    ),
  };
}
