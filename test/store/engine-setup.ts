import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import type { TestProject } from 'vitest/node';
import { migrationsOf } from '../../src/house/house.ts';
import { wings } from '../../src/house/wings.ts';
import { freePort } from '../../src/store/free-port.ts';
import { bundledPrograms, postgresPrograms } from '../../src/store/postgres-programs.ts';
import { openStore } from '../../src/store/store.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The database that tests copy theirs from, on the engine of this run. */
    readonly templateUrl: string;
  }
}

const debianFolder = '/usr/lib/postgresql/15/bin';
const template = 'ambitie_template';

/**
 * Starts one PostgreSQL for a whole run, with a migrated database to copy. It is the bundled one, or Debian's
 * PostgreSQL 15 when `AMBITIE_TEST_ENGINE` is `server`.
 */
export default async function startEngine(project: TestProject): Promise<() => Promise<void>> {
  const isServer = process.env['AMBITIE_TEST_ENGINE'] === 'server';
  const folder = await mkdtemp(join(tmpdir(), 'ambitie-engine-'));
  const cluster = join(folder, 'cluster');
  const programs = await postgresPrograms(await programPaths(isServer));
  await mkdir(cluster);
  await programs.handOver(cluster);
  await programs.initdb([
    '-D',
    cluster,
    '--username=cluster',
    '--auth=trust',
    '--encoding=UTF8',
    '--locale=C',
    '--no-sync',
  ]);
  const port = await freePort();
  // A test's database need not survive a power cut.
  const settings = `-p ${port} -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c fsync=off -c full_page_writes=off -c max_connections=300`;
  await writeFile(join(cluster, 'pg_hba.conf'), 'host all all 127.0.0.1/32 trust\n');
  const log = join(cluster, 'log.txt');
  await programs.control(['start', '--wait', '-D', cluster, '-o', settings, '-l', log, '--silent']);
  const url = await makeTemplate(port);
  project.provide('templateUrl', url);
  return async () => {
    await programs.control(['stop', '--wait', '--mode=immediate', '-D', cluster, '--silent']);
    await rm(folder, { recursive: true, force: true });
  };
}

async function programPaths(isServer: boolean) {
  const debian = (name: string): string => join(debianFolder, name);
  if (isServer) return { initdb: debian('initdb'), pg_ctl: debian('pg_ctl'), postgres: debian('postgres') };
  const bundled = await bundledPrograms();
  if (!bundled || !existsSync(bundled.initdb)) throw new Error('the bundled PostgreSQL is missing: run npm install');
  return bundled;
}

async function makeTemplate(port: number): Promise<string> {
  const client = new Client({ host: '127.0.0.1', port, user: 'cluster', database: 'postgres' });
  await client.connect();
  await client.query('create role ambitie login createdb');
  await client.query(`create database ${template} owner ambitie`);
  await client.end();
  const url = `postgresql://ambitie@127.0.0.1:${port}/${template}`;
  const store = await openStore({ kind: 'server', url }, migrationsOf(wings), () => undefined);
  if (!store.ok) throw new Error(store.problems.map(({ message }) => message).join(' '));
  await store.value.close();
  return url;
}
