import { sql, type QueryExecutorProvider } from 'kysely';
import type { Person } from '../../wing/actor.ts';
import { note } from '../../wing/trail-store.ts';
import { personEvent } from '../person/own-event.ts';
import type { SignInMachinery } from './password-store.ts';

/** A request with the password that the machinery asks for. */
interface WithPassword {
  readonly password: string;
  readonly headers: Headers;
}

/** Turns the second step on with a first code, with an entry in the trail. Gives the headers with the new session. */
export async function startTwoStep(
  { auth, store }: SignInMachinery,
  person: Person,
  { code, headers }: { readonly code: string; readonly headers: Headers },
): Promise<Headers> {
  const started = await auth.api.verifyTOTP({ body: { code }, headers, returnHeaders: true });
  await note(store.accounts, person, personEvent('two-step.started', person.id));
  return started.headers;
}

/** Makes new spare codes, so that the old ones no longer hold, with an entry in the trail. */
export async function renewSpareCodes(
  { auth, store }: SignInMachinery,
  person: Person,
  { password, headers }: WithPassword,
): Promise<readonly string[]> {
  const { backupCodes } = await auth.api.generateBackupCodes({ body: { password }, headers });
  await note(store.accounts, person, personEvent('two-step.renewed', person.id));
  return backupCodes;
}

/** Turns the second step off, with an entry in the trail. Gives the headers with the new session. */
export async function stopTwoStep(
  { auth, store }: SignInMachinery,
  person: Person,
  { password, headers }: WithPassword,
): Promise<Headers> {
  const stopped = await auth.api.disableTwoFactor({ body: { password }, headers, returnHeaders: true });
  await note(store.accounts, person, personEvent('two-step.stopped', person.id));
  return stopped.headers;
}

/**
 * Takes a code of the app that was right for one sign-in: `false` when it signed somebody in before, and then the session
 * that it began is ended. Codes hold for a minute and a half at most. Source: OWASP ASVS 4.0.3, 2.8.4.
 */
export async function takeCode(
  accounts: QueryExecutorProvider,
  person: string,
  { code, session }: { readonly code: string; readonly session: string },
): Promise<boolean> {
  const { rows } = await sql`
    update two_factor set used_at = now(),
      used_codes = case when now() - used_at < interval '5 minutes' then used_codes else '{}' end || ${code}::text
    where person_id = ${person}
      and (used_at is null or now() - used_at >= interval '5 minutes' or ${code} <> all (used_codes))
    returning id`.execute(accounts);
  if (rows.length > 0) return true;
  await sql`delete from session where person_id = ${person} and token = ${session}`.execute(accounts);
  return false;
}
