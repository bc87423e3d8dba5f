import { createHash } from 'node:crypto';
import { sql, type QueryExecutorProvider } from 'kysely';
import type { Store } from '../../store/store.ts';

/** How often something may be tried in a while. */
export interface ThrottleRule {
  readonly name: string;
  readonly most: number;
  readonly windowSeconds: number;
}

/** Wrong passwords and codes for one address from one client. */
export const perAddressAndClient: ThrottleRule = { name: 'address', most: 5, windowSeconds: 5 * 60 };
/** Wrong passwords and codes from one client, whichever the address. */
export const perClient: ThrottleRule = { name: 'client', most: 40, windowSeconds: 15 * 60 };
/** Wrong passwords for one address from all strangers together. Source: OWASP ASVS 4.0.3, 2.2.1. */
export const perAddress: ThrottleRule = { name: 'any', most: 100, windowSeconds: 60 * 60 };
/** Wrong passwords from a browser in which that person signed in before. */
export const perDevice: ThrottleRule = { name: 'device', most: 10, windowSeconds: 5 * 60 };
/** Messages that one client may have sent. */
export const perMailing: ThrottleRule = { name: 'mailing', most: 10, windowSeconds: 60 * 60 };
/** Messages that one address may get: more would only fill a stranger's box. */
export const perMailbox: ThrottleRule = { name: 'mailbox', most: 5, windowSeconds: 60 * 60 };

/** All rules, each with how long it remembers a try. */
export const throttleRules: readonly ThrottleRule[] = [
  perAddressAndClient,
  perClient,
  perAddress,
  perDevice,
  perMailing,
  perMailbox,
];

/**
 * Counts one more try, and gives the seconds to wait when that is one too many; 0 when it may go on. Counting comes
 * before trying, so that many tries at once do not slip through. Keys are kept as hashes only.
 */
export async function countTry(
  database: QueryExecutorProvider,
  rule: ThrottleRule,
  who: readonly string[],
): Promise<number> {
  const { rows } = await sql<{ points: number; seconds: number }>`
    insert into sign_in_attempt as attempt (key, points, ends_at)
    values (${keyOf(rule, who)}, 1, now() + make_interval(secs => ${rule.windowSeconds}))
    on conflict (key) do update set
      points = case when attempt.ends_at <= now() then 1 else attempt.points + 1 end,
      ends_at = case when attempt.ends_at <= now() then excluded.ends_at else attempt.ends_at end
    returning points, ceil(extract(epoch from ends_at - now()))::int as seconds`.execute(database);
  const { points, seconds } = rows[0]!;
  return points > rule.most ? Math.max(1, seconds) : 0;
}

/** Takes a try back that turned out right, or with `all` every one. */
export async function forgetTry(
  database: QueryExecutorProvider,
  rule: ThrottleRule,
  who: readonly string[],
  all: boolean,
): Promise<void> {
  await sql`update sign_in_attempt set points = case when ${all} then 0 else greatest(0, points - 1) end
    where key = ${keyOf(rule, who)}`.execute(database);
}

/** Deletes what no longer counts. */
export async function forgetOldTries(database: QueryExecutorProvider): Promise<void> {
  await sql`delete from sign_in_attempt where ends_at < now()`.execute(database);
}

function keyOf(rule: ThrottleRule, who: readonly string[]): string {
  return createHash('sha256')
    .update(JSON.stringify([rule.name, ...who]))
    .digest('base64url');
}

/** Counts a message to be sent; gives the seconds to wait when it is one too many. */
export async function mayWrite(
  { store }: { readonly store: Pick<Store, 'accounts'> },
  client: string,
  email: string,
): Promise<number> {
  const waits = await Promise.all([
    countTry(store.accounts, perMailing, [client]),
    countTry(store.accounts, perMailbox, [email.trim().toLowerCase()]),
  ]);
  return Math.max(...waits);
}
