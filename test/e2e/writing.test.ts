import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { axeViolations } from './axe.ts';
import { newVisitor, onPage, openBrowser } from './chromium.ts';
import { startSite, type SiteServer } from './site-server.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'ambitie-writing-'));
const person = { email: 'mo@example.org', password: 'paars kanaal lepel wolk 8' };

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

async function signIn(page: Page): Promise<void> {
  const argv = ['user', 'add', person.email, '--name', 'Mo', '--role', 'programme-manager', '--data', folder, '--json'];
  const env = { ...process.env, AMBITIE_URL: site.origin };
  const answer = execFileSync(process.execPath, ['dist/main.mjs', ...argv], { cwd: root, env, encoding: 'utf8' });
  await page.goto((JSON.parse(answer) as { readonly link: string }).link);
  await page.getByLabel('Nieuw wachtwoord').fill(person.password);
  await page.getByRole('button', { name: 'Bewaar mijn wachtwoord' }).click();
  await page.getByRole('link', { name: 'Aanmelden' }).last().click();
  await enter(page);
  await page.waitForURL('**/mijn-werk');
}

async function enter(page: Page): Promise<void> {
  await page.getByLabel('E-mailadres').fill(person.email);
  await page.getByLabel('Wachtwoord', { exact: true }).fill(person.password);
  await page.getByRole('button', { name: 'Meld me aan' }).click();
}

async function addOrganisation(page: Page): Promise<void> {
  await page.goto(`${site.origin}/organisaties/nieuw`);
  await page.getByLabel('Naam', { exact: false }).first().fill('Stad Genk');
  await page.locator('main form .button').first().click();
  await page.waitForURL('**/organisaties/stad-genk**');
}

test('a draft saves itself, keeps words without a connection, and never loses them to another window', () =>
  onPage(browser, {}, async (page) => {
    await signIn(page);
    await page.goto(`${site.origin}/projecten/nieuw`);
    if ((await page.locator('#veld-trekker').count()) === 0) {
      await addOrganisation(page);
      await page.goto(`${site.origin}/projecten/nieuw`);
    }
    await page.getByLabel('Titel').fill('Samen naar werk');
    await page.getByRole('button', { name: 'Begin' }).click();
    await page.waitForURL('**/bewerk/waarover');
    const [told, summary] = [page.locator('.write-form__told'), page.getByLabel('Samenvatting')];
    expect(await axeViolations(page)).toEqual([]);

    await summary.fill('Eerste woorden');
    await told.getByText(/^Bewaard om /).waitFor();

    const other = await page.context().newPage();
    await other.goto(page.url());
    expect(await other.getByLabel('Samenvatting').inputValue()).toBe('Eerste woorden');

    await page.context().setOffline(true);
    await page.getByLabel('Beschrijving').fill('Woorden zonder verbinding');
    await told.getByText('Geen verbinding').waitFor();
    await page.context().setOffline(false);
    await told.getByText(/^Bewaard om /).waitFor();

    await other.getByLabel('Samenvatting').fill('Andere woorden');
    await other.locator('.write-form__told').getByText('Dit is intussen ergens anders bewaard').waitFor();
    await other.getByRole('button', { name: 'Bewaar', exact: true }).click();
    await other.getByRole('heading', { name: 'Je schreef dit in twee vensters' }).waitFor();
    expect(await axeViolations(other)).toEqual([]);
    for (const words of ['Woorden zonder verbinding', 'Eerste woorden', 'Andere woorden']) {
      expect(await other.locator('.conflict').textContent()).toContain(words);
    }
  }));

test('what was typed outlives a tab, a browser and a session, and goes once it is saved or its writer leaves', async () => {
  const form = `${site.origin}/organisaties/nieuw`;
  const nameOn = (page: Page) => page.locator('#veld-name');
  const first = await newVisitor(browser, {});
  const page = await first.newPage();
  await page.goto(form);
  await enter(page);
  await nameOn(page).fill('Stad Hasselt');
  const otherTab = await first.newPage();
  await otherTab.goto(form);
  expect(await nameOn(otherTab).inputValue()).toBe('Stad Hasselt');
  const storageState = await first.storageState();
  await first.close();

  const second = await newVisitor(browser, { storageState });
  const later = await second.newPage();
  await later.goto(form);
  expect(await nameOn(later).inputValue()).toBe('Stad Hasselt');
  expect(await later.locator('.form-restored').textContent()).toContain('Het is nog niet bewaard');
  expect(await axeViolations(later)).toEqual([]);

  await second.clearCookies();
  await later.locator('main form .button').first().click();
  await enter(later);
  await nameOn(later).waitFor();
  expect(await nameOn(later).inputValue()).toBe('Stad Hasselt');
  await later.locator('main form .button').first().click();
  await later.locator('.error-summary').waitFor();
  await later.getByLabel('Overheid').check();
  await later.locator('main form .button').first().click();
  await later.waitForURL('**/organisaties/stad-hasselt**');
  await later.goto(form);
  expect(await nameOn(later).inputValue()).toBe('');

  await nameOn(later).fill('Stad Tongeren');
  const left = () => later.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('woorden')).length);
  expect(await left()).toBe(1);
  await later.goto(`${site.origin}/mijn-werk`);
  await later.getByRole('button', { name: 'Meld me af' }).click();
  await later.waitForURL(`${site.origin}/`);
  expect(await left()).toBe(0);
  await second.close();
});
