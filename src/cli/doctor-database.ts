import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Client } from 'pg';
import { describeProblem, type Problem } from '../foundation/problem.ts';
import { jobTable, queueCountsQuery, type QueueCount } from '../job/jobs.ts';
import { readMailSettings } from '../job/mail-settings.ts';
import { readLastBackup } from '../store/last-backup-store.ts';
import { databaseAddress } from '../store/database-address.ts';
import { stepProblems, storeMigrations, type DoneStep } from '../store/migration.ts';
import { reachDatabase } from '../store/store.ts';
import type { Finding } from './finding.ts';
import { migrationsOf } from '../house/house.ts';
import type { Session } from '../wing/command.ts';
import type { Wing } from '../wing/wing.ts';

/** Looks at the database and its queues, without changing anything in it. */
export async function checkDatabase(
  { world, dataFolder }: Session,
  wings: readonly Wing[],
): Promise<readonly Finding[]> {
  const address = databaseAddress(world.environment, dataFolder);
  if (!address.ok) return [wrong('database', address.problems)];
  if (address.value.kind === 'embedded' && !existsSync(join(address.value.folder, 'password'))) {
    return [{ check: 'database', healthy: true, detail: 'none yet: `ambitie start` makes it' }];
  }
  // Where a site runs, its database is looked at: one that it cannot keep running is not started for the occasion.
  const reached = await reachDatabase(address.value);
  if (!reached.ok) return [wrong('database', reached.problems)];
  const client = new Client({
    connectionString: reached.value.url,
    application_name: 'ambitie doctor',
    connectionTimeoutMillis: 10_000,
    lock_timeout: 5_000,
    query_timeout: 30_000,
  });
  // A connection that breaks is told by the question that it breaks off.
  client.on('error', () => undefined);
  try {
    await client.connect();
    return [await checkVersion(client, address.value.kind), await checkSteps(client, wings), await checkQueues(client)];
  } catch (error) {
    const detail = `it does not answer: ${error instanceof Error ? error.message : String(error)}`;
    return [{ check: 'database', healthy: false, detail }];
  } finally {
    await client.end().catch(() => undefined);
    await reached.value.close();
  }
}

async function checkVersion(client: Client, kind: 'embedded' | 'server'): Promise<Finding> {
  const { rows } = await client.query<{ version: string }>("select current_setting('server_version') as version");
  const where = kind === 'embedded' ? 'in the data folder' : 'on a server (DATABASE_URL)';
  const checksums = await client.query<{ are: string }>("select current_setting('data_checksums') as are");
  const bare = checksums.rows[0]?.are === 'off' && kind === 'embedded';
  const hint = bare ? '; its pages have no checksums: restore a backup into an empty folder to get them' : '';
  return { check: 'database', healthy: true, detail: `PostgreSQL ${rows[0]?.version} ${where} answers${hint}` };
}

async function checkSteps(client: Client, wings: readonly Wing[]): Promise<Finding> {
  const known = [...storeMigrations, ...migrationsOf(wings)];
  const done = (await isThere(client, 'public.migration')) ? await stepsOf(client) : [];
  const problems = stepProblems(done, known);
  if (problems.length > 0) return wrong('database steps', problems);
  const missing = known.length - done.length;
  const rest = missing > 0 ? `; the next \`ambitie start\` does the other ${missing}` : '';
  return { check: 'database steps', healthy: true, detail: `${done.length} of ${known.length} done${rest}` };
}

/** A database of before there were hashes says only which steps it has taken. */
async function stepsOf(client: Client): Promise<readonly DoneStep[]> {
  const query = "select name, to_jsonb(m) ->> 'sha256' as sha256 from public.migration m order by name";
  return (await client.query<DoneStep>(query)).rows;
}

async function checkQueues(client: Client): Promise<Finding> {
  if (!(await isThere(client, jobTable))) return { check: 'queues', healthy: true, detail: 'none yet' };
  const { rows } = await client.query<QueueCount>(queueCountsQuery);
  const detail = rows
    .map(({ queue, waiting, active, failed }) => `${queue} ${waiting} waiting, ${active} at hand, ${failed} failed`)
    .join('; ');
  return { check: 'queues', healthy: rows.every(({ failed }) => failed === 0), detail };
}

async function isThere(client: Client, table: string): Promise<boolean> {
  const { rows } = await client.query<{ is: boolean }>('select to_regclass($1) is not null as is', [table]);
  return rows[0]?.is ?? false;
}

/** Says where mails go. */
export async function checkMail({ world, dataFolder }: Session): Promise<Finding> {
  const settings = readMailSettings(world.environment, dataFolder);
  if (!settings.ok) return wrong('mail', settings.problems);
  const { value } = settings;
  if (value.kind === 'smtp') {
    return { check: 'mail', healthy: true, detail: `sent by ${new URL(value.url).host}, from ${value.from}` };
  }
  const kept = existsSync(value.folder) ? await readdir(value.folder) : [];
  const count = kept.filter((name) => name.endsWith('.eml')).length;
  const detail = `no mail server is set (AMBITIE_SMTP_URL): mails are kept in ${value.folder}, ${count} so far`;
  return { check: 'mail', healthy: true, detail };
}

const oldestDays = 7;

/** Says how old the last backup is: a week at most is well. */
export async function checkBackup({ world, dataFolder }: Session): Promise<Finding> {
  const last = await readLastBackup(dataFolder);
  if (!last.ok) return wrong('backup', last.problems);
  const { madeAt, folder = '' } = last.value ?? {};
  if (!madeAt) return { check: 'backup', healthy: true, detail: 'none yet: `ambitie backup DIR` makes one' };
  const days = daysSince(madeAt, world.effects.now());
  const detail = `made ${days} days ago in ${folder}${days > oldestDays ? ': make a new one' : ''}`;
  return { check: 'backup', healthy: days <= oldestDays, detail };
}

const oldestProofDays = 31;

/** Says when a backup was last restored to see that it can be: a month at most is well. */
export async function checkProof({ world, dataFolder }: Session): Promise<Finding> {
  const check = 'restore drill';
  const last = await readLastBackup(dataFolder);
  const provenAt = last.ok ? last.value?.provenAt : undefined;
  if (!provenAt) return { check, healthy: true, detail: 'none yet: `ambitie backup DIR --prove` restores a backup' };
  const days = daysSince(provenAt, world.effects.now());
  const detail = `a backup was restored ${days} days ago${days > oldestProofDays ? ': prove a newer one' : ''}`;
  return { check, healthy: days <= oldestProofDays, detail };
}

function daysSince(moment: string, now: Date): number {
  return Math.floor((now.getTime() - new Date(moment).getTime()) / 86_400_000);
}

/** What is wrong, a problem a line. */
export function wrong(check: string, problems: readonly Problem[]): Finding {
  return { check, healthy: false, detail: problems.map(describeProblem).join('\n       ') };
}
