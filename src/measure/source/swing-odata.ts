import type { Effects } from '../../foundation/effects.ts';
import { failed, ok, type Problem, type Result } from '../../foundation/problem.ts';
import { parsePeriod, type Period } from '../observation/period.ts';
import { download, type Download, type Patience, type Refusal } from './download.ts';
import { fieldOf, parseJson, textField } from './json-text.ts';

/** What is asked of a Swing data warehouse: a variable, at a level of areas, per kind of period. */
export interface SwingQuery {
  readonly variable: string;
  /** `gemeente` for those of today, `gemeente2024` or `gemeente2018` for earlier ones. */
  readonly geoLevel: string;
  readonly periodLevel: string;
  /** `mrp` for the most recent period only; else every period there is. */
  readonly period: string;
}

export interface SwingSettings {
  /** The part of the address before `/jiveservices`. */
  readonly baseUrl: string;
  readonly apiKey: string;
  readonly patience: Patience;
}

/** Address of a variable at a level, without its periods (Swing Open Data Service, OData v4). */
function swingUrl(baseUrl: string, { variable, geoLevel, periodLevel }: SwingQuery): string {
  const quoted = (name: string): string => `('${encodeURIComponent(name.replaceAll("'", "''"))}')`;
  const path = `Variables${quoted(variable)}/GeoLevels${quoted(geoLevel)}/PeriodLevels${quoted(periodLevel)}`;
  return `${baseUrl.replace(/\/+$/, '')}/jiveservices/odata/${path}`;
}

/**
 * Fetches a variable's values. The service names the period only in the list of periods, so that list is asked first,
 * then the values of each. The answers come as one JSON file: `{ variable, geoLevel, periods: { "2024": [answer, …] } }`,
 * every answer in it as it came.
 *
 * Problems: those of `download`, `wrong-key` (401, 403), `unknown-variable` (404), `publisher-error`, `no-periods`,
 * `broken-json`, `other-address` (a next page elsewhere: the key is not sent there).
 */
export async function fetchSwing(
  effects: Effects,
  query: SwingQuery,
  settings: SwingSettings,
): Promise<Result<Download>> {
  const url = swingUrl(settings.baseUrl, query);
  const listed = await fetchPages(effects, `${url}/Periods`, query, settings);
  if (!listed.ok) return listed;
  const periods = wantedPeriods(listed.value, query);
  if (periods.length === 0) return failed([noPeriods(query, url)]);
  const parts: string[] = [];
  for (const period of periods) {
    const asked = query.period === 'mrp' ? 'mrp' : period;
    const pages = await fetchPages(effects, `${url}/Periods('${asked}')/Values`, query, settings);
    if (!pages.ok) return pages;
    parts.push(`${JSON.stringify(period)}:[${pages.value.join(',')}]`);
  }
  const { variable, geoLevel } = query;
  const head = `"variable":${JSON.stringify(variable)},"geoLevel":${JSON.stringify(geoLevel)}`;
  return ok({ url, bytes: new TextEncoder().encode(`{${head},"periods":{${parts.join(',\n')}}}\n`) });
}

const mostPages = 500;

/** The texts of all pages of an answer. */
async function fetchPages(
  effects: Effects,
  first: string,
  query: SwingQuery,
  settings: SwingSettings,
): Promise<Result<readonly string[]>> {
  const pages: string[] = [];
  const extras = { headers: { apikey: settings.apiKey, accept: 'application/json' } };
  let next: string | undefined = first;
  while (next !== undefined && pages.length < mostPages) {
    const url: string = next;
    const page = await download(effects, url, settings.patience, (refusal) => explain(refusal, query, url), extras);
    if (!page.ok) return page;
    const text = new TextDecoder().decode(page.value.bytes);
    const parsed = parseJson(text, url);
    if (!parsed.ok) return parsed;
    pages.push(text.replace(/^\uFEFF/, '').trim());
    const link = textField(parsed.value, '@odata.nextLink');
    next = link === '' ? undefined : new URL(link, url).href;
    if (next !== undefined && new URL(next).origin !== new URL(first).origin) return failed([otherAddress(next)]);
  }
  return ok(pages);
}

function wantedPeriods(pages: readonly string[], query: SwingQuery): readonly Period[] {
  const periods = pages
    .flatMap((page) => listOf(JSON.parse(page)))
    .map((entry) => parsePeriod(textField(entry, 'ExternalCode')))
    .filter((period) => period !== undefined)
    .toSorted();
  return query.period === 'mrp' ? periods.slice(-1) : [...new Set(periods)];
}

function listOf(answer: unknown): readonly unknown[] {
  const value = fieldOf(answer, 'value');
  return Array.isArray(value) ? value : [];
}

function explain({ status }: Refusal, { variable, geoLevel }: SwingQuery, url: string): readonly Problem[] {
  const host = new URL(url).host;
  if (status === 401 || status === 403) {
    const hint = 'Set AMBITIE_SWING_KEY to a key that the data warehouse gave you.';
    return [{ code: 'wrong-key', message: `${host} does not accept the key (${status}).`, at: url, hint }];
  }
  if (status === 404) {
    const message = `${host} does not know the variable ${variable} at the level ${geoLevel}.`;
    return [{ code: 'unknown-variable', message, at: url, hint: 'Check the series of the indicator.' }];
  }
  const message = `${host} answered with status ${status}.`;
  return [{ code: 'publisher-error', message, at: url, hint: 'Try again later.' }];
}

function noPeriods({ variable, periodLevel }: SwingQuery, url: string): Problem {
  const message = `${variable} has no periods at the level ${periodLevel}.`;
  return { code: 'no-periods', message, at: url, hint: 'Check the level of periods in the series of the indicator.' };
}

function otherAddress(url: string): Problem {
  const message = `The next page is said to be at ${new URL(url).host}; the key is not sent there.`;
  return { code: 'other-address', message, at: url, hint: 'Tell the keeper of the data warehouse.' };
}
