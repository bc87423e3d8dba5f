import { readOidcSettings } from '../account/sign-in/oidc-settings.ts';
import type { Mail } from '../account/mail.ts';
import type { TopicSources } from '../wing/topic.ts';
import { readSecret } from '../account/sign-in/secret-store.ts';
import { openAccounts, type Accounts } from '../account/web/accounts.ts';
import { failed, ok, type Problem, type Result } from '../foundation/problem.ts';
import { databaseAddress } from '../store/database-address.ts';
import { openStore, type Store } from '../store/store.ts';
import { openBackground, type Background } from './background.ts';
import { migrations } from './migrations.ts';
import { refuse, type Session } from '../cli/session.ts';
import { ideaText } from '../deliver/idea/texts.ts';
import { projectText } from '../deliver/project/texts.ts';
import { reportText } from '../deliver/report/texts.ts';
import { roundText } from '../deliver/round/texts.ts';
import { targetText } from '../measure/web/targets/texts.ts';

/** The part of the house that keeps things: database and accounts, open. */
export interface House {
  readonly store: Store;
  readonly accounts: Accounts;
  /** What keys are made from (`AMBITIE_SECRET`). */
  readonly secret: string;
  readonly close: () => Promise<void>;
}

/** A house that answers requests: it has its queues open and does their jobs. */
export interface ServingHouse extends House {
  readonly background: Background;
  readonly mail: Mail;
}

/** Commands that only look after people send no mail: they print what is to be told. */
const noMail: Mail = {
  send: () => Promise.reject(new Error('this command sends no mail')),
};

/**
 * Opens the database, brought up to date, and accounts on it. `url` is where people reach the site.
 *
 * Problems: those of the database, and of the settings of accounts.
 */
async function openHouse(session: Session, url: string): Promise<Result<House>> {
  const store = await openDatabase(session);
  if (!store.ok) return store;
  const accounts = await accountsOn(session, store.value, url, noMail);
  if (!accounts.ok) {
    await store.value.close();
    return accounts;
  }
  return ok({ store: store.value, ...accounts.value, close: () => store.value.close() });
}

/** Joins the database of a site that runs, or starts it for as long as the command takes. */
export async function withHouse(session: Session, use: (house: House) => Promise<number>): Promise<number> {
  const url = session.world.environment['AMBITIE_URL']?.replace(/\/+$/, '') ?? 'http://localhost:3000';
  const house = await openHouse(session, url);
  if (!house.ok) return refuse(session, house.problems);
  try {
    return await use(house.value);
  } finally {
    await house.value.close();
  }
}

/**
 * The same for a site that is served: mail goes through the queue, and the queues' jobs are done until it is closed.
 *
 * Problems: also those of the queues and of the settings of mail.
 */
export async function openServingHouse(
  session: Session,
  url: string,
  sources: (store: Store) => TopicSources,
): Promise<Result<ServingHouse>> {
  const store = await openDatabase(session);
  if (!store.ok) return store;
  const asked = { sources: sources(store.value), siteUrl: url };
  const background = await openBackground(session, store.value, asked);
  if (!background.ok) {
    await store.value.close();
    return background;
  }
  const mail = mailThrough(background.value, store.value);
  const accounts = await accountsOn(session, store.value, url, mail);
  if (!accounts.ok) {
    await background.value.close();
    await store.value.close();
    return accounts;
  }
  const close = async (): Promise<void> => {
    await accounts.value.accounts.settled();
    await background.value.close();
    await store.value.close();
  };
  return ok({ store: store.value, ...accounts.value, background: background.value, mail, close });
}

/** A message that is part of no transaction is one of its own: what it tells about was kept before. */
function mailThrough({ sendMail }: Background, store: Store): Mail {
  return {
    send: async ({ to, subject, text }, within) => {
      const mail = { to, subject, text };
      if (within) await sendMail(mail, within);
      else await store.accounts.transaction().execute((own) => sendMail(mail, own));
    },
  };
}

/** Does something with the database alone: joins that of a site that runs, or starts it for as long as it takes. */
export async function withStore(session: Session, use: (store: Store) => Promise<number>): Promise<number> {
  const store = await openDatabase(session);
  if (!store.ok) return refuse(session, store.problems);
  try {
    return await use(store.value);
  } finally {
    await store.value.close();
  }
}

async function openDatabase({ world, dataFolder }: Session): Promise<Result<Store>> {
  const address = databaseAddress(world.environment, dataFolder);
  if (!address.ok) return address;
  return openStore(address.value, migrations, (error) => world.printError(error.message));
}

async function accountsOn(
  { world, dataFolder }: Session,
  store: Store,
  url: string,
  mail: Mail,
): Promise<Result<Pick<House, 'accounts' | 'secret'>>> {
  const oidc = readOidcSettings(world.environment);
  const secret = await readSecret(world.environment, dataFolder);
  if (!oidc.ok || !secret.ok) return failed([...problemsOf(oidc), ...problemsOf(secret)]);
  const accounts = openAccounts({
    store,
    secret: secret.value,
    url,
    siteName: 'Ambitie',
    mail,
    eventTexts: [ideaText, projectText, roundText, reportText, targetText],
    ...(oidc.value && { oidc: oidc.value }),
    onError: (message) => world.printError(message),
  });
  return ok({ accounts, secret: secret.value });
}

function problemsOf(result: Result<unknown>): readonly Problem[] {
  return result.ok ? [] : result.problems;
}
