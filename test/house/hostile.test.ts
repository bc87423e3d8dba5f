import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { localePath } from '../../src/site/address.ts';
import { locales } from '../../src/foundation/locale.ts';
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

/* What no browser sends, to every address of the house in every language, by somebody who has every role and by nobody:
 * a 400, the form again, or what the address answers anyhow; never an error of ours, never an answer without end. */

const opened = new AsyncDisposableStack();
let instance: Instance;
let house: House;
let routes: readonly Route[];
let things: ReadonlyMap<string, string>;
let insider: ReturnType<typeof visitorOf>;

beforeAll(async () => {
  const { url, drop } = await makeEmptyDatabase();
  opened.defer(drop);
  instance = await restoredInstance(url);
  const started = await openHouse(instance.session, wings, { port: 0, host: '127.0.0.1' });
  if (!started.ok) throw new Error(started.problems[0]?.message);
  house = started.value;
  opened.defer(house.close);
  things = await prepare(instance.databaseUrl);
  const store = await openStore({ kind: 'server', url: instance.databaseUrl }, migrationsOf(wings), () => undefined);
  if (!store.ok) throw new Error(store.problems[0]?.message);
  opened.defer(store.value.close);
  routes = await routesOfTheHouse(opened, store.value);
  insider = visitorOf(house);
  expect((await insider.post('/aanmelden', { email: oneOfThem, password: goodPassword })).status).toBe(303);
}, 120_000);
afterAll(() => opened.disposeAsync());

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
function addressOf(path: string): string {
  let address = path.replaceAll(':sectie', 'mijlpalen');
  for (const [key, value] of things) address = address.replaceAll(key, key.replace(/:\w+$/, value));
  return address.replaceAll(/:\w+/g, 'x');
}

/** Names of the fields that a page has. */
function fieldsIn(page: string): readonly string[] {
  return [...new Set([...page.matchAll(/\sname="([^"]+)"/g)].map(([, name]) => name!.replaceAll('&amp;', '&')))];
}

const longWord = 'meervoudigepersoonlijkheidsstoornisbehandelingen';

/** Bodies that no browser sends, for a form with these fields. */
function hostileBodies(names: readonly string[]): Readonly<Record<string, string>> {
  const each = (value: string): string => names.map((name) => `${encodeURIComponent(name)}=${value}`).join('&');
  return {
    'without a field': '',
    'with names that every object has': `__proto__=a&constructor=b&toString=c&a.__proto__.b=d&${each('x')}`,
    'with a NUL': `a=%00&${each('x%00')}`,
    'with every field twice': `${each('1')}&${each('2')}`,
    'with broken UTF-8': each('%ff%fe%c3'),
    'with nothing in its fields': each(''),
    'with a far row': `milestones.90000000.title=x&criteria.90000000.title=y&${each('x')}`,
    'with line ends, marks and long words': each(encodeURIComponent(`Kwaad\u202Eplan\r\n${longWord}\u2028\v`)),
    'with too much in each field': each('x'.repeat(Math.min(5000, Math.floor(200_000 / Math.max(1, names.length))))),
    'with numbers without end': each('1e400'),
  };
}

const mostBytes = 2_000_000;

/** What an answer should not be. */
async function faultOf(answer: Response): Promise<string | undefined> {
  const text = await answer.text();
  if (answer.status >= 500) return String(answer.status);
  return text.length > mostBytes ? `${text.length} bytes` : undefined;
}

type Asked = readonly [string, () => Promise<Response>];

/** Asks all of them, some at once, as visitors do. */
async function faultsOf(asked: readonly Asked[]): Promise<readonly string[]> {
  const faults: string[] = [];
  const waiting = asked.values();
  const askOn = async (): Promise<void> => {
    for (const [name, ask] of waiting) {
      const fault = await faultOf(await ask());
      if (fault) faults.push(`${name}: ${fault}`);
    }
  };
  await Promise.all([askOn(), askOn(), askOn(), askOn()]);
  return faults.toSorted();
}

function send(who: ReturnType<typeof visitorOf>, path: string, body: string): Promise<Response> {
  return who.send(path, {
    method: 'POST',
    body,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
  });
}

describe.each(locales)('in %s', (locale) => {
  test('no form of the house falls over what no browser sends', async () => {
    const forms = routes.filter(({ method }) => method === 'POST');
    expect(forms.length).toBeGreaterThan(50);
    const stranger = visitorOf(house);
    const names = new Map<string, readonly string[]>();
    for (const { path } of routes) {
      const page = await insider.read(localePath(locale, addressOf(path)));
      names.set(path, fieldsIn(page));
    }
    const all = [...new Set([...names.values()].flat())];
    // What ends the session or the person comes last, and is sent by a stranger only.
    const ending = ['/afmelden', '/account/wissen', '/account/sessies'];
    const asked = forms.flatMap(({ path }) => {
      const address = localePath(locale, addressOf(path));
      const own = names.get(path) ?? [];
      return Object.entries(hostileBodies(own.length > 0 ? own : all.slice(0, 40))).flatMap(([name, body]) => [
        [`${address} ${name}, by a stranger`, () => send(stranger, address, body)] as const,
        ...(ending.some((end) => path.startsWith(end))
          ? []
          : [[`${address} ${name}`, () => send(insider, address, body)] as const]),
      ]);
    });
    expect(await faultsOf(asked)).toEqual([]);
    // The forms were really read: whoever sent them is signed in still.
    expect((await insider.get(localePath(locale, '/mijn-werk'))).status).toBe(200);
  }, 600_000);

  test('no page of the house falls over an address that nobody wrote', async () => {
    const values = ['%00', '%ff', '__proto__', '-1', '1e300', '99999999999', 'a'.repeat(1000), "'", '%2e%2e%2f'];
    const pages = routes.filter(({ method }) => method === 'GET');
    const asked = pages.flatMap(({ path }) => {
      const query = ['zoek', 'thema', 'code', 'voor', 'na', 'van', 'tot', 'pagina', 'terug', 'gemeente', 'ambitie'];
      const address = localePath(locale, addressOf(path));
      return values.flatMap((value) => [
        [
          `${address}?…=${value}`,
          () => insider.get(`${address}?${query.map((name) => `${name}=${value}`).join('&')}`),
        ] as const,
        ...(path.includes(':') ? [odd(localePath(locale, path.replaceAll(/:\w+/g, value)))] : []),
      ]);
    });
    expect(await faultsOf(asked)).toEqual([]);
  }, 600_000);
});

function odd(address: string): Asked {
  return [address, () => insider.get(address)];
}

test('what went wrong was told to nobody, for nothing did', () => {
  expect(instance.errors).toEqual([]);
});
