import { sql, type QueryExecutorProvider } from 'kysely';
import { defaultLocale, isLocale, type Locale } from '../../foundation/locale.ts';
import type { Author } from '../../wing/actor.ts';
import { note } from '../../wing/trail-store.ts';
import type { ProjectStage, WrittenText } from './project.ts';

/** Names of those who write a project. */
export async function listAuthors(
  database: QueryExecutorProvider,
  project: string,
): Promise<readonly { readonly id: string; readonly name: string }[]> {
  const { rows } = await sql<{ id: string; name: string }>`
    select profile.person_id as id, profile.name from project join profile on profile.person_id = any(authors)
    where project.id = ${project} order by lower(profile.name), profile.person_id`.execute(database);
  return rows;
}

/** Somebody who may be asked to write along. */
export interface Colleague {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly locale: Locale;
}

/**
 * Somebody by e-mail address who may write for one of the organisations of the project at an address. It needs the program's own access,
 * for people may not look each other up.
 */
export async function findColleague(
  database: QueryExecutorProvider,
  slug: string,
  email: string,
): Promise<Colleague | undefined> {
  const { rows } = await sql<Omit<Colleague, 'locale'> & { readonly locale: string }>`
    select person.id, person.name, person.email, person.locale from person
    where email = ${email.trim().toLowerCase()} and email_verified and exists (
      select from membership join project on organisation_id = any(organisations)
      where slug = ${slug} and membership.person_id = person.id and role in ('member', 'promoter'))`.execute(database);
  const found = rows[0];
  return found && withLocale(found);
}

/** The authors of a project with their addresses, to write to. It needs the program's own access. */
export async function listAuthorMails(database: QueryExecutorProvider, project: string): Promise<readonly Colleague[]> {
  const { rows } = await sql<Omit<Colleague, 'locale'> & { readonly locale: string }>`
    select person.id, person.name, person.email, person.locale
    from project join person on person.id = any(authors)
    where project.id = ${project} and email_verified order by person.email`.execute(database);
  return rows.map(withLocale);
}

function withLocale<Row extends { readonly locale: string }>(row: Row): Row & { readonly locale: Locale } {
  return { ...row, locale: isLocale(row.locale) ? row.locale : defaultLocale };
}

/** Adds somebody as an author, with an entry in the trail. Says whether that was new. */
export async function addAuthor(
  database: QueryExecutorProvider,
  author: Author,
  project: string,
  person: string,
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update project set authors = authors || ${person}::uuid
    where id = ${project} and not ${person}::uuid = any(authors)`.execute(database);
  if (numAffectedRows !== 1n) return false;
  const subject = { kind: 'project', id: project };
  await note(database, author, { event: 'project.author-added', subject, about: person });
  return true;
}

/** A project in a list of one's own. */
export interface OwnProject {
  readonly id: string;
  readonly slug: string;
  readonly title: WrittenText;
  readonly stage: ProjectStage;
  readonly updatedAt: Date;
}

/** Projects that somebody writes, or one of these organisations; the last saved first. */
export async function listOwnProjects(
  database: QueryExecutorProvider,
  {
    person,
    organisations,
    limit,
    offset = 0,
  }: {
    readonly person: string;
    readonly organisations: readonly string[];
    readonly limit: number;
    readonly offset?: number;
  },
): Promise<readonly OwnProject[]> {
  const { rows } = await sql<OwnProject>`
    select id, slug, title, stage, updated_at from project
    where ${person}::uuid = any(authors) or organisations && ${organisations}::uuid[]
    order by updated_at desc, id limit ${limit} offset ${offset}`.execute(database);
  return rows;
}

/** Organisations that may be named as partners, by name; those whose names the reader may not see are left out. */
export async function listPartnerNames(database: QueryExecutorProvider): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ id: string; name: string }>`
    select id, name from organisation where archived_at is null order by lower(name), id`.execute(database);
  return new Map(rows.map(({ id, name }) => [id, name]));
}
