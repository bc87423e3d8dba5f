import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { sql } from 'kysely';
import { parse } from 'yaml';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeFreshStore, type FreshStore } from '../../../test/store/fresh-store.ts';
import { organisations } from '../../account/organisation/organisation-store.ts';
import { systemAccess } from '../../store/access.ts';
import { addShippedProjects, nothingShipped, readProjectFile } from './shipped-projects-store.ts';
import { readShippedProjects, type ShippedProjects } from './shipped-projects.ts';

const folder = new URL('../../../plans/limburg/', import.meta.url).pathname;
const text = readFileSync(`${folder}projects.yaml`, 'utf8');
const plan = parse(readFileSync(`${folder}plan.yaml`, 'utf8')) as {
  readonly groups: readonly string[];
  readonly ambitions: readonly { readonly actions: readonly string[] }[];
};
const known = {
  actions: plan.ambitions.flatMap(({ actions }) => actions),
  groups: plan.groups,
  municipalities: readFileSync(`${folder}areas.csv`, 'utf8')
    .split('\n')
    .map((line) => line.split(',')[0]!),
};

function shipped(): ShippedProjects {
  const reading = readShippedProjects(text, known);
  if (!reading.ok) throw new Error(JSON.stringify(reading.problems));
  return reading.value;
}

let fresh: FreshStore;
const run = (statement: string) =>
  fresh.store.as<unknown, readonly Readonly<Record<string, unknown>>[]>(
    systemAccess,
    async (database) => (await sql.raw<Readonly<Record<string, unknown>>>(statement).execute(database)).rows,
  );
const tools = { organisations, newId: randomUUID, now: new Date('2026-11-25T08:00:00Z') };

beforeAll(async () => {
  fresh = await makeFreshStore();
});
afterAll(() => fresh.drop());

test('the shipped plan brings six projects, with only the money whose source was published', () => {
  const { projects } = shipped();
  expect(Object.keys(projects)).toHaveLength(6);
  expect(Object.values(projects).flatMap(({ money }) => money)).toMatchObject([
    { source: 'provincial', committed: 400_000 },
    { source: 'provincial', committed: 105_000 },
    { source: 'erdf', committed: 12_475_220.49 },
  ]);
  for (const { references } of Object.values(projects)) {
    expect(references.flatMap(({ facts }) => facts).length).toBeGreaterThan(0);
  }
});

test('every problem in the file is told at its line, names that do not exist included', () => {
  const wrong = text
    .replace('actions: [A10.3]', 'actions: [A10.33]')
    .replace('actions: [A12.4, A10.3]', 'actions: [A12.44, A10.3]')
    .replace('municipalities: [71016]', 'municipalities: [71999]')
    .replace('- { organisation: vdab, role: participating }', '- { organisation: vdabb, role: participating }');
  const reading = readShippedProjects(wrong, known);
  expect(reading).toMatchObject({
    ok: false,
    problems: [
      { code: 'unknown-action', at: expect.stringMatching(/^projects\.yaml:\d+:\d+$/) as string },
      { code: 'unknown-action' },
      { code: 'unknown-municipality' },
      { code: 'unknown-organisation', hint: 'Did you mean "vdab"?' },
    ],
  });
  const shape = readShippedProjects(
    text.replace('source: provincial', 'source: provincal').replace('kind: education', 'knid: education'),
    known,
  );
  expect(shape.ok ? [] : shape.problems.map(({ code }) => code).toSorted()).toEqual([
    'missing-key',
    'unknown-key',
    'wrong-value',
  ]);
});

test('they are brought in once; what was changed or removed on the site stays so', async () => {
  const file = await readProjectFile(folder, known);
  expect(
    await addShippedProjects(fresh.store, (file as { readonly value: ShippedProjects }).value, tools),
  ).toHaveLength(6);
  expect(await run('select count(*)::int as count from project where published_at is not null')).toEqual([
    { count: 6 },
  ]);
  const given = await run(`select slug from audit_entry join project on project.id::text = subject_id
    where event = 'project.labelled' order by slug`);
  expect(given).toEqual([{ slug: 'i-can' }, { slug: 'vdab-competentiecentrum-zolder' }]);
  await run(`update project set title = '{"nl": "Anders"}' where slug = 'i-can'`);
  await run(`update organisation set name = 'VDAB Limburg' where slug = 'vdab'`);
  await run(`delete from project where slug = 't2-campus'`);
  expect(await addShippedProjects(fresh.store, shipped(), tools)).toEqual([]);
  expect(await run(`select title from project where slug = 'i-can'`)).toEqual([{ title: { nl: 'Anders' } }]);
  expect(await run(`select name from organisation where slug = 'vdab'`)).toEqual([{ name: 'VDAB Limburg' }]);
  expect(await run(`select slug from project where slug = 't2-campus'`)).toEqual([]);
});

test('a plan folder without the file brings none', async () => {
  expect(await readProjectFile('/nowhere', known)).toEqual({ ok: true, value: nothingShipped });
});
