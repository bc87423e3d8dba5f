import { type Locale, isLocale } from '../../foundation/locale.ts';
import type { Store } from '../../store/store.ts';
import { readOidcSettings, type OidcSettings } from '../sign-in/oidc-settings.ts';
import { ok, type Result } from '../../foundation/problem.ts';
import type { WingNeeds } from '../../wing/wing.ts';
import { visitor, type Actor } from '../../wing/actor.ts';
import type { WithinTransaction } from '../../job/job.ts';
import type { Letter, SendLetter } from '../../job/mail.ts';
import type { Acting } from '../../wing/act.ts';
import type { FormVisit } from '../../wing/route.ts';
import type { WriteEntry } from '../../wing/trail.ts';
import { createAuth, type Auth, type Recipient } from '../sign-in/auth-store.ts';
import { readActor } from '../person/person-store.ts';
import { writeMail, type MailKind, type MailValues } from './mail-text.ts';

/** What accounts are made of. */
export interface AccountsOptions {
  readonly store: Store;
  readonly secret: string;
  /** Address by which the site is known: links in messages begin with it, never with what a request says. */
  readonly url: string;
  readonly siteName: string;
  readonly send: SendLetter;
  readonly oidc?: OidcSettings;
  /** Writes what happened, in every wing. */
  readonly writeEntry: WriteEntry;
  readonly onError: (message: string) => void;
}

/** People, their ways in, and the trail of what happened. */
export interface Accounts {
  readonly store: Store;
  readonly auth: Auth;
  readonly url: string;
  readonly oidcName?: string;
  /** Who sends a request, by the session that its cookie names. */
  readonly actorOf: (request: Request) => Promise<Actor>;
  /** Sends a message about an account to one person, after the answer went out. */
  readonly write: (kind: MailKind, to: Recipient, values: Omit<MailValues, 'site' | 'url'>) => void;
  /** Sends one within a transaction: once, and only if, that is committed. */
  readonly writeWithin: (
    within: WithinTransaction,
    kind: MailKind,
    to: Recipient,
    values: Omit<MailValues, 'site' | 'url'>,
  ) => Promise<void>;
  readonly writeEntry: WriteEntry;
  /** Settles when what was left to do after answers is done. */
  readonly settled: () => Promise<void>;
}

/** What accounts are opened with: also by commands, which open no other wing. */
export type AccountNeeds = Pick<WingNeeds, 'store' | 'secret' | 'url' | 'send' | 'writeEntry' | 'world' | 'tell'>;

/** Sets up accounts from the settings of the machine. Problems: those of the settings of single sign-on. */
export function openAccountsOf({ world, tell, ...needs }: AccountNeeds): Result<Accounts> {
  const oidc = readOidcSettings(world.environment);
  if (!oidc.ok) return oidc;
  const onError = (message: string): void => tell('account', message);
  return ok(openAccounts({ ...needs, siteName: 'Ambitie', ...(oidc.value && { oidc: oidc.value }), onError }));
}

/** Sets up accounts on a database. */
export function openAccounts(options: AccountsOptions): Accounts {
  const { store, url, siteName } = options;
  const waiting = new Set<Promise<unknown>>();
  const inBackground = (work: Promise<unknown>): void => {
    const kept = work.catch((error: unknown) => options.onError(`account: ${String(error)}`));
    waiting.add(kept);
    void kept.finally(() => waiting.delete(kept));
  };
  const letterOf = (kind: MailKind, to: Recipient, values: Omit<MailValues, 'site' | 'url'>): Letter => {
    const locale: Locale = isLocale(to.locale) ? to.locale : 'nl';
    return writeMail(kind, locale, to, { ...values, site: siteName, url });
  };
  const write = (...given: Parameters<typeof letterOf>): Promise<void> => options.send(letterOf(...given));
  const auth = createAuth({
    ...options,
    database: store.accounts,
    inBackground,
    sendVerification: (to, token) => write('verify', to, { token }),
    sendRecovery: (to, token) => write('recover', to, { token }),
    sendAlreadyRegistered: (to) => write('known', to, {}),
  });
  return {
    store,
    auth,
    url,
    ...(options.oidc && { oidcName: options.oidc.name }),
    actorOf: (request) => actorOf(auth, store, request),
    write: (...given) => inBackground(write(...given)),
    writeWithin: (within, ...given) => options.send(letterOf(...given), within),
    writeEntry: options.writeEntry,
    settled: async () => {
      while (waiting.size > 0) await Promise.all(waiting);
    },
  };
}

/** Does the work of a form with the access of the sign-in machinery, for what row-level security shows to that alone. */
export function byMachinery({ store }: Pick<Accounts, 'store'>, { actor, sent }: FormVisit): Acting {
  return { actor, ...(sent && { sent }), as: (work) => store.accounts.transaction().execute(work) };
}

async function actorOf(auth: Auth, store: Store, request: Request): Promise<Actor> {
  if (!request.headers.get('cookie')?.includes('ambitie.session_token')) return visitor;
  const session = await auth.api.getSession({ headers: authHeaders(request) });
  return (session && (await readActor(store.accounts, session.user.id))) ?? visitor;
}

/** What the machinery may know of a request: its cookies, and the browser for the list of sessions. */
export function authHeaders(request: Request): Headers {
  const names = ['cookie', 'user-agent'];
  return new Headers(
    names.flatMap((name) => {
      const value = request.headers.get(name);
      return value === null ? [] : [[name, value] as [string, string]];
    }),
  );
}
