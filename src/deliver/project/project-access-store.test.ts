import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeFreshStore, type FreshStore } from '../../../test/store/fresh-store.ts';
import { systemAccess, type Access } from '../../store/access.ts';
import type { ProjectTables } from './project-tables.ts';

let fresh: FreshStore;
let published: string;
let draft: string;
const author = randomUUID();
let lead: string;

beforeAll(async () => {
  fresh = await makeFreshStore();
  await fresh.store.as<ProjectTables, void>(systemAccess, async (database) => {
    const { rows } = await sql<{ id: string }>`
      insert into organisation (slug, name, kind) values ('trekker', 'Trekker', 'government') returning id`.execute(
      database,
    );
    lead = rows[0]!.id;
    const ids: string[] = [];
    for (const [slug, publishedAt] of [['open', new Date()] as const, ['ontwerp', null] as const]) {
      const { id } = await database
        .insertInto('project')
        .values({
          slug,
          title: JSON.stringify({ nl: slug }),
          summary: '{}',
          description: '{}',
          references: '[]',
          authors: [author],
          publishedAt,
          plannedStart: '2024-09-24',
        })
        .returning('id')
        .executeTakeFirstOrThrow();
      await database
        .insertInto('projectPartner')
        .values({ projectId: id, organisationId: lead, role: 'lead' })
        .execute();
      await database.insertInto('milestone').values({ projectId: id, title: 'Begin', due: '2024-10-01' }).execute();
      ids.push(id);
    }
    [published = '', draft = ''] = ids;
  });
});
afterAll(() => fresh.drop());

function seenBy(access: Access): Promise<readonly string[]> {
  return fresh.store.as<ProjectTables, readonly string[]>(access, async (database) => {
    const rows = await database
      .selectFrom('project')
      .innerJoin('milestone', 'milestone.projectId', 'project.id')
      .select('slug')
      .orderBy('slug')
      .execute();
    return rows.map(({ slug }) => slug);
  });
}

function renamedBy(access: Access, id: string): Promise<bigint> {
  return fresh.store.as<ProjectTables, bigint>(access, async (database) => {
    const result = await database
      .updateTable('project')
      .set({ website: 'https://x.be' })
      .where('id', '=', id)
      .executeTakeFirst();
    return result.numUpdatedRows;
  });
}

test('a draft and its parts are seen by its authors, its partners and who may read drafts, by nobody else', async () => {
  expect(await seenBy({ any: ['project.read'], own: {} })).toEqual(['open']);
  expect(await seenBy({ person: randomUUID(), any: ['project.read'], own: {} })).toEqual(['open']);
  expect(await seenBy({ person: author, any: [], own: {} })).toEqual(['ontwerp', 'open']);
  expect(await seenBy({ any: [], own: { 'project.read-draft': [lead] } })).toEqual(['ontwerp', 'open']);
  expect(await seenBy({ any: [], own: { 'project.read-draft': [randomUUID()] } })).toEqual(['open']);
  expect(await seenBy({ any: ['project.read-draft'], own: {} })).toEqual(['ontwerp', 'open']);
});

test('who may see a project may not for that reason change it', async () => {
  expect(await renamedBy({ any: ['project.read', 'project.read-draft'], own: {} }, published)).toBe(0n);
  expect(await renamedBy({ any: [], own: { 'project.edit': [randomUUID()] } }, published)).toBe(0n);
  expect(await renamedBy({ any: [], own: { 'project.edit': [lead] } }, published)).toBe(1n);
  expect(await renamedBy({ person: author, any: [], own: {} }, draft)).toBe(1n);
});

test('a part cannot be hung on a project of somebody else', async () => {
  const adding = fresh.store.as<ProjectTables, unknown>({ person: randomUUID(), any: [], own: {} }, (database) =>
    database.insertInto('milestone').values({ projectId: published, title: 'Vals', due: '2025-01-01' }).execute(),
  );
  await expect(adding).rejects.toThrow('row-level security');
});

test('a day stays the day that was written, wherever the program runs', async () => {
  const row = await fresh.store.as<ProjectTables, unknown>(systemAccess, (database) =>
    database.selectFrom('project').select('plannedStart').where('id', '=', draft).executeTakeFirst(),
  );
  expect(row).toEqual({ plannedStart: '2024-09-24' });
});
