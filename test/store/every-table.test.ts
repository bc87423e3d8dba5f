import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { mailQueue } from '../../src/job/mail.ts';
import { openJobs } from '../../src/job/jobs.ts';
import { queuesOf } from '../../src/house/house.ts';
import { wings } from '../../src/house/wings.ts';
import { reachDatabase } from '../../src/store/store.ts';
import { makeAccountSite } from '../account/account-site.ts';
import { temporaryFolder } from '../release/built-release.ts';
import { runCommand } from '../run-command.ts';
import { fillEveryTable } from './any-row.ts';
import { contentOf } from './database-content.ts';
import { emptyDatabase, freshStore } from './fresh-store.ts';

/* No table is named here: a wing that adds one is in the backup of this test from the moment that its step runs. */

async function run(folder: string, argv: readonly string[], url?: string): Promise<void> {
  const world = { root: folder, workingFolder: folder, environment: url ? { DATABASE_URL: url } : {} };
  expect(await runCommand([...argv, '--data', 'data'], world)).toMatchObject({ exitCode: 0, err: '' });
}

/** A database with rows in every table and along every reference, and a mail that waits. */
async function fullDatabase(): Promise<string> {
  const store = await freshStore();
  const house = makeAccountSite(store);
  for (const name of ['Ada', 'Bo']) await house.signedIn({ name, grants: [{ role: 'administrator' }] });
  const superuser = new URL(store.url);
  superuser.username = 'cluster';
  await fillEveryTable(superuser.href);
  const jobs = await openJobs(store.url, { queues: queuesOf(wings), as: 'visitor', onError: () => undefined });
  if (!jobs.ok) throw new Error('the queues do not open');
  await jobs.value.enqueue(mailQueue, { to: 'an@voorbeeld.be', subject: 'Welkom', text: 'Dag An' });
  await jobs.value.close();
  return store.url;
}

test('every table, row and reference comes back: from a server onto the machine itself, and back again', async () => {
  const folder = temporaryFolder();
  await mkdir(join(folder, 'data'));
  await writeFile(join(folder, 'data', 'kept.txt'), 'kept');
  const first = await fullDatabase();
  const before = await contentOf(first);
  expect(Object.keys(before.rows).filter((table) => before.rows[table]!.length === 0)).toEqual([]);
  expect(before.references.filter(({ referring, lost }) => referring === 0 || lost > 0)).toEqual([]);
  expect(before.jobs).toHaveLength(1);
  await run(folder, ['backup', 'one'], first);
  await rm(join(folder, 'data'), { recursive: true });

  await run(folder, ['restore', 'one']);
  const own = await reachDatabase({ kind: 'embedded', folder: join(folder, 'data', 'database') });
  if (!own.ok) throw new Error('the database does not start');
  expect(await contentOf(own.value.url)).toEqual(before);
  await own.value.close();
  await run(folder, ['backup', 'two']);
  await rm(join(folder, 'data'), { recursive: true });

  const second = await emptyDatabase();
  await run(folder, ['restore', 'two'], second);
  expect(await contentOf(second)).toEqual(before);
}, 120_000);
