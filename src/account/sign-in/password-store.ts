import type { Kysely } from 'kysely';
import type { Store } from '../../store/store.ts';
import type { Person } from '../../wing/actor.ts';
import { note } from '../../wing/trail-store.ts';
import { personEvent } from '../person/own-event.ts';
import { proveAddress } from '../person/person-store.ts';
import type { Auth } from './auth-store.ts';
import { forgetDevices, rememberDevice } from './device-store.ts';
import { deleteOtherSessions } from './session-store.ts';

/** The sign-in machinery with the tables it works on. */
export interface SignInMachinery {
  readonly auth: Auth;
  readonly store: Pick<Store, 'accounts'>;
}

/** A change of one's password, as the page asks for it. */
interface PasswordChange {
  readonly current: string;
  readonly next: string;
  /** What the machinery may know of the request. */
  readonly headers: Headers;
  /** The session that stays. */
  readonly session: string | undefined;
}

/**
 * Changes a password with the one it takes the place of, ends every other session and forgets every other browser, with
 * an entry in the trail. Gives the token by which this browser is known from now on.
 *
 * @throws {Error} of the machinery, when the current password is wrong.
 */
export async function changePassword(
  { auth, store }: SignInMachinery,
  person: Person,
  { current, next, headers, session }: PasswordChange,
): Promise<string> {
  await auth.api.changePassword({ body: { currentPassword: current, newPassword: next }, headers });
  await deleteOtherSessions(store.accounts, person.id, session);
  return finish(store.accounts, person, 'password.changed');
}

/**
 * Sets a password by the link in a message, which also proves the address and ends every session, with an entry in the
 * trail. Gives the token by which this browser is known from now on.
 *
 * @throws {Error} of the machinery, when the link does not hold.
 */
export async function recoverPassword(
  { auth, store }: SignInMachinery,
  person: Person,
  { password, token }: { readonly password: string; readonly token: string },
): Promise<string> {
  await auth.api.resetPassword({ body: { newPassword: password, token } });
  await proveAddress(store.accounts, person.email);
  return finish(store.accounts, person, 'password.recovered');
}

async function finish(accounts: Kysely<unknown>, person: Person, event: string): Promise<string> {
  await forgetDevices(accounts, person.id);
  const device = await rememberDevice(accounts, undefined, person.id);
  await note(accounts, person, personEvent(event, person.id));
  return device;
}
