import { sql, type Kysely } from 'kysely';
import { systemAccess } from '../../store/access.ts';
import type { Store } from '../../store/store.ts';
import { readProjects } from '../project/project-read-store.ts';
import type { Day } from '../project/project.ts';
import { indexEntry, type IndexedPlan, type IndexEntry } from './index-entry.ts';

type Database = Kysely<unknown>;

/** Changes when the rules change by which an entry is made, so that all entries are made anew. */
const rules = 2;
const batchSize = 250;

/**
 * Brings the index up to date with the projects that changed, with those whose status turns by the day, and with the
 * plan. Gives the index's version, another one whenever it says something else. Processes that come together take
 * turns; the one that comes second finds nothing to do.
 */
export async function refreshIndex(store: Store, plan: IndexedPlan, today: Day): Promise<string> {
  return store.as<unknown, string>(systemAccess, async (database) => {
    const basis = JSON.stringify([
      rules,
      plan.ambitions.map(({ id, actions }) => [id, actions.map((each) => each.id)]),
    ]);
    const state = await readState(database);
    if (state.basis === basis && !(await isDue(database, today))) return state.version;
    await sql`select pg_advisory_xact_lock(hashtext('ambitie portfolio index'))`.execute(database);
    const changed = await takeChanges(database, basis, today);
    if (changed.length === 0) return (await readState(database)).version;
    for (let at = 0; at < changed.length; at += batchSize) {
      const projects = await readProjects(database, changed.slice(at, at + batchSize));
      await writeEntries(
        database,
        projects.map((project) => indexEntry(project, plan, today)),
      );
    }
    return (await turnState(database, basis)).version;
  });
}

interface State {
  readonly version: string;
  readonly basis: string;
}

async function readState(database: Database): Promise<State> {
  const { rows } = await sql<State>`select version::text, basis from portfolio_state`.execute(database);
  return rows[0]!;
}

async function turnState(database: Database, basis: string): Promise<State> {
  const { rows } = await sql<State>`
    update portfolio_state set version = version + 1, basis = ${basis} returning version::text, basis`.execute(
    database,
  );
  return rows[0]!;
}

async function isDue(database: Database, today: Day): Promise<boolean> {
  const { rows } = await sql<{ due: boolean }>`
    select exists (select from project_change) or exists (select from project_index where until <= ${today}) as due`.execute(
    database,
  );
  return rows[0]!.due;
}

/** Ids of the projects whose entry has to be made anew; the notes of their changes are used up. */
async function takeChanges(database: Database, basis: string, today: Day): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    with noted as (delete from project_change returning project_id)
    select project_id as id from noted
    union select project_id from project_index where until <= ${today}
    union select id from project where (select basis from portfolio_state) <> ${basis}
    order by id`.execute(database);
  return rows.map(({ id }) => id);
}

async function writeEntries(database: Database, entries: readonly IndexEntry[]): Promise<void> {
  await sql`
    insert into project_index
      (project_id, status, until, facets, words, start_day, end_day, planned, title, is_public, organisations, authors)
    select project, status, until, facets,
      setweight(search_words(names), 'A') || setweight(search_words(texts), 'B'),
      start, "end", planned, entry.title, published_at is not null, organisations, authors
    from jsonb_to_recordset(${JSON.stringify(entries)}::jsonb) as entry (project uuid, status text, until date,
      facets text[], names text, texts text, start date, "end" date, planned numeric, title text)
      join project on project.id = entry.project
    on conflict (project_id) do update set status = excluded.status, until = excluded.until, facets = excluded.facets,
      words = excluded.words, start_day = excluded.start_day, end_day = excluded.end_day,
      planned = excluded.planned, title = excluded.title, is_public = excluded.is_public,
      organisations = excluded.organisations, authors = excluded.authors`.execute(database);
  await sql`
    insert into project_word (word)
    select distinct word from unnest(${entries.map(({ names }) => names)}::text[]) as names,
      regexp_split_to_table(lower(unaccent(names)), '[^[:alnum:]]+') as word
    where length(word) > 2 order by word
    on conflict do nothing`.execute(database);
}
