import { randomBytes } from 'node:crypto';
import type { Auth } from '../auth-store.ts';

const day = 24 * 60 * 60 * 1000;

/** The person whom a link to set a password is for; `undefined` when it was used, is too old, or never was one. */
export async function readRecoveryPerson(
  { auth }: { readonly auth: Auth },
  token: string,
): Promise<string | undefined> {
  const { internalAdapter } = await auth.$context;
  const kept = await internalAdapter.findVerificationValue(`reset-password:${token}`);
  return kept && kept.expiresAt > new Date() ? kept.value : undefined;
}

/** Makes a link with which a person sets a first password, once and within two days. */
export async function makeRecoveryLink(
  { auth, url }: { readonly auth: Auth; readonly url: string },
  person: string,
  now: Date,
): Promise<string> {
  const token = randomBytes(24).toString('base64url');
  const { internalAdapter } = await auth.$context;
  await internalAdapter.createVerificationValue({
    identifier: `reset-password:${token}`,
    value: person,
    expiresAt: new Date(now.getTime() + 2 * day),
  });
  return `${url}/wachtwoord-instellen?code=${token}`;
}
