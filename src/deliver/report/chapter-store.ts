import { sql } from 'kysely';
import { locales, type Locale } from '../../foundation/locale.ts';
import type { Access } from '../../store/access.ts';
import type { Store } from '../../store/store.ts';
import { isNamed } from '../exchange/publication.ts';
import type { Day } from '../project/project.ts';
import type { Chapter, ReportSubject } from '../../wing/beside.ts';
import { portfolioChapter, type ChapterFacts, type ChapterProject } from './portfolio-chapter.ts';

/** A report is for everyone: its chapter tells what a visitor may see. */
const everyone: Access = { any: ['project.read'], own: {} };

/** Brings the chapter about projects to reports, as the projects are at that moment. */
export function portfolioChapters(
  store: Store,
  today: () => Day,
): (about: ReportSubject, locale: Locale) => Promise<readonly Chapter[]> {
  return async (about, locale) => [portfolioChapter(await chapterFacts(store, about, today()), today(), locale)];
}

interface Lead {
  readonly name: string;
  readonly isNaturalPerson: boolean;
}

/** The labelled public projects of a subject, by their names, and what they planned by source. */
async function chapterFacts(store: Store, about: ReportSubject, today: Day): Promise<ChapterFacts> {
  const facet = about.kind === 'ambition' ? `line:${about.id}` : `place:${about.code}`;
  return store.as<unknown, ChapterFacts>(everyone, async (database) => {
    const { rows } = await sql<
      Omit<ChapterProject, 'lead'> & { readonly lead: Lead | null; readonly publishedAt: Date }
    >`
      select project.title, index.status, published_at, (select sum(planned)::float8 from budget_line where budget_line.project_id = project.id) as planned,
        (select sum(committed)::float8 from budget_line where budget_line.project_id = project.id) as committed,
        (select jsonb_build_object('name', organisation.name, 'isNaturalPerson', natural_person) from project_partner join organisation on organisation.id = organisation_id
          where project_partner.project_id = project.id and role = 'lead') as lead
      from project_index index join project on project.id = index.project_id
      where index.facets @> array[${facet}] and stage = 'labelled' and published_at is not null
      order by coalesce(${sql.join(locales.map((locale) => sql`project.title ->> ${locale}::text`))}), project.slug`.execute(
      database,
    );
    const projects = rows.map(({ lead, publishedAt, ...project }): ChapterProject => ({
      ...project,
      lead: lead && isNamed(lead, publishedAt, today) ? lead.name : null,
    }));
    const { rows: sources } = await sql<ChapterFacts['sources'][number]>`
      select source, sum(budget_line.planned)::float8 as planned, sum(committed)::float8 as committed
      from project_index index join project on project.id = index.project_id
        join budget_line on budget_line.project_id = project.id
      where index.facets @> array[${facet}] and stage = 'labelled' and published_at is not null
      group by source order by planned desc nulls last, source`.execute(database);
    return { projects, sources };
  });
}
