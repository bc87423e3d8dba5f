import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { vi } from 'vitest';
import { migrationsOf } from '../../src/house/house.ts';
import { wings } from '../../src/house/wings.ts';
import { openStore, type Store } from '../../src/store/store.ts';
import { addPersonWithPassword, goodPassword, makeAccountSite, type NewPerson } from '../account/account-site.ts';
import { startSite, type SiteServer } from './site-server.ts';

/** The built product with a database that the test can look into, and the mails that it would have sent. */
export interface RoleSite extends SiteServer {
  readonly store: Store;
  /** Adds somebody who can sign in; gives their id. */
  readonly addPerson: (person: NewPerson) => Promise<{ readonly id: string; readonly email: string }>;
  /** Signs a page in as somebody whom `addPerson` made, without walking through the form. */
  readonly signIn: (page: Page, email: string) => Promise<void>;
  /** The text of the last mail to an address, as soon as there is one with these words. */
  readonly mailTo: (address: string, words: string) => Promise<string>;
}

/** Starts the site in a folder of its own, and joins its database. */
export async function startRoleSite(): Promise<RoleSite> {
  const folder = await mkdtemp(join(tmpdir(), 'ambitie-roles-'));
  const server = await startSite(folder);
  const { origin } = server;
  const opened = await openStore(
    { kind: 'embedded', folder: join(folder, 'database') },
    migrationsOf(wings),
    () => undefined,
  );
  if (!opened.ok) throw new Error(opened.problems.map(({ message }) => message).join(' '));
  const store = opened.value;
  const { accounts } = makeAccountSite(store);
  return {
    ...server,
    store,
    addPerson: (person) => addPersonWithPassword(accounts, person),
    signIn: async (page, email) => {
      const form = { email, password: goodPassword };
      const answer = await page.request.post(`${origin}/aanmelden`, { form, headers: { origin }, maxRedirects: 0 });
      if (answer.status() !== 303) throw new Error(`${email} cannot sign in: ${answer.status()}`);
    },
    mailTo: (address, words) => mailIn(join(folder, 'mail'), address, words),
    stop: async () => {
      await store.close();
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

const mailPatienceMs = 20_000;

function mailIn(folder: string, address: string, words: string): Promise<string> {
  return vi.waitFor(
    async () => {
      const mails = await readMails(folder);
      const found = mails.find(({ to, text }) => to.includes(address) && text.includes(words));
      if (!found) throw new Error(`no mail to ${address} says "${words}"`);
      return found.text;
    },
    { timeout: mailPatienceMs, interval: 50 },
  );
}

async function readMails(folder: string): Promise<readonly { readonly to: string; readonly text: string }[]> {
  const names = await readdir(folder).catch(() => []);
  const files = names.filter((name) => name.endsWith('.eml'));
  const mails = await Promise.all(files.map((name) => readFile(join(folder, name), 'utf8')));
  return mails.map((mail) => ({ to: /^To: .*$/m.exec(mail)?.[0] ?? '', text: quotedPrintable(mail) }));
}

/** The text of a mail, its lines joined and its letters decoded. */
function quotedPrintable(mail: string): string {
  const joined = mail.replaceAll(/=\r?\n/g, '');
  const bytes = joined.replaceAll(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString('utf8');
}
