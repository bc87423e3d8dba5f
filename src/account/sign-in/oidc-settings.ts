import { failed, ok, type Problem, type Result } from '../../foundation/problem.ts';

/** An OpenID Connect provider at which people may sign in, such as ACM/IDM or itsme. */
export interface OidcSettings {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** What its button says: "Aanmelden met …". */
  readonly name: string;
}

const names = ['AMBITIE_OIDC_ISSUER', 'AMBITIE_OIDC_CLIENT_ID', 'AMBITIE_OIDC_CLIENT_SECRET'] as const;

/**
 * Reads `AMBITIE_OIDC_ISSUER`, `AMBITIE_OIDC_CLIENT_ID`, `AMBITIE_OIDC_CLIENT_SECRET` and `AMBITIE_OIDC_NAME`;
 * `undefined` when none is set. Problems: some are missing, or the issuer is no https address (http is for localhost).
 */
export function readOidcSettings(
  environment: Readonly<Record<string, string | undefined>>,
): Result<OidcSettings | undefined> {
  const [issuer, clientId, clientSecret] = names.map((name) => environment[name]?.trim() ?? '');
  if (!issuer && !clientId && !clientSecret) return ok(undefined);
  const problems: Problem[] = names
    .filter((name) => !environment[name]?.trim())
    .map((name) => ({
      code: 'missing-setting',
      message: `${name} is not set, though other settings of the provider are.`,
      at: name,
      hint: 'Set all three, or none of them.',
    }));
  if (issuer && !isSafeAddress(issuer)) {
    problems.push({
      code: 'bad-setting',
      message: `AMBITIE_OIDC_ISSUER is "${issuer}".`,
      at: 'AMBITIE_OIDC_ISSUER',
      hint: 'Give the https address of the provider, like https://login.example.be.',
    });
  }
  if (problems.length > 0) return failed(problems);
  const name = environment['AMBITIE_OIDC_NAME']?.trim() || new URL(issuer!).hostname;
  return ok({ issuer: issuer!.replace(/\/+$/, ''), clientId: clientId!, clientSecret: clientSecret!, name });
}

function isSafeAddress(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname } = new URL(text);
  return protocol === 'https:' || (protocol === 'http:' && ['localhost', '127.0.0.1'].includes(hostname));
}
