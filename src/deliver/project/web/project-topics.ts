import { sql } from 'kysely';
import { inEveryLocale } from '../../../foundation/locale.ts';
import { systemAccess } from '../../../store/access.ts';
import type { Store } from '../../../store/store.ts';
import type { Topic, TopicNews, TopicSource } from '../../../wing/topic.ts';
import type { WrittenText } from '../project.ts';
import type { Section } from '../section.ts';
import { written } from './written.ts';
import { projectText } from '../texts.ts';

/** Sections that say nothing to who only reads the project's page. */
const inward: readonly Section[] = ['risks'];

/** Published projects, by id or by the name in their address, as any visitor sees them. */
export function projectTopics(store: Store): TopicSource {
  return {
    kind: 'project',
    folder: 'projecten',
    all: (locale) => projectText(locale)('topic.all'),
    promise: (locale) => projectText(locale)('topic.promise'),
    find: (idOrName) => findTopic(store, idOrName),
    newsSince: (topic, mark) => newsOf(store, topic, mark),
  };
}

/** Without access of anybody: row-level security shows what is published and nothing else. */
async function findTopic(store: Store, idOrName: string): Promise<Topic | undefined> {
  const { rows } = await store.as({ any: [], own: {} }, (database) =>
    sql<{ id: string; slug: string; title: WrittenText }>`
      select id, slug, title from project where id::text = ${idOrName} or slug = ${idOrName}`.execute(database),
  );
  const [project] = rows;
  if (!project) return undefined;
  const name = inEveryLocale((locale) => written(project.title, locale));
  return { id: project.id, name, path: `/projecten/${project.slug}` };
}

async function newsOf(store: Store, { id }: Topic, mark: string | undefined): Promise<TopicNews> {
  // Versions are the writers' own: the program reads which sections they touched, and nothing of what they say.
  const { rows } = await store.as(systemAccess, (database) =>
    sql<{ version: number; sections: readonly Section[] }>`
      select project.version, coalesce(array_agg(distinct touched) filter (where touched is not null), '{}') as sections
      from project left join project_version on project_version.project_id = project.id
        and project_version.version > coalesce(${mark ?? null}::int, project.version)
      left join lateral unnest(project_version.sections) touched on true
      where project.id = ${id} and project.published_at is not null group by project.id`.execute(database),
  );
  const [found] = rows;
  const sections = (found?.sections ?? []).filter((section) => !inward.includes(section));
  return { mark: String(found?.version ?? mark ?? ''), lines: inEveryLocale((locale) => linesOf(sections, locale)) };
}

function linesOf(sections: readonly Section[], locale: Parameters<typeof projectText>[0]): readonly string[] {
  if (sections.length === 0) return [];
  const t = projectText(locale);
  const names = sections.map((section) => t(`section.${section}`));
  return [t('follow.changed', { sections: new Intl.ListFormat(locale, { type: 'conjunction' }).format(names) })];
}
