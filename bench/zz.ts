import { sql } from 'kysely';
import { migrations } from '../src/cli/migrations.ts';
import { openStore } from '../src/store/store.ts';
import { findNumbers, findProjects, organisationNames } from '../src/deliver/portfolio/explorer-store.ts';
import { readExplorerState } from '../src/deliver/portfolio/explorer.ts';
import { accessOf } from '../src/account/permission.ts';
const store = await openStore({ kind: 'embedded', folder: '/tmp/explorer-big/database' }, migrations, console.error);
if (!store.ok) throw new Error(JSON.stringify(store.problems));
const visitor = accessOf({ kind: 'visitor' });
const s = readExplorerState(new URLSearchParams(process.argv[2] ?? ''));
const time = async (label: string, f: () => Promise<unknown>) => { const t = performance.now(); await f(); console.log(label, (performance.now() - t).toFixed(1)); };
for (let i = 0; i < 4; i++) {
  await time('tx', () => store.value.as(visitor, async (db: any) => {
    await time(' numbers', () => findNumbers(db, s.query));
    await time(' projects', () => findProjects(db, s, 'words'));
    await time(' likeness', () => findProjects(db, s, 'likeness'));
    const ids = (await sql<any>`select id from organisation limit 15`.execute(db)).rows.map((r: any) => r.id);
    await time(' orgs', () => organisationNames(db, ids));
  }));
}
await store.value.as(visitor, async (db: any) => {
  for (const q of [
   sql`explain analyze select coalesce(array_agg(number), '{}') from project_index`,
   sql`explain analyze with found as (
      select project_id, status, start_day, end_day, row_number() over (order by start_day desc nulls last, title, number) as place
      from project_index where facets && array['place:71016'] order by place limit 20 offset 0)
    select slug, project.title, summary from found join project on project.id = project_id order by place`,
   sql`explain analyze select id, name from organisation where id::text = any(array(select id::text from organisation limit 15)) order by name`,
  ]) console.log((await q.execute(db)).rows.map((r: any) => r['qUERYPLAN'] ?? Object.values(r)[0]).join('\n'));
});
await store.value.close();
