import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { axeViolations } from './axe.ts';
import { onPage, openBrowser } from './chromium.ts';
import { startSite, type SiteServer } from './site-server.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'ambitie-passkey-'));
const person = { email: 'an@example.org', password: 'paars kanaal lepel wolk 8' };

let site: SiteServer;
let browser: Browser;
beforeAll(async () => {
  site = await startSite(folder);
  browser = await openBrowser();
});
afterAll(async () => {
  await browser.close();
  await site.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** Adds an administrator beside the running site, as who installs it does, and gives the link to set a password. */
function addAdministrator(): string {
  const argv = ['user', 'add', person.email, '--name', 'An', '--role', 'administrator', '--data', folder, '--json'];
  const env = { ...process.env, AMBITIE_URL: site.origin };
  const answer = execFileSync(process.execPath, ['dist/main.mjs', ...argv], { cwd: root, env, encoding: 'utf8' });
  return (JSON.parse(answer) as { readonly link: string }).link;
}

/** Gives the page a device that unlocks by itself. */
async function giveDevice(page: Page): Promise<void> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('WebAuthn.enable');
  await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
}

test('the first administrator sets a password by her link, adds a passkey, and signs in with it alone', () =>
  onPage(browser, {}, async (page) => {
    await giveDevice(page);
    await page.goto(addAdministrator());
    await page.getByLabel('Nieuw wachtwoord').fill(person.password);
    await page.getByRole('button', { name: 'Bewaar mijn wachtwoord' }).click();
    await page.getByRole('link', { name: 'Aanmelden' }).last().click();
    await page.getByLabel('E-mailadres').fill(person.email);
    await page.getByLabel('Wachtwoord', { exact: true }).fill(person.password);
    await page.getByRole('button', { name: 'Meld me aan' }).click();
    await page.waitForURL('**/mijn-werk');
    await page.goto(`${site.origin}/account/sleutels`);
    await page.getByRole('button', { name: 'Voeg een sleutel van dit toestel toe' }).click();
    await page.getByText('Je sleutels zijn bijgewerkt.').waitFor();
    await page.goto(`${site.origin}/account/sessies`);
    await page.getByRole('button', { name: 'Meld me af' }).click();
    await page.goto(`${site.origin}/aanmelden?terug=/beheer`);
    await page.getByRole('button', { name: 'Aanmelden met een sleutel van je toestel' }).click();
    await page.waitForURL(`${site.origin}/beheer`);
    expect(await page.locator('h1').textContent()).toBe('Beheer');
    await seeEveryPage(page);
  }));

/** Pages that only somebody who is signed in sees, which the crawler does not find. */
async function seeEveryPage(page: Page): Promise<void> {
  const paths = [
    ...['', '/wachtwoord', '/sleutels', '/twee-stappen', '/sessies', '/spoor', '/gegevens'].map(
      (each) => `/account${each}`,
    ),
    ...['', '/mensen', '/uitnodigingen', '/organisaties', '/spoor'].map((each) => `/beheer${each}`),
    '/mijn-werk',
    '/organisaties/nieuw',
  ];
  for (const path of paths) {
    await page.goto(site.origin + path);
    expect([path, await axeViolations(page)]).toEqual([path, []]);
  }
}
