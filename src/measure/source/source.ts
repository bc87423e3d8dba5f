import type { Effects } from '../../foundation/effects.ts';
import type { Localised } from '../../foundation/locale.ts';
import { failed, ok, type Problem, type Result } from '../../foundation/problem.ts';
import type { Area } from '../area/area.ts';
import type { Indicator } from '../indicator/indicator.ts';
import type { Observation } from '../observation/observation.ts';
import {
  boundaryDefaults,
  fetchBoundaries,
  readBoundaries,
  type Boundaries,
  type BoundarySettings,
} from './boundaries.ts';
import { eurostatDefaults, fetchEurostat, type EurostatSettings } from './eurostat.ts';
import { eurostatOrders, queryOfOrder, selectSeries, type DatasetOrder } from './eurostat-series.ts';
import { decodeText } from './file-text.ts';
import { readJsonStat } from './json-stat.ts';
import type { RawRecord, RawStore } from './raw-file.ts';
import { sourceTexts, type SourceText } from './source-texts.ts';

export const sourceIds = ['figures', 'eurostat', 'boundaries'] as const;
export type SourceId = (typeof sourceIds)[number];

/** Where figures or boundaries come from. `isFetched` is false for what the plan folder itself brings. */
export interface Source {
  readonly id: SourceId;
  readonly publisher: string;
  readonly licence: { readonly name: string; readonly url?: string };
  readonly homepage?: string;
  readonly isFetched: boolean;
  readonly text: Localised<SourceText>;
}

export const sources: readonly Source[] = [
  {
    id: 'figures',
    publisher: 'the publishers named with each figure',
    licence: { name: 'that of each publisher' },
    isFetched: false,
    text: sourceTexts.figures,
  },
  {
    id: 'eurostat',
    publisher: 'Eurostat',
    licence: { name: 'CC BY 4.0', url: 'https://ec.europa.eu/eurostat/web/main/help/copyright-notice' },
    homepage: 'https://ec.europa.eu/eurostat',
    isFetched: true,
    text: sourceTexts.eurostat,
  },
  {
    id: 'boundaries',
    publisher: 'Digitaal Vlaanderen',
    licence: { name: 'Modellicentie Gratis Hergebruik', url: 'https://www.vlaanderen.be/digitaal-vlaanderen' },
    homepage: 'https://www.vlaanderen.be/datavindplaats',
    isFetched: true,
    text: sourceTexts.boundaries,
  },
];

/** What a fetch brought. `refused` tells of the datasets that did not come in; what was kept of them stays in use. */
export interface FetchedSource {
  readonly files: readonly RawRecord[];
  readonly observations: number;
  readonly refused: readonly Problem[];
}

export interface SourceSettings {
  readonly eurostat: EurostatSettings;
  readonly boundaries: BoundarySettings;
}

const sourceDefaults: SourceSettings = { eurostat: eurostatDefaults, boundaries: boundaryDefaults };

/**
 * The settings with the addresses that a machine's environment names: `AMBITIE_EUROSTAT_URL` (the part before
 * `/statistics/1.0`) and `AMBITIE_BOUNDARIES_URL` (a whole address of a GeoJSON or TopoJSON file).
 */
export function sourceSettings(environment: Readonly<Record<string, string | undefined>>): SourceSettings {
  const { AMBITIE_EUROSTAT_URL: baseUrl, AMBITIE_BOUNDARIES_URL: url } = environment;
  return {
    eurostat: { ...eurostatDefaults, ...(baseUrl ? { baseUrl } : {}) },
    boundaries: { ...boundaryDefaults, ...(url ? { url } : {}) },
  };
}

/**
 * Fetches a source and keeps its files, each only after it was read without a problem. Of several datasets the good
 * ones are kept when another one is refused; it fails only when nothing came in.
 *
 * Problems: those of the publisher's client and reader, `not-fetched` for a source that comes with the plan.
 */
export async function fetchSource(
  effects: Effects,
  sourceId: SourceId,
  indicators: readonly Indicator[],
  areas: readonly Area[],
  rawStore: RawStore,
  settings: SourceSettings = sourceDefaults,
): Promise<Result<FetchedSource>> {
  switch (sourceId) {
    case 'figures':
      return failed([comesWithPlan]);
    case 'eurostat':
      return fetchDatasets(effects, indicators, areas, rawStore, settings.eurostat);
    case 'boundaries':
      return fetchOutlines(effects, areas, rawStore, settings.boundaries);
  }
}

const comesWithPlan: Problem = {
  code: 'not-fetched',
  message: 'The source "figures" comes with the plan and is not fetched.',
  at: 'figures.csv',
  hint: 'Edit figures.csv in the folder of the plan, or fetch eurostat.',
};

async function fetchDatasets(
  effects: Effects,
  indicators: readonly Indicator[],
  areas: readonly Area[],
  rawStore: RawStore,
  settings: EurostatSettings,
): Promise<Result<FetchedSource>> {
  const files: RawRecord[] = [];
  const refused: Problem[] = [];
  let observations = 0;
  for (const order of eurostatOrders(indicators)) {
    const fetched = await fetchDataset(effects, order, areas, rawStore, settings);
    if (fetched.ok) {
      files.push(fetched.value.record);
      observations += fetched.value.observations;
    } else {
      refused.push(...fetched.problems);
      if (fetched.problems.some(({ code }) => code === 'no-connection')) break;
    }
  }
  return files.length === 0 && refused.length > 0 ? failed(refused) : ok({ files, observations, refused });
}

async function fetchDataset(
  effects: Effects,
  order: DatasetOrder,
  areas: readonly Area[],
  rawStore: RawStore,
  settings: EurostatSettings,
): Promise<Result<{ readonly record: RawRecord; readonly observations: number }>> {
  const { dataset } = order;
  const answer = await fetchEurostat(effects, dataset, queryOfOrder(order, areas), settings);
  if (!answer.ok) return answer;
  const retrieved = effects.now().toISOString();
  const { url, bytes: content } = answer.value;
  const read = readOrder(content, order, areas, retrieved);
  if (!read.ok) return read;
  const file = { source: 'eurostat', name: dataset, extension: 'json', url, retrieved, content };
  const kept = await rawStore.keep(file, () => []);
  return kept.ok ? ok({ record: kept.value, observations: read.value.length }) : kept;
}

/** All observations that a dataset's kept or fetched bytes give for the plan. */
function readOrder(
  content: Uint8Array,
  order: DatasetOrder,
  areas: readonly Area[],
  retrieved: string,
): Result<readonly Observation[]> {
  const file = `${order.dataset}.json`;
  const text = decodeText(content, file);
  if (!text.ok) return text;
  const reading = readJsonStat(text.value, { file, dataset: order.dataset });
  if (reading.problems.length > 0) return failed(reading.problems);
  const codes = new Set<string>(areas.map(({ code }) => code));
  const date = retrieved.slice(0, 10);
  return joined(order.series.map(({ indicator, series }) => selectSeries(reading, indicator, series, codes, date)));
}

function joined(results: readonly Result<readonly Observation[]>[]): Result<readonly Observation[]> {
  const problems = results.flatMap((result) => (result.ok ? [] : result.problems));
  return problems.length > 0 ? failed(problems) : ok(results.flatMap((result) => (result.ok ? result.value : [])));
}

async function fetchOutlines(
  effects: Effects,
  areas: readonly Area[],
  rawStore: RawStore,
  settings: BoundarySettings,
): Promise<Result<FetchedSource>> {
  const answer = await fetchBoundaries(effects, areas, settings);
  if (!answer.ok) return answer;
  const { url, bytes: content } = answer.value;
  const retrieved = effects.now().toISOString();
  const file = { source: 'boundaries', name: 'municipalities', extension: 'json', url, retrieved, content };
  const kept = await rawStore.keep(file, (bytes) => problemsOf(decodedBoundaries(bytes, areas)));
  return kept.ok ? ok({ files: [kept.value], observations: 0, refused: [] }) : kept;
}

function problemsOf(result: Result<unknown>): readonly Problem[] {
  return result.ok ? [] : result.problems;
}

function decodedBoundaries(content: Uint8Array, areas: readonly Area[]): Result<Boundaries> {
  const text = decodeText(content, 'municipalities.json');
  return text.ok ? readBoundaries(text.value, 'municipalities.json', areas) : text;
}

/**
 * What earlier fetches of Eurostat left for a release: all observations of the plan's series and areas, none when
 * nothing was fetched. Join them with the offline figures by `preferLive`.
 *
 * Problems: those of the raw store and of the readers; a kept file that no longer fits the plan's series is one.
 */
export async function readStoredObservations(
  rawStore: RawStore,
  indicators: readonly Indicator[],
  areas: readonly Area[],
): Promise<Result<readonly Observation[]>> {
  const records = await rawStore.latest('eurostat');
  if (!records.ok) return records;
  const results = await Promise.all(
    eurostatOrders(indicators).map(async (order) => {
      const record = records.value.find(({ name }) => name === order.dataset);
      if (!record) return ok<readonly Observation[]>([]);
      const content = await rawStore.read(record);
      return content.ok ? readOrder(content.value, order, areas, record.retrieved) : content;
    }),
  );
  return joined(results);
}

/** The fetched boundaries, `undefined` when none were fetched; problems as `readStoredObservations`. */
export async function readStoredBoundaries(
  rawStore: RawStore,
  areas: readonly Area[],
): Promise<Result<Boundaries | undefined>> {
  const records = await rawStore.latest('boundaries');
  if (!records.ok) return records;
  const record = records.value.find(({ name }) => name === 'municipalities');
  if (!record) return ok(undefined);
  const content = await rawStore.read(record);
  return content.ok ? decodedBoundaries(content.value, areas) : content;
}
