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
