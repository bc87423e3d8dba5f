import { mkdir, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Client } from 'pg';
import { expect, test } from 'vitest';
import { temporaryFolder, tinyPlanFolder } from '../../test/release/built-release.ts';
import { runCommand, type CommandAnswer } from '../../test/run-command.ts';
import { emptyDatabase } from '../../test/store/fresh-store.ts';
import { mailQueue } from '../job/mail.ts';
import { openJobs, waitingJobsQuery } from '../job/jobs.ts';
import { openStore, reachDatabase } from '../store/store.ts';
import { migrationsOf, queuesOf } from '../house/house.ts';
import { wings } from '../house/wings.ts';

/** Runs a command in a folder, with or without a database server. */
function run(workingFolder: string, argv: readonly string[], databaseUrl?: string): Promise<CommandAnswer> {
  const environment = databaseUrl ? { DATABASE_URL: databaseUrl } : {};
  return runCommand([...argv, '--data', 'data'], { root: workingFolder, workingFolder, environment });
}

async function ask(url: string, statement: string): Promise<readonly unknown[]> {
  const client = new Client({ connectionString: url, options: '-c ambitie.backup=on' });
  await client.connect();
  try {
    return (await client.query<object>(statement)).rows;
  } finally {
    await client.end();
  }
}

const everything = `
  select to_jsonb(t) as row from person t union all select to_jsonb(t) from profile t
  union all select to_jsonb(t) from migration t order by 1`;

/** A person, and a mail that waits. */
async function fill(url: string): Promise<void> {
  const store = await openStore({ kind: 'server', url }, migrationsOf(wings), () => undefined);
  const jobs = await openJobs(url, { queues: queuesOf(wings), as: 'visitor', onError: () => undefined });
  if (!store.ok || !jobs.ok) throw new Error('the database does not open');
  const client = new Client({ connectionString: url, options: '-c ambitie.accounts=on' });
  await client.connect();
  await client.query("insert into person (name, email) values ('An', 'an@voorbeeld.be')");
  await client.end();
  await jobs.value.enqueue(mailQueue, { to: 'an@voorbeeld.be', subject: 'Welkom', text: 'Dag An' });
  await jobs.value.close();
  await store.value.close();
}

/** What the database in the data folder answers. */
async function embedded<T>(folder: string, use: (url: string) => Promise<T>): Promise<T> {
  const database = await reachDatabase({ kind: 'embedded', folder: join(folder, 'data', 'database') });
  if (!database.ok) throw new Error('the database does not start');
  try {
    return await use(database.value.url);
  } finally {
    await database.value.close();
  }
}

test('everything comes back from a backup: on a server, and on the machine itself', async () => {
  const folder = temporaryFolder();
  await mkdir(join(folder, 'data', 'evidence'), { recursive: true });
  await writeFile(join(folder, 'data', 'evidence', 'bewijs.pdf'), '%PDF');
  const all = async (url: string) => [await ask(url, everything), await ask(url, waitingJobsQuery)];
  const before = await embedded(folder, async (url) => {
    await fill(url);
    return all(url);
  });
  expect(await run(folder, ['backup', 'kept'])).toMatchObject({ exitCode: 0, err: '' });
  await rm(join(folder, 'data'), { recursive: true });

  const server = await emptyDatabase();
  expect(await run(folder, ['restore', 'kept'], server)).toMatchObject({ exitCode: 0, err: '' });
  expect(await all(server)).toEqual(before);
  expect(await readFile(join(folder, 'data', 'evidence', 'bewijs.pdf'), 'utf8')).toBe('%PDF');
  expect(await run(folder, ['backup', 'from-server'], server)).toMatchObject({ exitCode: 0, err: '' });
  await rm(join(folder, 'data'), { recursive: true });

  expect(await run(folder, ['restore', 'from-server'])).toMatchObject({ exitCode: 0, err: '' });
  expect((await readdir(join(folder, 'data'))).toSorted()).toEqual(['database', 'evidence']);
  expect(await embedded(folder, all)).toEqual(before);
  const again = await run(folder, ['restore', 'kept']);
  expect(again.exitCode).toBe(1);
  expect(again.err).toContain('There is something in the data folder already.');
}, 60_000);

test('a damaged backup and a database in use are refused, and nothing is left of the attempt', async () => {
  const folder = temporaryFolder();
  const server = await emptyDatabase();
  await fill(server);
  await mkdir(join(folder, 'data'));
  expect(await run(folder, ['backup', 'kept'], server)).toMatchObject({ exitCode: 0, err: '' });
  const { out } = await run(folder, ['doctor'], server);
  expect(out).toMatch(/^ok {5}database: PostgreSQL \d+[.\d]* .*on a server/m);
  expect(out).toMatch(/^ok {5}database steps: (\d+) of \1 done$/m);
  expect(out).toMatch(/^ok {5}queues: .*mail 1 waiting, 0 at hand, 0 failed/m);
  expect(out).toMatch(/^ok {5}mail: no mail server is set/m);
  expect(out).toMatch(/^ok {5}backup: made 0 days ago in .*kept$/m);
  await rm(join(folder, 'data'), { recursive: true });
  const inUse = await run(folder, ['restore', 'kept'], server);
  expect(inUse.exitCode).toBe(1);
  expect(inUse.err).toContain('There is something in the database already.');
  expect(await readdir(join(folder, 'data'))).toEqual([]);
  await writeFile(join(folder, 'kept', 'database', 'person.copy'), '');
  const damaged = await run(folder, ['restore', 'kept'], await emptyDatabase());
  expect(damaged.err).toContain('person.copy: This file is missing or is not as it was written.');
  expect(await readdir(join(folder, 'data'))).toEqual([]);
}, 30_000);

test('a backup is proven by restoring it beside itself, also later, and doctor says how long ago that was', async () => {
  const folder = temporaryFolder();
  const server = await emptyDatabase();
  await fill(server);
  await mkdir(join(folder, 'data'));
  const first = await run(folder, ['backup', 'kept', '--prove'], server);
  expect(first).toMatchObject({ exitCode: 0, err: '' });
  expect(first.out).toMatch(/^kept \d+ rows .*\nproven \d+ rows /);
  expect((await readdir(folder)).toSorted()).toEqual(['data', 'kept']);
  expect((await run(folder, ['doctor'], server)).out).toMatch(
    /^ok {5}restore drill: a backup was restored 0 days ago$/m,
  );
  expect((await run(folder, ['backup', 'kept', '--prove'], server)).out).toMatch(/^proven \d+ rows /);
  await writeFile(join(folder, 'data', 'backup.json'), '{"provenAt": "2020-01-01T00:00:00Z"}');
  expect((await run(folder, ['doctor'], server)).out).toMatch(/^WRONG {2}restore drill: .*: prove a newer one$/m);
  await writeFile(join(folder, 'kept', 'database', 'person.copy'), '');
  const damaged = await run(folder, ['backup', 'kept', '--prove'], server);
  expect(damaged).toMatchObject({ exitCode: 1, err: expect.stringContaining('person.copy') });
}, 90_000);

test('files that start reads are looked at by doctor, and told in a line when they are broken', async () => {
  const folder = temporaryFolder();
  const data = join(folder, 'data');
  await mkdir(data);
  for (const name of ['backup.json', 'target-changes.json']) await writeFile(join(data, name), '[{');
  await writeFile(join(data, 'secret'), '');
  await utimes(join(data, 'secret'), 0, 0);
  const server = await emptyDatabase();
  const { out, exitCode } = await run(folder, ['doctor'], server);
  expect(exitCode).toBe(1);
  expect(out).toMatch(/^WRONG {2}backup: .*backup\.json: The note of the last backup cannot be read\. Delete it/m);
  expect(out).toMatch(
    /^WRONG {2}target edits: .*target-changes\.json: The edits of targets cannot be read\. Delete it/m,
  );
  expect(out).toMatch(/^WRONG {2}secret: .*secret: The file that keeps the secret is empty\. Put it back/m);
  expect(out).toMatch(/^ok {5}disk: \d+ MB free/m);
  const build = await run(folder, ['release', 'build', '--plan', tinyPlanFolder], server);
  expect(build).toMatchObject({ exitCode: 1, err: expect.stringMatching(/^\S+target-changes\.json: The edits/) });
  await rm(join(data, 'target-changes.json'));
  const start = await run(folder, ['start', '--port', '0', '--plan', tinyPlanFolder], server);
  expect(start).toMatchObject({
    exitCode: 1,
    err: expect.stringContaining('The file that keeps the secret is empty.'),
  });
}, 60_000);
