import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sql, type Kysely } from 'kysely';
import { z } from 'zod';
import { inEveryLocale } from '../../src/foundation/locale.ts';
import { textsOf } from '../../src/foundation/message.ts';
import { ok } from '../../src/foundation/problem.ts';
import type { JobQueue } from '../../src/job/job.ts';
import { readForm } from '../../src/site/form.ts';
import { Form } from '../../src/site/ui/form/form.tsx';
import { FormField, sent } from '../../src/site/ui/form-field/form-field.tsx';
import { systemAccess } from '../../src/store/access.ts';
import type { Store } from '../../src/store/store.ts';
import { act } from '../../src/wing/act.ts';
import { answer, type CommandSession } from '../../src/wing/command.ts';
import type { FormVisit, PageVisit, Route } from '../../src/wing/route.ts';
import { note } from '../../src/wing/trail-store.ts';
import { wingJob, type Wing, type WingNeeds } from '../../src/wing/wing.ts';

/* The smallest wing there can be, to prove what adding one takes: lanterns of the region, one file and one line. */

/** Rounds in which lanterns are lit. */
const lightQueue: JobQueue<{ readonly name: string }> = {
  name: 'lantern-light',
  payload: z.strictObject({ name: z.string() }),
  retries: { limit: 1, firstSeconds: 1, longestSeconds: 1 },
  longestSeconds: 60,
  keptSeconds: 60,
};

const lanternText = await textsOf(async () => ({
  texts: { 'event.lantern.named': '{who} noemde een lantaarn {name}.' },
}));

/** What it lit, in the order in which it did. */
export interface Lit {
  readonly names: string[];
  isClosed: boolean;
}

interface Lantern {
  readonly id: string;
  readonly name: string;
  readonly version: number;
}

/** Makes one that tells what it lit. */
export function lanternWing(lit: Lit): Wing {
  return {
    name: 'lantern',
    migrations: [
      {
        name: '900-lantern',
        up: `
          create table lantern (id uuid primary key default gen_random_uuid(), name text not null, version int not null default 1);
          insert into lantern (name) values ('Markt');
          alter table lantern enable row level security, force row level security;
          create policy seen on lantern for select using (true);
          create policy hung on lantern for all using (may_any('person.read')) with check (may_any('person.read'))`,
      },
    ],
    events: [lanternText],
    menu: [{ section: 'lanterns', path: '/lantaarns', place: 45, label: () => 'Lantaarns' }],
    footer: [{ group: 'part', path: '/lantaarns/lichten', place: 1, label: () => 'Hang een lantaarn op' }],
    queues: [lightQueue],
    commands: (program, run) =>
      void program
        .command('lantern')
        .description('names of lanterns')
        .action(run((session) => session.house.withStore((store) => listLanterns(session, store)))),
    layers: [{ name: 'lantern/lanterns.csv', read: ({ dataFolder }) => keptLanterns(dataFolder) }],
    open: async (needs) =>
      ok({
        routes: routesOf(needs),
        addPages: (site) =>
          site.page('/lantaarns', ({ locale }) => ({
            kind: 'page',
            title: 'Lantaarns',
            description: 'Alle lantaarns',
            section: 'lanterns',
            body: <h1>Lantaarns van {needs.plan.plan().region[locale]}</h1>,
          })),
        jobs: [wingJob(lightQueue, async ({ name }) => void lit.names.push(name))],
        topics: [topicOf(needs)],
        backOffice: [{ path: '/beheer/lantaarns', permission: 'person.read', label: () => 'Lantaarns ophangen' }],
        myWork: [async () => <p>Er hangt een lantaarn.</p>],
        beside: { ambition: () => <p>Bij deze ambitie hangt een lantaarn.</p> },
        links: () => [{ path: '/lantaarns', label: 'Lantaarns' }],
        publicPages: async () => [{ path: '/lantaarns', changed: '2026-12-01' }],
        keeps: [
          {
            of: 'visitor',
            tables: ['lantern'],
            say: () => ({ what: 'Wie een lantaarn ophing.', until: 'Tot hij dooft.' }),
          },
        ],
        formSections: async ({ slug }) => [
          { path: `/beheer/lantaarns?bij=${slug}`, label: 'Verlichting', met: 1, of: 2 },
        ],
        ownData: { name: 'lanterns', read: async (database) => lanternsIn(database) },
        close: async () => void (lit.isClosed = true),
      }),
  };
}

/** Figures that this wing would write from its table; absent until it did. */
async function keptLanterns(dataFolder: string): Promise<string | undefined> {
  const file = join(dataFolder, 'lanterns.csv');
  return existsSync(file) ? readFile(file, 'utf8') : undefined;
}

async function listLanterns(session: CommandSession, store: Store): Promise<number> {
  const names = (await store.as(systemAccess, lanternsIn)).map(({ name }) => name);
  answer(session, names, () => names.join('\n'));
  return 0;
}

function topicOf({ store }: WingNeeds) {
  const all = () => store.as({ any: [], own: {} }, lanternsIn);
  return {
    kind: 'lantern',
    folder: 'lantaarns',
    all: () => 'Alle lantaarns',
    promise: () => 'Je krijgt een mail als een lantaarn een andere naam krijgt.',
    find: async (idOrName: string) => {
      const found = (await all()).find(({ id, name }) => id === idOrName || name.toLowerCase() === idOrName);
      return found && { id: found.id, name: inEveryLocale(() => found.name), path: '/lantaarns' };
    },
    newsSince: async () => ({ mark: '1', lines: inEveryLocale(() => []) }),
  };
}

function routesOf(needs: WingNeeds): readonly Route[] {
  const address = { path: '/beheer/lantaarns', permission: 'person.read' } as const;
  return [
    { ...address, method: 'GET', handle: (visit) => formPage(visit, {}) },
    { ...address, method: 'POST', handle: rename },
    {
      path: '/lantaarns/projecten',
      permission: 'everyone',
      method: 'GET',
      handle: (visit) => litProjects(visit, needs),
    },
  ];
}

/** The projects in whose municipalities a lantern could hang. */
async function litProjects({ locale }: PageVisit, { together }: WingNeeds) {
  const facts = (await Promise.all(together.projects().map((projectsOf) => projectsOf()))).flat();
  const lines = facts.map(({ slug, title, municipalities, start, end, peopleReached }) =>
    [slug, title[locale], municipalities.join(' '), start, end, peopleReached].join(', '),
  );
  return { kind: 'page', title: 'Projecten', description: 'Projecten', body: <p>{lines.join('; ')}</p> } as const;
}

async function lanternsIn(database: Kysely<unknown>): Promise<readonly Lantern[]> {
  const { rows } = await sql<Lantern>`select id, name, version from lantern order by name`.execute(database);
  return rows;
}

const form = z.object({ naam: z.string().trim().min(1, 'missing'), versie: z.coerce.number() });

/** Names the lantern and leaves the entry: what a store of a real wing does. */
async function nameLantern(database: Kysely<unknown>, { id }: Lantern, name: string, by: FormVisit['actor']) {
  await sql`update lantern set name = ${name}, version = version + 1 where id = ${id}`.execute(database);
  await note(database, by, { event: 'lantern.named', subject: { kind: 'lantern', id }, details: { name } });
}

function rename(visit: FormVisit) {
  const reading = readForm<z.infer<typeof form>, 'missing'>(visit.form, form);
  return act(visit, {
    reading,
    load: async (database) => (await lanternsIn(database))[0],
    isCurrent: ({ version }) => !reading.ok || reading.value.versie === version,
    work: async ({ naam }, { thing, person, database }) => {
      if (naam === thing.name) return { kind: 'wrong', errors: { naam: 'missing' } };
      await nameLantern(database, thing, naam, person);
      return { kind: 'done', path: '/beheer/lantaarns' };
    },
    show: ({ thing, isConflict, ...again }) => formPage(visit, { ...again, ...(isConflict && { theirs: thing }) }),
  });
}

interface Shown {
  readonly values?: Readonly<Record<string, readonly string[]>>;
  readonly errors?: Readonly<Partial<Record<string, string>>>;
  readonly theirs?: Lantern;
}

async function formPage(visit: PageVisit, { values = {}, errors = {}, theirs }: Shown) {
  const [lantern] = await visit.as(lanternsIn);
  return {
    kind: 'page',
    title: 'Lantaarn',
    description: 'Lantaarn',
    body: (
      <>
        {theirs && <p>Intussen heet hij {theirs.name}.</p>}
        <Form submit="Bewaar">
          <input type="hidden" name="versie" value={String(lantern?.version)} />
          <FormField label="Naam" {...sent('naam', values, errors)} />
        </Form>
      </>
    ),
  } as const;
}
