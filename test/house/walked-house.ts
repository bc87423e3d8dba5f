import { Client } from 'pg';
import { migrationsOf } from '../../src/house/house.ts';
import { openHouse, type House } from '../../src/house/open-house.ts';
import { wings } from '../../src/house/wings.ts';
import { openStore } from '../../src/store/store.ts';
import { planRoles } from '../../src/wing/role.ts';
import type { Route } from '../../src/wing/route.ts';
import { goodPassword } from '../account/account-site.ts';
import { makeEmptyDatabase } from '../store/fresh-store.ts';
import { visitorOf } from './house-visitor.ts';
import { oneOfThem, restoredInstance, type Instance } from './instance.ts';
import { routesOfTheHouse } from './routes-of-the-house.ts';

/** The house with a row in every table, to walk through all of it. */
export interface WalkedHouse {
  readonly house: House;
  readonly instance: Instance;
  readonly routes: readonly Route[];
  /** An address of a thing that is there, for that of a route. */
  readonly addressOf: (path: string) => string;
  /** The browser of somebody who has every role. */
  readonly insider: ReturnType<typeof visitorOf>;
}

/** Opens it; it is closed with the stack. */
export async function openWalkedHouse(opened: AsyncDisposableStack, planFolder?: string): Promise<WalkedHouse> {
  const { url, drop } = await makeEmptyDatabase();
  opened.defer(drop);
  const instance = await restoredInstance(url, planFolder);
  const started = await openHouse(instance.session, wings, { port: 0, host: '127.0.0.1' });
  if (!started.ok) throw new Error(started.problems[0]?.message);
  const house = started.value;
  opened.defer(house.close);
  const things = await prepare(instance.databaseUrl);
  const store = await openStore({ kind: 'server', url: instance.databaseUrl }, migrationsOf(wings), () => undefined);
  if (!store.ok) throw new Error(store.problems[0]?.message);
  opened.defer(store.value.close);
  const routes = await routesOfTheHouse(opened, store.value);
  const insider = visitorOf(house);
  await insider.post('/aanmelden', { email: oneOfThem, password: goodPassword });
  return { house, instance, routes, insider, addressOf: (path) => addressOf(path, things) };
}

/** Gives somebody every role; what addresses name by its id or its own address, by the way that addresses call it. */
async function prepare(databaseUrl: string): Promise<ReadonlyMap<string, string>> {
  const client = new Client({ connectionString: databaseUrl, options: '-c ambitie.backup=on -c ambitie.any=*' });
  await client.connect();
  try {
    const one = async (query: string): Promise<string> => {
      const { rows } = await client.query<{ value: string }>(query);
      return rows[0]?.value ?? '';
    };
    const person = await one(`select id::text as value from person where email = '${oneOfThem}'`);
    const organisation = await one('select id::text as value from organisation limit 1');
    await client.query("select set_config('ambitie.any', ' * ', false)");
    for (const role of planRoles) {
      await client.query('insert into plan_role (person_id, role) values ($1, $2) on conflict do nothing', [
        person,
        role,
      ]);
    }
    await client.query(
      "insert into membership (person_id, organisation_id, role) values ($1, $2, 'promoter') on conflict do nothing",
      [person, organisation],
    );
    const columns = {
      '/beheer/mensen/:id': 'id::text as value from person where email <> $$' + oneOfThem + '$$',
      '/contacten/:id': 'id::text as value from idea_contact',
      ':question': 'id::text as value from idea_question',
      ':organisation': 'id::text as value from organisation',
      ':periode': 'id::text as value from result_period',
      ':bewijs': 'id::text as value from evidence',
      ':voorstel': 'id::text as value from proposal',
      ':beoordeling': 'id::text as value from review',
      ':opmerking': 'id::text as value from project_comment',
      ':import': 'import_id::text as value from waiting_file',
      ':ronde': 'slug as value from round',
      '/organisaties/:slug': 'slug as value from organisation',
      '/ideeen/:slug': 'slug as value from idea',
      '/projecten/:slug': 'slug as value from project',
    };
    const found = Object.entries(columns).map(
      async ([key, query]) => [key, await one(`select ${query} limit 1`)] as const,
    );
    return new Map(await Promise.all(found));
  } finally {
    await client.end();
  }
}

/** An address of a thing that is there; of a section, the first. */
function addressOf(path: string, things: ReadonlyMap<string, string>): string {
  let address = path.replaceAll(':sectie', 'mijlpalen');
  for (const [key, value] of things) address = address.replaceAll(key, key.replace(/:\w+$/, value));
  return address.replaceAll(/:\w+/g, 'x');
}
