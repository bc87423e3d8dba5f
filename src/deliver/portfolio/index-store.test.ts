import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeFreshStore, type FreshStore } from '../../../test/store/fresh-store.ts';
import type { Plan } from '../../plan/plan.ts';
import { systemAccess, type Access } from '../../store/access.ts';
import { refreshIndex } from './index-store.ts';

let fresh: FreshStore;
const lines: readonly (readonly [string, readonly string[]])[] = [['11', ['A11.1', 'A11.2']]];
const planOf = (of: typeof lines): Pick<Plan, 'ambitions'> => ({
  ambitions: of.map(([id, actions]) => ({ id, actions: actions.map((each) => ({ id: each })) })) as never,
});
const plan = planOf(lines);
const visitor: Access = { any: ['project.read'], own: {} };

beforeAll(async () => {
  fresh = await makeFreshStore();
  await run(`
    insert into project (slug, title, actions, municipalities, published_at, planned_end) values
      ('open', '{"nl": "Sterk in werk"}', '{A11.1,A11.2}', '{71016}', now(), '2025-07-01'),
      ('ontwerp', '{"nl": "Ontwerp"}', '{}', '{}', null, null)`);
});
afterAll(() => fresh.drop());

const run = (statement: string, access = systemAccess) =>
  fresh.store.as<unknown, readonly Readonly<Record<string, unknown>>[]>(
    access,
    async (database) => (await sql.raw<Readonly<Record<string, unknown>>>(statement).execute(database)).rows,
  );
const indexed = (access: Access) =>
  run('select slug, status, facets from project_index join project on id = project_id order by slug', access);

test('what was changed is in the index once it is refreshed, for who may see the project', async () => {
  const first = await refreshIndex(fresh.store, plan, '2025-06-15');
  expect(await indexed(visitor)).toEqual([
    {
      slug: 'open',
      status: 'on-schedule',
      facets: ['line:11', 'action:A11.1', 'action:A11.2', 'place:71016', 'status:on-schedule', 'stage:draft'],
    },
  ]);
  expect(await indexed(systemAccess)).toHaveLength(2);
  expect(await refreshIndex(fresh.store, plan, '2025-06-15')).toBe(first);
  await run(
    `insert into milestone (project_id, title, due) select id, 'M', '2025-01-01' from project where slug = 'open'`,
  );
  expect(await refreshIndex(fresh.store, plan, '2025-06-15')).not.toBe(first);
  expect(await indexed(visitor)).toMatchObject([{ status: 'delayed' }]);
  await run(`delete from milestone`);
});

test('a status turns on its day although nobody changed the project', async () => {
  await refreshIndex(fresh.store, plan, '2025-07-30');
  expect(await indexed(visitor)).toMatchObject([{ status: 'on-schedule' }]);
  await refreshIndex(fresh.store, plan, '2025-08-02');
  expect(await indexed(visitor)).toMatchObject([{ status: 'delayed' }]);
});

test('another plan makes every entry anew', async () => {
  await refreshIndex(fresh.store, planOf([['12', ['A11.1']]]), '2025-08-02');
  expect((await indexed(visitor))[0]?.['facets']).toContain('line:12');
});

test('two processes that refresh at once do the work once', async () => {
  await run(`update project set website = 'https://x.be'`);
  const versions = await Promise.all([1, 2, 3].map(() => refreshIndex(fresh.store, plan, '2025-08-02')));
  expect(await run('select count(*)::int as left from project_change')).toEqual([{ left: 0 }]);
  expect(versions).toContain(await refreshIndex(fresh.store, plan, '2025-08-02'));
});

test('codes of people are read by the program alone, and nobody adds to the index from outside', async () => {
  await run(`insert into participation select id, 'k', 'person', sha256('a') from project where slug = 'open'`);
  const manager: Access = { any: ['project.read-draft', 'project.edit', 'portfolio.read-money'], own: {} };
  expect(await run('select * from participation', manager)).toEqual([]);
  await expect(
    run(`insert into participation select id, 'k', 'person', sha256('b') from project`, manager),
  ).rejects.toThrow('row-level security');
  expect(await run(`update project_index set status = 'finished' returning status`, manager)).toEqual([]);
});
