import { sql } from 'kysely';
import type { SubjectNames } from '../wing/trail.ts';
import type { WrittenText } from './project/project.ts';
import { writtenIn } from './written-text.ts';

interface Titled {
  readonly id: string;
  readonly title: WrittenText;
  readonly path: string;
}

/** Names what this wing's entries in the trail are about, as far as whoever reads may see it. */
export const deliverSubjects: Readonly<Record<string, SubjectNames>> = {
  project: named((ids) => sql`select id, title, '/projecten/' || slug as path from project where ${among(ids)}`),
  idea: named((ids) => sql`select id, title, '/ideeen/' || slug as path from idea where ${among(ids)}`),
  round: named((ids) => sql`select id, title, '/rondes/' || slug as path from round where ${among(ids)}`),
  proposal: named(
    (ids) => sql`select proposal.id, proposal.title, '/projecten/' || slug as path
      from proposal join project on project.id = project_id where ${among(ids, sql.ref('proposal.id'))}`,
  ),
};

function among(ids: readonly string[], column = sql.ref('id')) {
  return sql`${column}::text = any(${ids}::text[])`;
}

function named(question: (ids: readonly string[]) => ReturnType<typeof sql>): SubjectNames {
  return async (database, ids, locale) => {
    const { rows } = await sql<Titled>`${question(ids)}`.execute(database);
    return new Map(rows.map(({ id, title, path }) => [id, { name: writtenIn(title, locale).text, path }]));
  };
}
