import type { Effects } from '../../foundation/effects.ts';
import { failed, type Problem, type Result } from '../../foundation/problem.ts';
import { download, usualPatience, type Download, type Patience, type Refusal } from './download.ts';
import { publisherProblems } from './json-stat.ts';
import { parseJson } from './json-text.ts';

/** Where Eurostat's statistics API stands, and how patiently it is asked. */
export interface EurostatSettings {
  readonly baseUrl: string;
  readonly patience: Patience;
}

export const eurostatDefaults: EurostatSettings = {
  baseUrl: 'https://ec.europa.eu/eurostat/api/dissemination',
  patience: usualPatience,
};

/** What is asked of a dataset: codes per dimension (each may have several), areas, and the first period. */
export interface EurostatQuery {
  readonly filters: Readonly<Record<string, readonly string[]>>;
  readonly geo: readonly string[];
  /** All areas of a level, like `nuts2`; takes the place of `geo`. */
  readonly geoLevel?: string;
  readonly sinceTimePeriod?: string;
}

/**
 * Address of a query in Eurostat's statistics API 1.0 (JSON-stat), parameters in a fixed order so that the same query
 * has the same address.
 */
export function eurostatUrl(baseUrl: string, dataset: string, query: EurostatQuery): string {
  const parameters = new URLSearchParams({ format: 'JSON', lang: 'EN' });
  for (const [dimension, codes] of Object.entries(query.filters).toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    for (const code of codes) parameters.append(dimension, code);
  }
  if (query.geoLevel) parameters.append('geoLevel', query.geoLevel);
  else for (const code of query.geo) parameters.append('geo', code);
  if (query.sinceTimePeriod) parameters.append('sinceTimePeriod', query.sinceTimePeriod);
  const path = `statistics/1.0/data/${encodeURIComponent(dataset)}`;
  return `${baseUrl.replace(/\/+$/, '')}/${path}?${parameters.toString()}`;
}

/**
 * Fetches a dataset live as JSON-stat. The body is given as it came, its content still unread.
 *
 * Problems: those of `download`; `unknown-dataset` (404), `bad-request` (400), `too-large` (413), `publisher-error`.
 */
export async function fetchEurostat(
  effects: Effects,
  dataset: string,
  query: EurostatQuery,
  settings: EurostatSettings = eurostatDefaults,
): Promise<Result<Download>> {
  const url = eurostatUrl(settings.baseUrl, dataset, query);
  const answer = await download(effects, url, settings.patience, (refusal) => explainRefusal(refusal, dataset, url));
  if (!answer.ok) return answer;
  const tooLarge = tooLargeWarning(answer.value);
  return tooLarge.length > 0 ? failed(tooLarge) : answer;
}

/** A request that is too large may also be answered with status 200 and a small warning. */
function tooLargeWarning({ url, bytes }: Download): readonly Problem[] {
  if (bytes.length > 10_000) return [];
  const parsed = parseJson(new TextDecoder().decode(bytes), url);
  return parsed.ok ? publisherProblems(parsed.value, url).filter(({ code }) => code === 'too-large') : [];
}

function explainRefusal({ status, text }: Refusal, dataset: string, url: string): readonly Problem[] {
  const parsed = parseJson(text, url);
  const said = parsed.ok ? publisherProblems(parsed.value, url).map(({ message }) => message) : [];
  const detail = said.length > 0 ? ` ${said.join(' ')}` : '';
  return [{ ...refusalProblem(status, dataset, detail), at: url }];
}

function refusalProblem(status: number, dataset: string, detail: string): Omit<Problem, 'at'> {
  if (status === 413) {
    const hint = 'Ask for fewer areas, a later first period or fewer categories.';
    return { code: 'too-large', message: `Eurostat finds the request for ${dataset} too large.${detail}`, hint };
  }
  if (status === 404) {
    const hint = 'Check the dataset code of the indicator: Eurostat may have renamed it.';
    return { code: 'unknown-dataset', message: `Eurostat does not know dataset ${dataset}.${detail}`, hint };
  }
  if (status === 400) {
    const hint = 'Check the dimensions and codes in the series of the indicator.';
    return { code: 'bad-request', message: `Eurostat refuses the request for ${dataset}.${detail}`, hint };
  }
  const message = `Eurostat answered with status ${status} for ${dataset}.${detail}`;
  return { code: 'publisher-error', message, hint: 'Try again later.' };
}
