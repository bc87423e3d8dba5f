import { sql, type Kysely, type RawBuilder } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { accountRoutes } from '../../src/account/web/routes.ts';
import { houseKeeps } from '../../src/house/about/kept.ts';
import { openWings } from '../../src/house/open-house.ts';
import { wings } from '../../src/house/wings.ts';
import { systemAccess, withAccess } from '../../src/store/access.ts';
import { locales } from '../../src/foundation/locale.ts';
import type { KeptData } from '../../src/wing/kept-data.ts';
import { publishPlan, temporaryFolder, tinyPlanFolder } from '../release/built-release.ts';
import { sessionIn } from '../run-command.ts';
import { makeFreshStore, type FreshStore } from '../store/fresh-store.ts';
import { accountParts, goodPassword, makeAccountSite, type AccountSite } from './account-site.ts';

/* Everything that any table of the house keeps about a person: it stands in her copy, and leaves when she does. */

/** For each column that names a person, where her copy tells it: a list, or a word, in the file that she gets. */
const told: Readonly<Record<string, string>> = {
  'person.email': 'person.email',
  'person.email_verified': 'person.emailVerified',
  'profile.person_id': 'person.name',
  'session.person_id': 'sessions',
  'credential.person_id': 'credentials',
  'two_factor.person_id': 'person.twoStep',
  'passkey.person_id': 'passkeys',
  'known_device.person_id': 'knownDevices',
  'organisation.founded_by': 'founded',
  'membership.person_id': 'roles',
  'plan_role.person_id': 'roles',
  'invitation.invited_by': 'invitationsSent',
  'invitation.email': 'invitations',
  'subscription.email': 'following',
  'unsent_form.person_id': 'unsentForms',
  'audit_entry.person_id': 'trail',
  'audit_entry.about_id': 'trail',
  'target_change.changed_by': 'targets',
  'idea.proposed_by': 'deliver.ideas',
  'idea_interest.declared_by': 'deliver.interests',
  'idea_question.asked_by': 'deliver.questions',
  'idea_answer.answered_by': 'deliver.answers',
  'idea_contact.from_person': 'deliver.contacts',
  'idea_contact.to_person': 'deliver.contacts',
  'idea_project.created_by': 'deliver.projectsFromIdeas',
  'project.authors': 'deliver.projects',
  'project_version.author_id': 'deliver.saves',
  'project_comment.author_id': 'deliver.remarks',
  'evidence.added_by': 'deliver.evidence',
  'waiting_file.person_id': 'deliver.filesToImport',
  'proposal.submitted_by': 'deliver.proposals',
  'proposal_check.checked_by': 'deliver.checks',
  'review.person_id': 'deliver.reviews',
};

/** Columns that her copy passes over, with why. */
const untold: Readonly<Record<string, string>> = {
  'sent_form.person_id':
    'tells a form sent twice from two, for a month: what the form did is told with the thing itself',
  'project_index.authors': 'follows from project.authors, to search faster',
  'project.contact_address': 'is of the project: its authors chose it, and it stands on its page',
};

/** Tables in which something of her stays, with why. */
const staying: Readonly<Record<string, string>> = {
  audit_entry: 'what happened stays: the id that it happened to, which leads to nobody any more',
};

const name = 'Annelore Vandenbosch';
const email = 'annelore.vandenbosch@example.org';
const opened = new AsyncDisposableStack();
let fresh: FreshStore;
let house: AccountSite;
let keeps: readonly KeptData[];

beforeAll(async () => {
  fresh = await makeFreshStore();
  const dataFolder = temporaryFolder();
  await publishPlan(tinyPlanFolder, dataFolder);
  const inside = await openWings(opened, sessionIn(dataFolder, tinyPlanFolder), wings, {
    store: fresh.store,
    send: () => Promise.resolve(),
    url: 'http://localhost',
    trustProxy: true,
  });
  if (!inside.ok) throw new Error(inside.problems[0]?.message);
  const { together } = inside.value.needs;
  keeps = [...houseKeeps, ...together.keeps()];
  house = makeAccountSite(fresh.store, { routes: (made) => accountRoutes(made, { ...accountParts, together }) });
}, 60_000);
afterAll(async () => {
  await house.accounts.settled();
  await opened.disposeAsync();
  await fresh.drop();
});

/** Works past every wall between tables, as backups do. */
function everywhere<T>(work: (database: Kysely<unknown>) => Promise<T>, person = ''): Promise<T> {
  return withAccess(fresh.store.accounts, { ...systemAccess, person }, async (database) => {
    await sql`select set_config('ambitie.backup', 'on', true)`.execute(database);
    return work(database);
  });
}

async function rowsOf<Row>(query: RawBuilder<Row>): Promise<readonly Row[]> {
  return everywhere(async (database) => (await query.execute(database)).rows);
}

/** Puts her in every table that names people. `bo` is somebody else. */
async function leaveTraces(her: string, bo: string): Promise<void> {
  const id = (name: string) => sql`(select id from ${sql.table(name)} limit 1)`;
  const sha = 'a'.repeat(64);
  const traces = [
    sql`insert into organisation (slug, name, kind, founded_by) values ('kern', 'Kern', 'other', ${her})`,
    sql`insert into membership values (${her}, ${id('organisation')}, 'member')`,
    sql`insert into invitation (token_hash, email, role, invited_by, expires_at)
      values ('x', 'cel@example.org', 'reviewer', ${her}, now()), ('y', ${email}, 'reviewer', ${bo}, now())`,
    sql`insert into verification (identifier, value, expires_at) values ('reset-password:z', ${her}, now())`,
    sql`insert into two_factor (person_id, secret, backup_codes) values (${her}, 's', 'c')`,
    sql`insert into passkey (person_id, public_key, credential_id, counter, device_type, backed_up)
      values (${her}, 'k', 'c', 0, 'x', false)`,
    sql`insert into known_device (token_hash, person_id) values ('d', ${her}) on conflict do nothing`,
    sql`insert into sent_form (person_id, digest) values (${her}, 'f')`,
    sql`insert into unsent_form (person_id, route, params, search, fields) values (${her}, '/account', '{}', '', '[]')`,
    sql`insert into subscription (email, topic_kind, topic, locale, asked_at) values (${email}, 'x', 'y', 'nl', now())`,
    sql`insert into target_change (kpi, indicator, area, why, changed_by) values ('k', 'i', 'a', 'zo', ${her})`,
    sql`insert into idea (slug, title, summary, proposed_by) values ('buddies', '{}', '{}', ${her})`,
    sql`insert into idea_interest (idea_id, organisation_id, role, declared_by)
      values (${id('idea')}, ${id('organisation')}, 'lead', ${her})`,
    sql`insert into idea_question (idea_id, asked_by, body, is_private) values (${id('idea')}, ${her}, 'Wanneer?', true)`,
    sql`insert into idea_answer (question_id, answered_by, body) values (${id('idea_question')}, ${her}, 'In mei.')`,
    sql`insert into idea (slug, title, summary, proposed_by) values ('van-bo', '{}', '{}', ${bo})`,
    sql`insert into idea_contact (idea_id, from_person, to_person)
      select id, ${her}, ${bo} from idea where proposed_by = ${bo}`,
    sql`insert into project (slug, title, authors) values ('werk', '{"nl": "Werk"}', array[${bo}, ${her}]::uuid[])`,
    sql`insert into project_index (project_id, title, status, facets, words, is_public, organisations, authors)
      select id, 'Werk', 'draft', '{}', '', false, '{}', authors from project`,
    sql`insert into idea_project values (${id('idea')}, ${id('project')}, ${her})`,
    sql`insert into project_version values (${id('project')}, 1, ${her}, '{about}', '{}', now(), now())`,
    sql`insert into project_comment (project_id, section, author_id, text) values (${id('project')}, 'about', ${her}, 'Ja')`,
    sql`insert into result (project_id, kind, title) values (${id('project')}, 'output', 'Cursus')`,
    sql`insert into result_indicator (project_id, result_id, title, measure)
      values (${id('project')}, ${id('result')}, 'Mensen', 'unit')`,
    sql`insert into result_period (project_id, indicator_id, start_day, end_day)
      values (${id('project')}, ${id('result_indicator')}, '2024-01-01', '2024-12-31')`,
    sql`insert into evidence_file values (${sha}, '')`,
    sql`insert into evidence (project_id, period_id, sha256, media_type, file_name, size, added_by)
      values (${id('project')}, ${id('result_period')}, ${sha}, 'text/csv', 'lijst.csv', 1, ${her})`,
    sql`insert into round (slug, title, opens_at, closes_at) values ('lente', '{}', now(), now() + interval '1 day')`,
    sql`insert into round_check (round_id, title) values (${id('round')}, '{"nl": "Vzw?"}')`,
    sql`insert into proposal (round_id, project_id, title, organisations, submitted_at, submitted_by)
      values (${id('round')}, ${id('project')}, '{}', '{}', now(), ${her})`,
    sql`insert into proposal_check values (${id('proposal')}, ${id('round_check')}, true, '', ${her}, now())`,
    sql`insert into review (proposal_id, person_id, conflict, remark) values (${id('proposal')}, ${her}, 'none', 'Sterk')`,
    sql`insert into waiting_file (import_id, position, person_id, name, bytes)
      values (gen_random_uuid(), 0, ${her}, 'a.csv', '')`,
    sql`insert into audit_entry (actor_kind, event, subject_kind, subject_id, about_id)
      values ('program', 'person.changed', 'person', ${her}, ${her})`,
  ];
  // Some rows are for her alone to make.
  await everywhere(async (database) => {
    for (const trace of traces) await trace.execute(database);
  }, her);
  const asked = sql`insert into idea_contact (idea_id, from_person, to_person)
    select id, ${bo}, ${her} from idea where proposed_by = ${her}`;
  await everywhere((database) => asked.execute(database), bo);
}

/** Every column that references a person, or is called after one. */
async function personColumns(): Promise<readonly string[]> {
  const rows = await rowsOf(sql<{ name: string }>`
    select conrelid::regclass || '.' || attname as name
    from pg_constraint join pg_attribute on attrelid = conrelid and attnum = any(conkey)
    where contype = 'f' and confrelid = 'person'::regclass and connamespace = 'public'::regnamespace
    union
    select table_name || '.' || column_name from information_schema.columns
    where table_schema = 'public' and column_name ~ '(person|author|e_?mail|contact|_by$)' and column_name <> 'natural_person'
    order by 1`);
  return rows.map(({ name }) => name);
}

/** Tables with a row that holds any of these words, anywhere. */
async function tablesWith(words: readonly string[]): Promise<readonly string[]> {
  const tables = await rowsOf(sql<{ name: string }>`
    select table_name as name from information_schema.tables
    where table_schema = 'public' and table_type = 'BASE TABLE' order by 1`);
  const found: string[] = [];
  for (const { name: table } of tables) {
    const rows = await rowsOf(sql`
      select 1 from ${sql.table(table)} as kept
      where exists (select from unnest(${words}::text[]) as word where position(word in to_jsonb(kept)::text) > 0) limit 1`);
    if (rows.length > 0) found.push(table);
  }
  return found;
}

function partOf(copy: unknown, path: string): unknown {
  return path.split('.').reduce((value, key) => (value as Readonly<Record<string, unknown>>)[key], copy);
}

test('everything kept about somebody stands in her copy, and nothing of her stays when she goes', async () => {
  const { browser, id } = await house.signedIn({ name, grants: [{ role: 'reviewer' }] });
  const { id: bo } = await house.signedIn({ name: 'Bo' });
  await leaveTraces(id, bo);

  const columns = await personColumns();
  expect(columns).toEqual([...Object.keys(told), ...Object.keys(untold)].toSorted());
  const named = await tablesWith([id, email]);
  // What follows proves nothing of a table in which she never stood.
  expect(new Set(columns.map((column) => column.split('.')[0]))).toEqual(
    new Set(named.filter((table) => table !== 'verification')),
  );

  await sql`update person set two_factor_enabled = true where id = ${id}`.execute(fresh.store.accounts);
  const copy: unknown = await (await browser.get('/account/gegevens.json')).json();
  for (const [column, path] of Object.entries(told)) {
    const part = partOf(copy, path);
    expect([column, Array.isArray(part) ? part.length > 0 : part]).not.toEqual([column, false]);
    expect([column, part]).not.toEqual([column, undefined]);
  }
  expect(partOf(copy, 'deliver.questions')).toMatchObject([{ idea: 'buddies', body: 'Wanneer?', isPrivate: true }]);
  expect(partOf(copy, 'deliver.reviews')).toMatchObject([{ project: 'werk', remark: 'Sterk', scores: [] }]);
  expect(partOf(copy, 'deliver.contacts')).toHaveLength(2);
  expect(JSON.stringify(partOf(copy, 'deliver'))).not.toContain(bo);

  const answer = await browser.post('/account/gegevens', { email, password: goodPassword });
  expect([answer.status, answer.headers.get('location')]).toEqual([303, '/']);
  expect(await tablesWith([id, name, email])).toEqual(Object.keys(staying));
  const [project] = await rowsOf(sql<{ authors: readonly string[] }>`select authors from project`);
  expect(project?.authors).toEqual([bo]);
}, 60_000);

test('the page about privacy tells of every table that names people, and of none that is not there', async () => {
  const naming = new Set((await personColumns()).map((column) => column.split('.')[0]));
  const toldOf = keeps.flatMap(({ tables }) => tables);
  expect([...naming].filter((table) => !toldOf.includes(table ?? ''))).toEqual([]);
  const all = await rowsOf(sql<{ name: string }>`
    select table_name as name from information_schema.tables where table_schema = 'public'`);
  expect(toldOf.filter((table) => !all.some(({ name: each }) => each === table))).toEqual([]);
  expect(new Set(toldOf).size).toBe(toldOf.length);
});

test('what it tells is a sentence in every language', () => {
  for (const locale of locales) {
    for (const { say } of keeps) {
      const { what, until } = say(locale);
      expect([what, /^\p{Lu}.*\.$/su.test(what) && !/[{}]|undefined|NaN/.test(what)]).toEqual([what, true]);
      expect([until, /^[\p{Lu}\d].*\.$/su.test(until) && !/[{}]|undefined|NaN/.test(until)]).toEqual([until, true]);
    }
  }
});
