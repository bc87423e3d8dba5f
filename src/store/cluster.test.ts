import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { Client } from 'pg';
import { expect, onTestFinished, test } from 'vitest';
import { openCluster, type Cluster } from './cluster.ts';
import { bundledPrograms } from './postgres-programs.ts';
import { databaseAddress } from './database-address.ts';
import { isRunning } from './process-owner.ts';

async function emptyFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'ambitie-cluster-'));
  // A database whose process was killed may still be writing when the test is over.
  onTestFinished(() => rm(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 250 }));
  return folder;
}

async function opened(folder: string): Promise<Cluster> {
  const cluster = await openCluster(folder);
  if (!cluster.ok) throw new Error(cluster.problems.map(({ message }) => message).join(' '));
  return cluster.value;
}

async function ask(url: string, statement: string): Promise<readonly unknown[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(statement)).rows;
  } finally {
    await client.end();
  }
}

/** A process of its own that opens the cluster, says its address, and stays until it is killed. */
function startProcess(folder: string) {
  const program = `
    import { openCluster } from ${JSON.stringify(new URL('cluster.ts', import.meta.url).href)};
    const cluster = await openCluster(${JSON.stringify(folder)});
    console.log(cluster.ok ? cluster.value.url : JSON.stringify(cluster.problems));
    setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ['--input-type=module', '--eval', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  const ended = once(child, 'exit');
  const kill = (signal: NodeJS.Signals = 'SIGKILL') => (child.kill(signal), ended);
  return { said: once(child.stdout, 'data') as Promise<[Buffer]>, kill };
}

async function otherProcess(folder: string) {
  const { said, kill } = startProcess(folder);
  const [url] = await said;
  return { url: url.toString().trim(), kill };
}

/** Commands that run and name a folder. */
async function runningIn(folder: string): Promise<readonly string[]> {
  const ids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const commands = await Promise.all(ids.map((id) => readFile(`/proc/${id}/cmdline`, 'utf8').catch(() => '')));
  return commands.filter((command) => command.includes(folder));
}

test('a cluster keeps what was written, and its folder lets nobody else in', async () => {
  const folder = await emptyFolder();
  const first = await opened(folder);
  await ask(first.url, "create table kept as select 'yes' as value");
  await first.close();
  const second = await opened(folder);
  expect(await ask(second.url, 'select value from kept')).toEqual([{ value: 'yes' }]);
  expect((await stat(join(folder, 'cluster'))).mode & 0o077).toBe(0);
  expect((await stat(join(folder, 'password'))).mode & 0o077).toBe(0);
  await second.close();
}, 60_000);

test('programs and data may lie in a folder that is closed to all but whoever starts them', async () => {
  const folder = await emptyFolder();
  const bundled = (await bundledPrograms())!;
  // A folder of mkdtemp is closed to others, as a clone below /root is.
  await cp(join(dirname(bundled.initdb), '..'), join(folder, 'native'), { recursive: true, verbatimSymlinks: true });
  const own = (name: string): string => join(folder, 'native', 'bin', name);
  const paths = { initdb: own('initdb'), pg_ctl: own('pg_ctl'), postgres: own('postgres') };
  const cluster = await openCluster(join(folder, 'data'), { paths });
  if (!cluster.ok) throw new Error(cluster.problems.map(({ message }) => message).join(' '));
  expect(await ask(cluster.value.url, 'select 1 as one')).toEqual([{ one: 1 }]);
  await cluster.value.close();
}, 60_000);

test('its user is no superuser and needs the password', async () => {
  const cluster = await opened(await emptyFolder());
  expect(await ask(cluster.url, 'select rolsuper from pg_roles where rolname = current_user')).toEqual([
    { rolsuper: false },
  ]);
  const guess = new URL(cluster.url);
  guess.password = 'guess';
  await expect(ask(guess.href, 'select 1')).rejects.toThrow('password');
  guess.username = 'cluster';
  await expect(ask(guess.href, 'select 1')).rejects.toThrow('password');
  await cluster.close();
}, 60_000);

test('while it is made nobody comes in without a password, its superuser least of all', async () => {
  const folder = await emptyFolder();
  let isMade = false;
  const making = opened(folder).finally(() => (isMade = true));
  const said: string[] = [];
  const look = async (): Promise<void> => {
    const file = await readFile(join(folder, 'cluster/postmaster.pid'), 'utf8').catch(() => '');
    const port = Number(file.split('\n')[3]);
    if (!port) return;
    const url = `postgresql://cluster@127.0.0.1:${port}/postgres`;
    said.push(await ask(url, 'select 1').then(() => 'came in', String));
  };
  const lookOn = async (): Promise<void> => {
    await look();
    await setTimeout(5);
    if (!isMade) await lookOn();
  };
  await lookOn();
  const cluster = await making;
  await look();
  expect(said).not.toContain('came in');
  expect(said.some((each) => each.includes('password'))).toBe(true);
  expect((await readdir(folder)).filter((name) => name.includes('first'))).toEqual([]);
  await cluster.close();
}, 60_000);

test('after its process was killed, what was confirmed is there and the cluster starts anew', async () => {
  const folder = await emptyFolder();
  const killed = await otherProcess(folder);
  await ask(killed.url, "create table confirmed as select 'yes' as value");
  await killed.kill();
  const orphan = (await readFile(join(folder, 'cluster', 'postmaster.pid'), 'utf8')).split('\n')[0];
  const next = await opened(folder);
  expect(await ask(next.url, 'select value from confirmed')).toEqual([{ value: 'yes' }]);
  expect((await readFile(join(folder, 'cluster', 'postmaster.pid'), 'utf8')).split('\n')[0]).not.toBe(orphan);
  await next.close();
}, 60_000);

/** The process of the server itself. */
async function serverPid(folder: string): Promise<number> {
  return Number((await readFile(join(folder, 'cluster', 'postmaster.pid'), 'utf8')).split('\n')[0]);
}

test('PostgreSQL that was killed is brought back at its address, each time, with what was confirmed', async () => {
  const folder = await emptyFolder();
  const reports: string[] = [];
  const report = ({ message }: Error): void => void reports.push(message);
  const opened = await openCluster(folder, { report });
  if (!opened.ok) throw new Error('the cluster does not open');
  const { url, close } = opened.value;
  await ask(url, "create table confirmed as select 'yes' as value");
  for (const kill of [1, 2]) {
    const killed = await serverPid(folder);
    process.kill(killed, 'SIGKILL');
    await expect.poll(() => ask(url, 'select value from confirmed').catch(() => []), patient).toHaveLength(1);
    expect(await serverPid(folder)).not.toBe(killed);
    expect(reports.filter((each) => each === 'the database runs again')).toHaveLength(kill);
  }
  expect(reports[0]).toBe('the database is not running; it is started again in 0.5 s');
  expect(reports).toContain('the database is not running; it is started again in 1 s');
  await close();
}, 60_000);

const patient = { timeout: 20_000, interval: 50 };

test('a process that joins while the database is being brought back waits for it', async () => {
  const folder = await emptyFolder();
  const runner = await otherProcess(folder);
  process.kill(await serverPid(folder), 'SIGKILL');
  const guest = await opened(folder);
  expect(guest.url).toBe(runner.url);
  const one = (): Promise<readonly unknown[]> => ask(guest.url, 'select 1 as one').catch(() => []);
  await expect.poll(one, patient).toEqual([{ one: 1 }]);
  await guest.close();
  await runner.kill();
}, 60_000);

test('once closed it is not brought back, and nothing of it runs', async () => {
  const folder = await emptyFolder();
  const cluster = await opened(folder);
  const pid = await serverPid(folder);
  process.kill(pid, 'SIGKILL');
  await cluster.close();
  await setTimeout(1500);
  expect(isRunning({ pid })).toBe(false);
  await expect(serverPid(folder).then((now) => isRunning({ pid: now }))).resolves.toBe(false);
}, 60_000);

test('whenever its process is killed, the database stops by itself', async () => {
  const folder = await emptyFolder();
  const { kill } = await otherProcess(folder);
  const pid = await serverPid(folder);
  await kill();
  await expect.poll(() => isRunning({ pid }), patient).toBe(false);
}, 60_000);

test('a process that is stopped at whatever instant of its start leaves nothing running', async () => {
  const folder = await emptyFolder();
  for (const instant of [50, 150, 300, 500, 700, 900, 1200, 1500, 1900, 2400]) {
    const { kill } = startProcess(folder);
    await setTimeout(instant);
    await kill('SIGTERM');
    await expect.poll(() => runningIn(folder), { message: `after ${instant} ms`, ...patient }).toEqual([]);
  }
  const cluster = await opened(folder);
  expect(await ask(cluster.url, 'select 1 as one')).toEqual([{ one: 1 }]);
  await cluster.close();
}, 120_000);

test('its pages have checksums, so that a damaged one is never answered from', async () => {
  const cluster = await opened(await emptyFolder());
  expect(await ask(cluster.url, 'show data_checksums')).toEqual([{ data_checksums: 'on' }]);
  await cluster.close();
}, 60_000);

test('a second process joins the running cluster and leaves it running', async () => {
  const folder = await emptyFolder();
  const [runner, rival] = await Promise.all([otherProcess(folder), otherProcess(folder)]);
  expect(runner.url).toBe(rival.url);
  const guest = await opened(folder);
  expect(guest.url).toBe(runner.url);
  await guest.close();
  expect(await ask(runner.url, 'select 1 as one')).toEqual([{ one: 1 }]);
  await Promise.all([runner.kill(), rival.kill()]);
  await (await opened(folder)).close();
}, 60_000);

test('DATABASE_URL names a server, and one that is none is refused without repeating it', () => {
  expect(databaseAddress({}, '/data')).toEqual({ ok: true, value: { kind: 'embedded', folder: '/data/database' } });
  const url = 'postgres://a:b@localhost/c';
  expect(databaseAddress({ DATABASE_URL: url }, '/data')).toEqual({ ok: true, value: { kind: 'server', url } });
  const refused = databaseAddress({ DATABASE_URL: 'mysql://a:secret@localhost/c' }, '/data');
  expect(refused).toMatchObject({ ok: false, problems: [{ at: 'DATABASE_URL' }] });
  expect(JSON.stringify(refused)).not.toContain('secret');
});
