import { mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { expect, onTestFinished, test } from 'vitest';
import { publishPlan, tinyPlanFolder } from '../../test/release/built-release.ts';
import { madeUpProject, sessionIn } from '../../test/run-command.ts';
import { emptyDatabase } from '../../test/store/fresh-store.ts';
import { reachDatabase } from '../store/store.ts';
import type { Session } from '../wing/command.ts';
import { openHouse, type House } from './open-house.ts';
import { wings } from './wings.ts';

const root = madeUpProject();
const patient = { timeout: 30_000, interval: 100 };

interface Prepared {
  readonly session: Session;
  readonly data: string;
  readonly errors: readonly string[];
}

/** A data folder with a release; its database is in it, unless an address is given. */
async function prepare(environment: Readonly<Record<string, string>> = {}): Promise<Prepared> {
  const data = await mkdtemp(join(tmpdir(), 'ambitie-without-'));
  onTestFinished(() => rm(data, { recursive: true, force: true }), 60_000);
  await publishPlan(tinyPlanFolder, data);
  const errors: string[] = [];
  const printError = (text: string): void => void errors.push(text);
  return { session: sessionIn(data, tinyPlanFolder, { root, environment, printError }), data, errors };
}

async function opened(session: Session): Promise<House> {
  const house = await openHouse(session, wings, { port: 0, host: '127.0.0.1' });
  if (!house.ok) throw new Error(house.problems[0]?.message);
  return house.value;
}

function get({ address }: House, path: string): Promise<Response> {
  return fetch(`${address}${path}`, { headers: { connection: 'close' } });
}

async function statusOf(house: House, path: string): Promise<number> {
  return (await get(house, path)).status;
}

/** Does something with the database of a data folder, past row-level security. */
async function withDatabase<T>(data: string, use: (client: Client) => Promise<T>): Promise<T> {
  const database = await reachDatabase({ kind: 'embedded', folder: join(data, 'database') });
  if (!database.ok) throw new Error('the database does not start');
  const client = new Client({ connectionString: database.value.url, options: '-c ambitie.any=\\ *\\ ' });
  await client.connect();
  try {
    return await use(client);
  } finally {
    await client.end();
    await database.value.close();
  }
}

test('while the database is brought back, pages of it say to come back in a minute and figures stay', async () => {
  const { session, data } = await prepare();
  const house = await opened(session);
  onTestFinished(house.close);
  expect(await statusOf(house, '/projecten')).toBe(200);
  const [pid] = (await readFile(join(data, 'database/cluster/postmaster.pid'), 'utf8')).split('\n');
  process.kill(Number(pid), 'SIGKILL');
  // Connections that are open may answer once more before they notice.
  await expect.poll(() => statusOf(house, '/ideeen'), { ...patient, interval: 10 }).toBe(503);
  const away = await get(house, '/ideeen');
  expect([away.status, away.headers.get('retry-after')]).toEqual([503, '60']);
  expect(await away.text()).toContain('Kom over een minuut terug');
  expect(await statusOf(house, '/')).toBe(200);
  expect(await statusOf(house, '/data')).toBe(200);
  expect(await statusOf(house, '/health')).toBe(200);
  expect(await (await get(house, '/.well-known/security.txt')).text()).toContain(
    'Contact: mailto:security@duinkant.example',
  );
  await expect.poll(() => statusOf(house, '/ideeen'), patient).toBe(200);
}, 90_000);

test('a damaged page of the database keeps nobody from the figures, also at the start', async () => {
  const { session, data, errors } = await prepare();
  await (await opened(session)).close();
  const file = await withDatabase(data, async (client) => {
    await client.query("insert into project (slug, stage, title, summary) values ('een', 'labelled', '{}', '{}')");
    const { rows } = await client.query<{ path: string }>("select pg_relation_filepath('project') as path");
    return rows[0]!.path;
  });
  await writeFile(join(data, 'database/cluster', file), Buffer.alloc(8192, 7));
  const house = await opened(session);
  expect(await statusOf(house, '/')).toBe(200);
  expect(await statusOf(house, '/ambities/1')).toBe(200);
  const away = await get(house, '/en/projecten');
  expect([away.status, await away.text()]).toEqual([503, expect.stringContaining('Come back in a minute')]);
  expect(errors.join('\n')).toMatch(/error at deliver: .*invalid page in block 0/);
  await house.close();
}, 90_000);

test('a database that does not start keeps nobody from the figures, and is told when it does', async () => {
  const { session, data, errors } = await prepare();
  await (await opened(session)).close();
  const control = join(data, 'database/cluster/global/pg_control');
  await rename(control, `${control}.away`);
  const house = await opened(session);
  expect(await statusOf(house, '/')).toBe(200);
  expect(await statusOf(house, '/projecten')).toBe(503);
  expect(errors.join('\n')).toContain('The database did not start');
  await rename(`${control}.away`, control);
  await house.databaseBack;
  await house.close();
  const whole = await opened(session);
  expect(await statusOf(whole, '/projecten')).toBe(200);
  await whole.close();
}, 120_000);

test('whoever waits for a locked table is told to come back, and nobody else waits with them', async () => {
  const url = await emptyDatabase();
  const { session } = await prepare({ DATABASE_URL: url });
  const house = await opened(session);
  const holder = new Client({ connectionString: url });
  await holder.connect();
  await holder.query('begin; lock table idea');
  let answered = 0;
  const waiter = async (): Promise<number> => {
    const status = await statusOf(house, '/ideeen');
    answered += 1;
    return status;
  };
  const waiting = Promise.all(Array.from({ length: 12 }, waiter));
  expect(await Promise.all(['/projecten', '/rondes', '/organisaties'].map((path) => statusOf(house, path)))).toEqual([
    200, 200, 200,
  ]);
  expect(answered).toBe(0);
  expect(await waiting).toEqual(Array(12).fill(503));
  await holder.end();
  expect(await statusOf(house, '/ideeen')).toBe(200);
  await house.close();
}, 90_000);

test('a monitor learns whether the site is alive and ready, and by setting how it goes, by route', async () => {
  const url = await emptyDatabase();
  const { session } = await prepare({ DATABASE_URL: url, AMBITIE_METRICS: '1' });
  const house = await opened(session);
  onTestFinished(house.close);
  const alive = await get(house, '/health');
  expect([alive.status, alive.headers.get('x-request-id')]).toEqual([200, expect.stringMatching(/^[0-9a-f]{12}$/)]);
  const ready = await get(house, '/ready');
  expect([ready.status, await ready.json()]).toEqual([200, { database: true, release: true, queue: true, disk: true }]);
  await get(house, '/projecten/niet-te-vinden');
  const metrics = await (await get(house, '/metrics')).text();
  expect(metrics).toMatch(
    /^http_request_duration_seconds_count\{method="GET",route="\/projecten\/:[a-z]+",status="404"\} 1$/m,
  );
  expect(metrics).not.toContain('niet-te-vinden');
  expect(metrics).toMatch(/^ambitie_jobs\{queue="mail",state="waiting"\} 0$/m);
  expect(metrics).toMatch(/^ambitie_database_up 1$/m);
  const owner = new Client({ connectionString: url });
  await owner.connect();
  const name = new URL(url).pathname.slice(1);
  await owner.query(`alter database ${name} connection limit 0`);
  await owner.query(
    'select pg_terminate_backend(pid) from pg_stat_activity where datname = $1 and pid <> pg_backend_pid()',
    [name],
  );
  const away = (): Promise<number> => statusOf(house, '/ready');
  await expect.poll(away, patient).toBe(503);
  expect(await statusOf(house, '/health')).toBe(200);
  await owner.query(`alter database ${name} connection limit -1`);
  await expect.poll(away, patient).toBe(200);
  await owner.end();
}, 60_000);

test('without the setting there are no metrics', async () => {
  const { session } = await prepare({ DATABASE_URL: await emptyDatabase() });
  const house = await opened(session);
  expect(await statusOf(house, '/metrics')).toBe(404);
  await house.close();
});
