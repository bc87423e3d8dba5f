import { Client } from 'pg';
import { waitingJobsQuery } from '../../src/job/jobs.ts';

/** Everything that a database of ours holds, to be compared with another one; texts in an order of their own. */
export interface DatabaseContent {
  /** Each row as JSON, by table. */
  readonly rows: Readonly<Record<string, readonly string[]>>;
  /** How many rows refer to another one, by reference; those that lead nowhere are `lost`. */
  readonly references: readonly Reference[];
  readonly shape: readonly string[];
  readonly sequences: readonly string[];
  readonly jobs: readonly unknown[];
}

interface Reference {
  readonly name: string;
  readonly referring: number;
  readonly lost: number;
}

/** Asks a database for all of it, past row-level security as a backup does. */
export async function contentOf(url: string): Promise<DatabaseContent> {
  const client = new Client({ connectionString: url, options: '-c ambitie.backup=on' });
  await client.connect();
  try {
    const hasJobs =
      (await texts(client, "select to_regclass('pgboss.job')::text where to_regclass('pgboss.job') is not null"))
        .length > 0;
    return {
      rows: await rowsOf(client),
      references: await referencesOf(client),
      shape: await texts(client, shapeQuery),
      sequences: await sequencesOf(client),
      jobs: hasJobs ? (await client.query<object>(waitingJobsQuery)).rows : [],
    };
  } finally {
    await client.end();
  }
}

async function rowsOf(client: Client): Promise<DatabaseContent['rows']> {
  const rows: Record<string, readonly string[]> = {};
  for (const table of await texts(
    client,
    `select oid::regclass::text from pg_class
    where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') order by 1`,
  )) {
    rows[table] = await texts(client, `select to_jsonb(t)::text from ${table} t order by 1`);
  }
  return rows;
}

/** A reference leads somewhere, is empty in one of its columns, or is lost. */
async function referencesOf(client: Client): Promise<readonly Reference[]> {
  const { rows } = await client.query<{ name: string; from: string; to: string; match: string; given: string }>(`
    select format('%s.%s', conrelid::regclass, conname) as name,
      conrelid::regclass::text as from, confrelid::regclass::text as to,
      string_agg(format('f.%I = t.%I', a.attname, b.attname), ' and ') as match,
      string_agg(format('f.%I is not null', a.attname), ' and ') as given
    from pg_constraint c, unnest(c.conkey, c.confkey) k(own, other), pg_attribute a, pg_attribute b
    where c.contype = 'f' and c.connamespace = 'public'::regnamespace
      and a.attrelid = c.conrelid and a.attnum = k.own and b.attrelid = c.confrelid and b.attnum = k.other
    group by c.oid, conname, conrelid, confrelid order by 1`);
  const references = [];
  for (const { name, from, to, match, given } of rows) {
    const counted = await client.query<Omit<Reference, 'name'>>(`
      select count(*)::int as referring, count(*) filter (where not exists (select from ${to} t where ${match}))::int as lost
      from ${from} f where ${given}`);
    references.push({ name, ...counted.rows[0]! });
  }
  return references;
}

/** References and other rules, triggers, policies, columns that count by themselves, and row-level security. */
const shapeQuery = `
  select format('%s %s %s %s', conrelid::regclass, conname, pg_get_constraintdef(oid), convalidated)
  from pg_constraint where connamespace = 'public'::regnamespace
  union all
  select format('%s %s', tgenabled, pg_get_triggerdef(oid)) from pg_trigger
  where not tgisinternal and tgrelid in (select oid from pg_class where relnamespace = 'public'::regnamespace)
  union all
  select format('%s %s', tablename, to_jsonb(p)) from pg_policies p where schemaname = 'public'
  union all
  select format('%s %s %s %s', oid::regclass, relkind, relrowsecurity, relforcerowsecurity)
  from pg_class where relnamespace = 'public'::regnamespace
  union all
  select format('%s %s %s %s %s', table_name, column_name, data_type, column_default, identity_generation)
  from information_schema.columns where table_schema = 'public'
  order by 1`;

async function sequencesOf(client: Client): Promise<readonly string[]> {
  const found = [];
  const names = await texts(
    client,
    "select format('%I.%I', schemaname, sequencename) from pg_sequences where schemaname = 'public' order by 1",
  );
  for (const name of names) {
    found.push(...(await texts(client, `select format('%s %s %s', '${name}', last_value, is_called) from ${name}`)));
  }
  return found;
}

async function texts(client: Client, query: string): Promise<readonly string[]> {
  const { rows } = await client.query<[string]>({ text: query, rowMode: 'array' });
  return rows.map(([text]) => text);
}
