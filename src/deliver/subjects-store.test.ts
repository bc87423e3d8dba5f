import { globSync, readFileSync } from 'node:fs';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeFreshStore, type FreshStore } from '../../test/store/fresh-store.ts';
import { organisationSubjects } from '../account/organisation/organisation-subjects-store.ts';
import { accessOf } from '../wing/permission.ts';
import { systemAccess } from '../store/access.ts';
import { withSubjects } from '../wing/trail.ts';
import { deliverSubjects } from './subjects-store.ts';

let fresh: FreshStore;
beforeAll(async () => {
  fresh = await makeFreshStore();
});
afterAll(() => fresh.drop());

const sources = new Map(Object.entries({ ...deliverSubjects, organisation: organisationSubjects }));

test('every kind of thing in the trail that has a page of its own is named there', () => {
  const files = globSync('src/**/*.{ts,tsx}').filter((file) => !file.includes('.test.'));
  const noted = files.flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/subject(?:: |\s*=\s*)\{ kind: '([a-z]+)'/g)].map(([, kind]) => kind!),
  );
  // People are named in the sentence itself, a list by its address, a target on its own page.
  const others = ['person', 'list', 'target', 'municipality'];
  expect([...new Set(noted)].filter((kind) => !others.includes(kind)).toSorted()).toEqual(
    [...sources.keys()].toSorted(),
  );
});

test('an entry is named after its thing in the reader’s language, and never after one that the reader may not see', async () => {
  const id = await fresh.store.as<unknown, Readonly<Record<string, string>>>(systemAccess, async (database) => {
    const made = async (statement: string) => (await sql.raw<{ id: string }>(statement).execute(database)).rows[0]!.id;
    return {
      open: await made(`insert into project (slug, title, stage, published_at)
        values ('open', '{"nl": "Open", "fr": "Ouvert"}', 'labelled', now()) returning id`),
      draft: await made(`insert into project (slug, title) values ('ontwerp', '{"nl": "Geheim"}') returning id`),
      idea: await made(`insert into idea (slug, title, summary) values ('idee', '{"nl": "Idee"}', '{}') returning id`),
      round: await made(`insert into round (slug, title, opens_at, closes_at)
        values ('ronde', '{"nl": "Ronde"}', '2026-01-01', '2026-02-01') returning id`),
    };
  });
  const entry = (kind: string, of: string) => {
    return {
      id: '1',
      at: new Date(0),
      actorKind: 'program',
      event: 'x',
      subject: { kind, id: of },
      details: {},
    } as const;
  };
  const entries = [
    entry('project', id['open']!),
    entry('project', id['draft']!),
    entry('round', id['round']!),
    entry('target', 'T1'),
  ];
  const named = (access: typeof systemAccess) =>
    fresh.store.as(access, (database) => withSubjects(database, entries, sources, 'fr'));
  const toVisitor = await named(accessOf({ kind: 'visitor' }));
  expect(toVisitor.map((each) => each.named)).toEqual([
    { name: 'Ouvert', path: '/projecten/open' },
    undefined,
    { name: 'Ronde', path: '/rondes/ronde' },
    undefined,
  ]);
  const toInsider = await named(systemAccess);
  expect(toInsider[1]!.named).toEqual({ name: 'Geheim', path: '/projecten/ontwerp' });
});
