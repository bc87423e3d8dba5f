import { randomBytes } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { Client, DatabaseError } from 'pg';
import { inject, onTestFinished } from 'vitest';
import { migrationsOf } from '../../src/house/house.ts';
import { wings } from '../../src/house/wings.ts';
import { openStore, type Store } from '../../src/store/store.ts';

/** A database of its own with the shape of this version and nothing in it, dropped by `drop`. */
export interface FreshStore {
  readonly store: Store;
  readonly drop: () => Promise<void>;
}

/** Makes a database for a whole test file: call it in `beforeAll`, and `drop` in `afterAll`. */
export async function makeFreshStore(): Promise<FreshStore> {
  const templateUrl = inject('templateUrl');
  const name = `test_${randomBytes(8).toString('hex')}`;
  const template = new URL(templateUrl).pathname.slice(1);
  await onServer(templateUrl, `create database ${name} template ${template}`);
  const url = new URL(templateUrl);
  url.pathname = `/${name}`;
  const opened = await openStore({ kind: 'server', url: url.href }, migrationsOf(wings), () => undefined);
  if (!opened.ok) throw new Error(opened.problems.map(({ message }) => message).join(' '));
  const drop = async () => {
    await opened.value.close();
    await dropDatabase(templateUrl, name);
  };
  return { store: opened.value, drop };
}

/** A database for one test, dropped when the test ends. */
export async function freshStore(): Promise<Store> {
  const { store, drop } = await makeFreshStore();
  onTestFinished(drop);
  return store;
}

/** A database with nothing in it, not even this version's shape. */
export interface EmptyDatabase {
  readonly url: string;
  readonly drop: () => Promise<void>;
}

/** Makes one for a whole test file: call it in `beforeAll`, and `drop` in `afterAll`. */
export async function makeEmptyDatabase(): Promise<EmptyDatabase> {
  const templateUrl = inject('templateUrl');
  const name = `test_${randomBytes(8).toString('hex')}`;
  await onServer(templateUrl, `create database ${name}`);
  const url = new URL(templateUrl);
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => dropDatabase(templateUrl, name) };
}

/** The address of one for one test, dropped when the test ends. */
export async function emptyDatabase(): Promise<string> {
  const { url, drop } = await makeEmptyDatabase();
  onTestFinished(drop);
  return url;
}

/** A worker that tidies up in it belongs to PostgreSQL, and is waited for. */
async function dropDatabase(templateUrl: string, name: string): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await onServer(templateUrl, `drop database ${name} with (force)`);
    } catch (error) {
      const isTidying = error instanceof DatabaseError && error.code === '42501';
      if (!isTidying || attempt === 50) throw error;
      await setTimeout(200);
    }
  }
}

async function onServer(templateUrl: string, statement: string): Promise<void> {
  const url = new URL(templateUrl);
  url.pathname = '/postgres';
  const client = new Client({ connectionString: url.href });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
