import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { addReportedProject } from '../../../test/deliver/reported-project.ts';
import { freshStore } from '../../../test/store/fresh-store.ts';
import { systemAccess } from '../../store/access.ts';
import { refreshIndex } from '../portfolio/index-store.ts';
import { portfolioChapters } from './chapter-store.ts';
import { portfolioChapter } from './portfolio-chapter.ts';

test('the chapter says how the projects stand, and what is not known of them', () => {
  const projects = [
    { title: { nl: 'T2-campus' }, lead: 'Genk', status: 'finished', planned: 57_000_000, committed: null },
    { title: { nl: 'I CAN' }, lead: null, status: 'delayed', planned: null, committed: 105_000 },
    { title: { nl: 'Nieuw' }, lead: 'POM', status: 'unknown', planned: 1000, committed: null },
  ] as const;
  const { text, tables } = portfolioChapter(
    { projects, sources: [{ source: 'erdf', planned: null, committed: 5 }] },
    '2026-06-01',
    'nl',
  );
  expect(text).toBe(
    '3 projecten werken hieraan. Op 1 juni 2026 was er daarvan één klaar of op schema, van de 2 waarvan we de stand kennen. Samen hebben ze €\u00a057.001.000 gepland; van één project kennen we geen bedrag.',
  );
  expect(tables[0]?.rows[1]).toEqual(['I CAN', 'niet bekend', 'loopt achter', 'niet bekend', '€\u00a0105.000']);
  expect(tables[1]?.rows).toEqual([['Europa: EFRO', 'niet bekend', '€\u00a05']]);
});

test('a subject without projects gets a sentence and no tables', () => {
  const { text, tables } = portfolioChapter({ projects: [], sources: [] }, '2026-06-01', 'en');
  expect([text, tables]).toEqual(['We know of no project that works on this yet.', []]);
});

test('the chapter holds the public projects of its ambition line or municipality only', async () => {
  const store = await freshStore();
  const { project } = await addReportedProject(store, []);
  await addReportedProject(store, [], 'Elders');
  await store.as<unknown, unknown>(systemAccess, (database) =>
    sql`update project set actions = '{A11.2}', municipalities = '{71016}' where id = ${project}`.execute(database),
  );
  const plan = { ambitions: [{ id: '11', actions: [{ id: 'A11.2' }] }] };
  await refreshIndex(store, plan as unknown as Parameters<typeof refreshIndex>[1], '2026-06-01');
  const chapters = portfolioChapters(store, () => '2026-06-01');
  for (const about of [{ kind: 'ambition', id: '11' } as const, { kind: 'municipality', code: '71016' } as const]) {
    const [chapter] = await chapters(about, 'nl');
    expect(chapter?.tables[0]?.rows.map(([title]) => title)).toEqual(['Talent Academie']);
  }
});
