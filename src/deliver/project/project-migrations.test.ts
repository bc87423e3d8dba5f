import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { completeProject } from '../../../test/deliver/complete-project.ts';
import { addOrganisation, addPerson } from '../../../test/deliver/cast.ts';
import { freshStore } from '../../../test/store/fresh-store.ts';
import { systemAccess } from '../../store/access.ts';
import { projectMigrations } from './project-migrations.ts';
import { readProject } from './project-read-store.ts';
import { contentOf, withoutNames } from './section.ts';
import { listVersions, readVersion } from './version-store.ts';

const step = projectMigrations.find(({ name }) => name === '202-deliver-project-first-version')!;

test('a project without any version gets one that says what it says, and others keep theirs', async () => {
  const store = await freshStore();
  const lead = await addOrganisation(store, 'Trekker');
  const partner = await addOrganisation(store, 'Partner');
  const an = await addPerson(store, 'An', [{ role: 'promoter', organisation: lead }]);
  const bare = await completeProject(store, an, { title: 'Zonder versie', lead, partner });
  const kept = await completeProject(store, an, { title: 'Met versie', lead, partner });
  await store.as(systemAccess, async (database) => {
    const { id } = (await readProject(database, { slug: bare }))!;
    await sql`delete from project_version where project_id = ${id}`.execute(database);
    await sql`update project set stopped_on = '2027-05-01', stopped_reason = 'Geen geld' where id = ${id}`.execute(
      database,
    );
    await sql`update result_period set actual = 7, actual_comment = 'Geteld' where project_id = ${id}`.execute(
      database,
    );
    await sql`insert into result_period_part (period_id, project_id, dimension, category, target)
      select id, project_id, 'geslacht', 'vrouw', 60.5 from result_period where project_id = ${id}`.execute(database);
  });
  await store.as({ any: [], own: {} }, (database) => sql.raw(step.up).execute(database));
  await store.as(systemAccess, async (database) => {
    const project = (await readProject(database, { slug: bare }))!;
    expect(await readVersion(database, project.id, project.version)).toMatchObject({
      authorName: null,
      content: withoutNames(contentOf(project)),
    });
    const other = (await readProject(database, { slug: kept }))!;
    expect(await listVersions(database, { project: other.id, limit: 9 })).toMatchObject([{ authorName: 'An' }]);
  });
});

test('a project behind another page comes out from there', async () => {
  const store = await freshStore();
  await store.as(systemAccess, (database) =>
    sql`insert into project (slug, title) values ('nieuw', '{"nl": "Nieuw"}'), ('nieuw-2', '{"nl": "Ook"}')`.execute(
      database,
    ),
  );
  await store.as({ any: [], own: {} }, (database) => sql.raw(step.up).execute(database));
  const { rows } = await store.as(systemAccess, (database) =>
    sql<{ slug: string }>`select slug from project order by length(slug)`.execute(database),
  );
  expect(rows).toEqual([{ slug: 'nieuw-2' }, { slug: expect.stringMatching(/^nieuw-[0-9a-f]{8}$/) as string }]);
});
