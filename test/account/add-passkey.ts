import { expect } from 'vitest';
import { makeCredential } from '../doubles/authenticator.ts';
import type { Browser } from './browser.ts';

/** Adds a passkey to the account that is signed in here, as the script of the page does with a device. */
export async function addPasskey(browser: Browser): Promise<void> {
  const asked = await browser.get('/account/auth/passkey/generate-register-options');
  const { challenge } = (await asked.json()) as { readonly challenge: string };
  const answer = await browser.send('/account/auth/passkey/verify-registration', {
    method: 'POST',
    headers: { origin: 'http://localhost', 'content-type': 'application/json' },
    body: JSON.stringify({ response: makeCredential(challenge, 'http://localhost'), name: 'Telefoon' }),
  });
  expect(answer.status).toBe(200);
}
