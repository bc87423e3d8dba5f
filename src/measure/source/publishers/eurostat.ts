import { failed, ok, type Result } from '../../../foundation/problem.ts';
import type { Area } from '../../area/area.ts';
import {
  eurostatDefaults,
  eurostatUrl,
  fetchEurostat,
  type EurostatQuery,
  type EurostatSettings,
} from '../eurostat.ts';
import { comparisonOrders, eurostatOrders, queryOfOrder, selectSeries, type DatasetOrder } from '../eurostat-series.ts';
import { decodeText } from '../file-text.ts';
import { readJsonStat } from '../json-stat.ts';
import { joinedFiles } from '../joined-files.ts';
import {
  lastingOrders,
  type KeptFile,
  type LastingOrder,
  type Publisher,
  type ReadFile,
  type SourcePlan,
  type SourceSettings,
} from '../publisher.ts';

/**
 * Eurostat's statistics API 1.0 (JSON-stat 2.0): each dataset that the plan's indicators name, in one request.
 * `AMBITIE_EUROSTAT_URL` replaces the part of the address before `/statistics/1.0`. The regional labour force and
 * education datasets change in April and in autumn.
 */
export const eurostat: Publisher = {
  id: 'eurostat',
  publisher: 'Eurostat',
  licence: { name: 'CC BY 4.0', url: 'https://ec.europa.eu/eurostat/web/main/help/copyright-notice' },
  homepage: 'https://ec.europa.eu/eurostat',
  askEveryDays: 1,
  updateEveryDays: 215,
  missingSettings: () => [],
  ...lastingOrders((plan) =>
    [...eurostatOrders(plan.indicators), ...comparisonOrders(plan)].map((order) => fileOrder(order, plan)),
  ),
};

function fileOrder(order: DatasetOrder, plan: SourcePlan): LastingOrder {
  const query = queryOfOrder(order, plan.areas);
  return {
    name: order.scope === 'own' ? order.dataset : `${order.dataset}-nuts2`,
    extension: 'json',
    fetch: (effects, settings) => fetchEurostat(effects, order.dataset, query, eurostatSettings(settings)),
    reading: { kind: 'observations', read: (file) => readDataset(file, order, plan, query) },
  };
}

function eurostatSettings({ environment, patience }: SourceSettings): EurostatSettings {
  return { baseUrl: environment['AMBITIE_EUROSTAT_URL'] || eurostatDefaults.baseUrl, patience };
}

/**
 * A series that the file does not have is remarked on as long as it has another one: a code that Eurostat gave up takes
 * nothing else with it. A file that was fetched for an earlier plan may lack all that the plan wants now.
 */
function readDataset(
  file: KeptFile,
  order: DatasetOrder,
  { areas }: SourcePlan,
  query: EurostatQuery,
): Result<ReadFile> {
  const name = `${file.name}.json`;
  const text = decodeText(file.content, name);
  if (!text.ok) return text;
  const reading = readJsonStat(text.value, { file: name, dataset: order.dataset });
  if (reading.problems.length > 0) return failed(reading.problems);
  const isWanted = ({ kind }: Area): boolean => (kind === 'comparison-region') === (order.scope === 'comparison');
  const codes = new Set<string>(areas.filter(isWanted).map(({ code }) => code));
  const date = file.retrieved.slice(0, 10);
  const selected = order.series.map(({ indicator, series }) => selectSeries(reading, indicator, series, codes, date));
  const askedOtherwise = searchOf(file.url) !== searchOf(eurostatUrl(eurostatDefaults.baseUrl, order.dataset, query));
  const mayLack = askedOtherwise || selected.some(({ ok: isAtHand }) => isAtHand);
  return joinedFiles(selected.map((one) => (mayLack ? remarkedIfAbsent(one) : one)));
}

function remarkedIfAbsent(selected: Result<ReadFile>): Result<ReadFile> {
  if (selected.ok || selected.problems.some(({ code }) => code !== 'series-absent')) return selected;
  return ok({ observations: [], remarks: selected.problems });
}

function searchOf(url: string): string {
  return URL.canParse(url) ? new URL(url).search : url;
}
