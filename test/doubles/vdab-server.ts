import { startScriptedServer, type Behaviour, type ScriptedServer } from './scripted-server.ts';

/** What the double accepts. */
export const vdabCredentials = { clientId: 'partner', clientSecret: 'geheim', apiKey: 'sleutel' } as const;

/**
 * A local stand-in for VDAB's vacancies API, version 4: a token by client credentials at `/token`, vacancies by postcode
 * at `/v4/vacatures` in pages of at most 200 (`vanaf`, `aantal`), each with the municipality of employment only.
 * `held` is the number of vacancies by postcode and municipality.
 */
export function startVdabDouble(
  held: Readonly<Record<string, Readonly<Record<string, number>>>>,
  script: readonly Behaviour[] = [],
): Promise<ScriptedServer> {
  return startScriptedServer(({ url, method, headers, body }) => {
    if (url.pathname === '/token') return tokenAnswer(method, new URLSearchParams(body));
    const isAllowed =
      headers['x-ibm-client-id'] === vdabCredentials.apiKey && headers.authorization === 'Bearer good-token';
    if (!isAllowed) return { status: 401, body: '{"httpCode":"401"}' };
    const towns = Object.entries(held[url.searchParams.get('postcode') ?? ''] ?? {}).flatMap(([town, count]) =>
      Array.from({ length: count }, () => town),
    );
    const from = Number(url.searchParams.get('vanaf'));
    const page = towns.slice(from, from + Math.min(200, Number(url.searchParams.get('aantal'))));
    const resultaten = page.map((gemeente) => ({ tewerkstellingsadres: { gemeente } }));
    return { status: 200, body: JSON.stringify({ resultaten, totaalAantal: towns.length }) };
  }, script);
}

function tokenAnswer(method: string, form: URLSearchParams): { status: number; body: string } {
  const isRight =
    method === 'POST' &&
    form.get('grant_type') === 'client_credentials' &&
    form.get('client_id') === vdabCredentials.clientId &&
    form.get('client_secret') === vdabCredentials.clientSecret;
  if (!isRight) return { status: 401, body: '{"error":"invalid_client"}' };
  return { status: 200, body: '{"access_token":"good-token","token_type":"bearer","expires_in":900}' };
}
