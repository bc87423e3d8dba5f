import { passkey } from '@better-auth/passkey';
import { betterAuth } from 'better-auth';
import { genericOAuth, twoFactor } from 'better-auth/plugins';
import type { Kysely } from 'kysely';
import type { OidcSettings } from './oidc-settings.ts';
import { passwordLength } from './password.ts';

/** Address under which the few requests of better-auth that browsers make themselves come in. */
export const authPath = '/account/auth';

/** Id of the OIDC provider of the settings, in addresses and in the table of credentials. */
export const oidcProvider = 'oidc';

/** Somebody who gets a message about her account. */
export interface Recipient {
  readonly email: string;
  readonly name: string;
  readonly locale: string;
}

/** What the sign-in machinery needs. */
export interface AuthOptions {
  /** Connections that carry the right to the account tables. */
  readonly database: Kysely<unknown>;
  readonly secret: string;
  /** Address by which the site is known, without a slash at its end. */
  readonly url: string;
  readonly siteName: string;
  readonly oidc?: OidcSettings;
  readonly sendVerification: (to: Recipient, token: string) => Promise<void>;
  readonly sendRecovery: (to: Recipient, token: string) => Promise<void>;
  /** Told when somebody registers an address that has an account already. */
  readonly sendAlreadyRegistered: (to: Recipient) => Promise<void>;
  /** Does work after the answer went out, so that its time tells nothing about who is known. */
  readonly inBackground: (work: Promise<unknown>) => void;
  readonly onError: (message: string) => void;
}

export type Auth = ReturnType<typeof createAuth>;

const hour = 60 * 60;
const day = 24 * hour;

/** How long one stays signed in, whatever one does meanwhile. */
export const sessionDays = 7;

/**
 * The sign-in machinery: better-auth 1.7 on the account tables. Our own pages call its functions on the server; of its
 * own addresses only those that passkeys and OIDC need are open (`web/auth-address.ts`).
 */
export function createAuth(options: AuthOptions) {
  const { url, secret, siteName } = options;
  const isSecure = url.startsWith('https:');
  return betterAuth({
    appName: siteName,
    baseURL: url,
    basePath: authPath,
    secret,
    database: { db: options.database, type: 'postgres' },
    // Its messages may hold addresses of people, so no more than the first words of errors are told.
    logger: { level: 'error', log: (_level, message) => options.onError(message) },
    telemetry: { enabled: false },
    // Tries are counted by ourselves, in the database, for all nodes together (throttle-store.ts).
    rateLimit: { enabled: false },
    advanced: {
      // Of this host alone, none of its neighbours can plant one. The machinery by itself knows the prefix `__Secure-` only.
      cookiePrefix: isSecure ? '__Host-ambitie' : 'ambitie',
      useSecureCookies: false,
      defaultCookieAttributes: { secure: isSecure },
      // The tables are made by our own steps, which are checked when the database is opened.
      database: { generateId: 'uuid', validateSchema: false },
      ipAddress: { disableIpTracking: true },
      backgroundTasks: { handler: options.inBackground },
    },
    ...tables,
    ...emailOptions(options),
    databaseHooks: { account: { create: { before: withoutTokens } } },
    plugins: [
      twoFactor({ issuer: siteName, schema: { twoFactor: { fields: { userId: 'personId' } } } }),
      passkey({
        rpID: new URL(url).hostname,
        rpName: siteName,
        origin: url,
        authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
        schema: { passkey: { fields: { userId: 'personId', credentialID: 'credentialId' } } },
      }),
      genericOAuth({ config: options.oidc ? [oidcConfig(options.oidc)] : [] }),
    ],
  });
}

const tables = {
  user: {
    modelName: 'person',
    additionalFields: { locale: { type: 'string', required: false, defaultValue: 'nl' } },
  },
  session: {
    fields: { userId: 'personId' },
    expiresIn: sessionDays * day,
    disableSessionRefresh: true,
    freshAge: hour,
  },
  account: {
    modelName: 'credential',
    fields: { userId: 'personId' },
    updateAccountOnSignIn: false,
    // An address that nobody proved to be theirs must not open the door to whoever comes with it later.
    accountLinking: { enabled: true, requireLocalEmailVerified: true },
  },
  verification: { storeIdentifier: 'hashed' },
} as const;

/** Tokens of a provider are of no use after signing in, so they are not kept. */
async function withoutTokens<Account extends object>(account: Account) {
  return { data: { ...account, accessToken: null, refreshToken: null, idToken: null, scope: null } };
}

function emailOptions({ sendVerification, sendRecovery, sendAlreadyRegistered }: AuthOptions) {
  return {
    emailAndPassword: {
      enabled: true,
      autoSignIn: false,
      requireEmailVerification: true,
      minPasswordLength: passwordLength.least,
      maxPasswordLength: passwordLength.most,
      resetPasswordTokenExpiresIn: hour,
      revokeSessionsOnPasswordReset: true,
      sendResetPassword: ({ user, token }: Message) => sendRecovery(recipient(user), token),
      onExistingUserSignUp: ({ user }: Pick<Message, 'user'>) => sendAlreadyRegistered(recipient(user)),
    },
    emailVerification: {
      expiresIn: day,
      sendOnSignUp: true,
      sendOnSignIn: false,
      autoSignInAfterVerification: false,
      sendVerificationEmail: ({ user, token }: Message) => sendVerification(recipient(user), token),
    },
  };
}

interface Message {
  readonly user: { readonly email: string; readonly name: string };
  readonly token: string;
}

function recipient(user: Message['user']): Recipient {
  const { locale } = user as { readonly locale?: string };
  return { email: user.email, name: user.name, locale: locale ?? 'nl' };
}

function oidcConfig({ issuer, clientId, clientSecret }: OidcSettings) {
  return {
    providerId: oidcProvider,
    discoveryUrl: `${issuer}/.well-known/openid-configuration`,
    clientId,
    clientSecret,
    scopes: ['openid', 'email', 'profile'],
    pkce: true,
    requireIdTokenVerification: true,
  };
}
