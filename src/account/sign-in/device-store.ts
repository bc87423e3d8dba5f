import { createHash, randomBytes } from 'node:crypto';
import { sql, type QueryExecutorProvider } from 'kysely';

/** How long a browser is remembered in which a person signed in, from the last time on. */
export const deviceDays = 365;

/** Whether a browser's token is one that was given to the person with this address. */
export async function isKnownDevice(
  accounts: QueryExecutorProvider,
  token: string | undefined,
  email: string,
): Promise<boolean> {
  if (!token) return false;
  const { rows } = await sql`
    update known_device set used_at = now() from person
    where token_hash = ${hashOf(token)} and person.id = person_id and email = ${email} returning 1`.execute(accounts);
  return rows.length > 0;
}

/** Remembers that a person signed in with this browser; gives the token to keep there. */
export async function rememberDevice(
  accounts: QueryExecutorProvider,
  token: string | undefined,
  person: string,
): Promise<string> {
  const { rows } = await sql`select 1 from known_device
    where token_hash = ${hashOf(token ?? '')} and person_id = ${person}`.execute(accounts);
  if (token && rows.length > 0) return token;
  const made = randomBytes(24).toString('base64url');
  await sql`insert into known_device (token_hash, person_id) values (${hashOf(made)}, ${person})`.execute(accounts);
  return made;
}

/** Forgets every browser of a person, as when the password may be known to somebody else. */
export async function forgetDevices(accounts: QueryExecutorProvider, person: string): Promise<void> {
  await sql`delete from known_device where person_id = ${person}`.execute(accounts);
}

function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('base64url');
}
