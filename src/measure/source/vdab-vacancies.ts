import type { Effects } from '../../foundation/effects.ts';
import { failed, ok, type Problem, type Result } from '../../foundation/problem.ts';
import { download, type Download, type Patience, type Refusal } from './download.ts';
import { fieldOf, parseJson, textField } from './json-text.ts';

/** Access to VDAB's vacancies API: its address, that of its tokens, and what a partner is given. */
export interface VdabSettings {
  readonly baseUrl: string;
  readonly tokenUrl: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Sent as X-IBM-Client-Id. */
  readonly apiKey: string;
  readonly patience: Patience;
}

export const vdabAddresses = {
  baseUrl: 'https://api.vdab.be/services/openservices/vacatures/v4',
  tokenUrl: 'https://op-derden.vdab.be/isam/sps/oauth/oauth20/token',
} as const;

/** The API gives at most 200 vacancies a page, and pages no further than 2,000. */
const pageSize = 200;
const furthest = 2000;

/**
 * Counts the vacancies that VDAB has open, postcode by postcode. What is kept is the count alone,
 * `{ counted, postcodes: { "3500": { municipalities: { "HASSELT": 12 } } } }`: a vacancy's own text names people to turn
 * to, and people never enter a data folder this way. Only the municipality of employment is asked for.
 *
 * Problems: those of `download`, `wrong-key` (401, 403), `no-token`, `publisher-error`, `not-vacancies`,
 * `too-many-vacancies` (a postcode with more than the API pages through: a count would be too low).
 */
export async function fetchVacancies(
  effects: Effects,
  postcodes: readonly string[],
  settings: VdabSettings,
): Promise<Result<Download>> {
  const token = await fetchToken(effects, settings);
  if (!token.ok) return token;
  const counts: Record<string, { readonly municipalities: Readonly<Record<string, number>> }> = {};
  for (const postcode of postcodes) {
    const counted = await countPostcode(effects, postcode, settings, token.value);
    if (!counted.ok) return counted;
    counts[postcode] = { municipalities: counted.value };
  }
  const content = { counted: effects.now().toISOString().slice(0, 10), postcodes: counts };
  const bytes = new TextEncoder().encode(`${JSON.stringify(content, null, 1)}\n`);
  return ok({ url: `${settings.baseUrl}/vacatures`, bytes });
}

async function fetchToken(effects: Effects, settings: VdabSettings): Promise<Result<string>> {
  const { tokenUrl, clientId, clientSecret } = settings;
  const form = new URLSearchParams({
    grant_type: 'client_credentials',
    client_id: clientId,
    client_secret: clientSecret,
    scope: 'openid',
  });
  const extras = {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json' },
    body: form.toString(),
  } as const;
  const answer = await download(effects, tokenUrl, settings.patience, (refusal) => explain(refusal, tokenUrl), extras);
  if (!answer.ok) return answer;
  const parsed = parseJson(new TextDecoder().decode(answer.value.bytes), tokenUrl);
  const token = parsed.ok ? textField(parsed.value, 'access_token') : '';
  if (token !== '') return ok(token);
  const hint = 'Ask VDAB whether the access is still open.';
  return failed([{ code: 'no-token', message: 'VDAB gave no access token.', at: tokenUrl, hint }]);
}

async function countPostcode(
  effects: Effects,
  postcode: string,
  settings: VdabSettings,
  token: string,
): Promise<Result<Readonly<Record<string, number>>>> {
  const headers = { 'X-IBM-Client-Id': settings.apiKey, authorization: `Bearer ${token}`, accept: 'application/json' };
  const counts = new Map<string, number>();
  for (let from = 0; from < furthest; from += pageSize) {
    const url = pageUrl(settings.baseUrl, postcode, from);
    const page = await download(effects, url, settings.patience, (refusal) => explain(refusal, url), { headers });
    const towns = page.ok ? townsOf(page.value) : page;
    if (!towns.ok) return towns;
    for (const town of towns.value) counts.set(town, (counts.get(town) ?? 0) + 1);
    if (towns.value.length < pageSize)
      return ok(Object.fromEntries([...counts].toSorted(([a], [b]) => (a < b ? -1 : 1))));
  }
  const message = `Postcode ${postcode} has ${furthest} vacancies or more, and VDAB pages no further.`;
  const hint = 'Leave this postcode out of the series, or ask VDAB for a count.';
  return failed([{ code: 'too-many-vacancies', message, at: pageUrl(settings.baseUrl, postcode, 0), hint }]);
}

function pageUrl(baseUrl: string, postcode: string, from: number): string {
  const query = new URLSearchParams({
    postcode,
    velden: 'tewerkstellingsgemeente',
    filterDubbels: 'true',
    vanaf: String(from),
    aantal: String(pageSize),
  });
  return `${baseUrl.replace(/\/+$/, '')}/vacatures?${query.toString()}`;
}

function townsOf({ url, bytes }: Download): Result<readonly string[]> {
  const parsed = parseJson(new TextDecoder().decode(bytes), url);
  if (!parsed.ok) return parsed;
  const found = fieldOf(parsed.value, 'resultaten');
  const towns = Array.isArray(found)
    ? found.map((one: unknown) => textField(fieldOf(one, 'tewerkstellingsadres'), 'gemeente').trim())
    : [''];
  if (!towns.includes('')) return ok(towns);
  const message = 'The answer is no list of vacancies with their municipality.';
  return failed([{ code: 'not-vacancies', message, at: url, hint: 'VDAB may have changed its API: report it.' }]);
}

function explain({ status }: Refusal, url: string): readonly Problem[] {
  if (status === 400 || status === 401 || status === 403) {
    const hint = 'Check AMBITIE_VDAB_CLIENT_ID, AMBITIE_VDAB_CLIENT_SECRET and AMBITIE_VDAB_KEY.';
    return [{ code: 'wrong-key', message: `VDAB does not accept the credentials (${status}).`, at: url, hint }];
  }
  const message = `VDAB answered with status ${status}.`;
  return [{ code: 'publisher-error', message, at: url, hint: 'Try again later.' }];
}
