import { startScriptedServer, type Behaviour, type GivenAnswer } from './scripted-server.ts';

export type { Behaviour } from './scripted-server.ts';

/** A dataset that the double holds: codes per dimension in order (geo and time last), and a value for every cell. */
export interface HeldDataset {
  readonly dimensions: Readonly<Record<string, readonly string[]>>;
  readonly valueAt: (codes: Readonly<Record<string, string>>) => { readonly value?: number; readonly status?: string };
}

export interface EurostatDouble {
  /** Base URL for the client's settings. */
  readonly url: string;
  /** Path and query of each request, in order. */
  readonly requests: readonly string[];
  readonly close: () => Promise<void>;
}

/**
 * A local stand-in for Eurostat's statistics API 1.0, after its documentation: filters repeat, an unknown code gives
 * a dimension of size 0, an unknown dataset 404 with error 100, an unknown dimension 400 with error 150. Requests
 * follow the script one by one, and are answered properly after its end.
 */
export async function startEurostatDouble(
  held: Readonly<Record<string, HeldDataset>>,
  script: readonly Behaviour[] = [],
): Promise<EurostatDouble> {
  const server = await startScriptedServer(({ url }) => answer(url, held), script);
  return {
    url: `${server.url}/api/dissemination`,
    get requests() {
      return server.requests.map(({ url }) => `${url.pathname}${url.search}`);
    },
    close: server.close,
  };
}

function answer(url: URL, held: Readonly<Record<string, HeldDataset>>): GivenAnswer {
  const code = /\/statistics\/1\.0\/data\/([^/]+)$/.exec(url.pathname)?.[1] ?? '';
  const dataset = held[code.toLowerCase()];
  if (!dataset) return errorAnswer(404, 100, `ERR_NOT_FOUND_4: Dataset ${code} is not available`);
  const options = ['format', 'lang', 'sinceTimePeriod', 'geoLevel'];
  const unknown = [...url.searchParams.keys()].find((key) => !options.includes(key) && !dataset.dimensions[key]);
  if (unknown) return errorAnswer(400, 150, `Invalid dimension ${unknown}`);
  return { status: 200, body: JSON.stringify(cubeOf(code, dataset, url.searchParams)) };
}

function errorAnswer(status: number, id: number, label: string): GivenAnswer {
  return { status, body: JSON.stringify({ error: [{ status, id, label }] }) };
}

function cubeOf(code: string, dataset: HeldDataset, query: URLSearchParams): unknown {
  const since = query.get('sinceTimePeriod') ?? '';
  const dimensions = Object.entries(dataset.dimensions).map(([name, codes]) => {
    const asked = query.getAll(name);
    const kept = asked.length === 0 ? codes : codes.filter((one) => asked.includes(one));
    return { name, codes: name === 'time' ? kept.filter((period) => period >= since) : kept };
  });
  const value: Record<string, number> = {};
  const status: Record<string, string> = {};
  crossing(dimensions).forEach((codes, index) => {
    const cell = dataset.valueAt(codes);
    if (cell.value !== undefined) value[index] = cell.value;
    if (cell.status !== undefined) status[index] = cell.status;
  });
  return {
    version: '2.0',
    class: 'dataset',
    label: code,
    source: 'ESTAT',
    updated: '2025-11-20T23:00:00+0100',
    value,
    status,
    id: dimensions.map(({ name }) => name),
    size: dimensions.map(({ codes }) => codes.length),
    dimension: Object.fromEntries(
      dimensions.map(({ name, codes }) => [name, { label: name, category: category(codes) }]),
    ),
    extension: { id: code.toUpperCase(), agencyId: 'ESTAT', version: '1.0' },
  };
}

function category(codes: readonly string[]): unknown {
  return {
    index: Object.fromEntries(codes.map((code, index) => [code, index])),
    label: Object.fromEntries(codes.map((code) => [code, code])),
  };
}

interface NamedCodes {
  readonly name: string;
  readonly codes: readonly string[];
}

function crossing([first, ...others]: readonly NamedCodes[]): readonly Readonly<Record<string, string>>[] {
  if (!first) return [{}];
  const rest = crossing(others);
  return first.codes.flatMap((code) => rest.map((codes) => ({ [first.name]: code, ...codes })));
}
