import { ok, type Problem } from '../../../foundation/problem.ts';
import { readBestat } from '../bestat-facts.ts';
import { download, type Refusal } from '../download.ts';
import { decodeText } from '../file-text.ts';
import {
  lastingOrders,
  type LastingOrder,
  type Publisher,
  type SourcePlan,
  type SourceSettings,
} from '../publisher.ts';
import { seriesOf, type OrderedSeries } from '../series-order.ts';

/**
 * be.STAT, the tables of Statbel: each view that the plan's indicators name by its UUID, as
 * `{ source: bestat, dataset: UUID, filters: {COLUMN: text}, columns: { area, period, value } }`.
 * `AMBITIE_BESTAT_URL` replaces the part of the address before `/views`.
 */
export const bestat: Publisher = {
  id: 'bestat',
  publisher: 'Statbel',
  licence: { name: 'CC BY 4.0', url: 'https://statbel.fgov.be/en/open-data' },
  homepage: 'https://bestat.statbel.fgov.be',
  askEveryDays: 7,
  updateEveryDays: 366,
  missingSettings: () => [],
  ...lastingOrders((plan) => seriesOf(plan.indicators, 'bestat').map((ordered) => fileOrder(ordered, plan))),
};

function fileOrder(ordered: OrderedSeries, { areas }: SourcePlan): LastingOrder {
  const { dataset } = ordered.series;
  return {
    name: `${dataset}-${ordered.indicator.id}`.toLowerCase().replaceAll(/[^a-z0-9_-]/g, '_'),
    extension: 'json',
    fetch: (effects, settings) => {
      const url = viewUrl(dataset, settings);
      return download(effects, url, settings.patience, (refusal) => explain(refusal, dataset, url));
    },
    reading: {
      kind: 'observations',
      read: ({ content, name, retrieved }) => {
        const text = decodeText(content, `${name}.json`);
        if (!text.ok) return text;
        const read = readBestat(text.value, `${name}.json`, { ...ordered, areas, retrieved: retrieved.slice(0, 10) });
        return read.ok ? ok({ observations: read.value, remarks: [] }) : read;
      },
    },
  };
}

/** Address of a view as JSON: `https://bestat.statbel.fgov.be/bestat/api/views/{uuid}/result/JSON`. */
function viewUrl(view: string, { environment }: SourceSettings): string {
  const base = environment['AMBITIE_BESTAT_URL'] || 'https://bestat.statbel.fgov.be/bestat/api';
  return `${base.replace(/\/+$/, '')}/views/${encodeURIComponent(view)}/result/JSON`;
}

function explain({ status }: Refusal, view: string, url: string): readonly Problem[] {
  if (status === 404) {
    const hint = 'Check the UUID in the series of the indicator: the view may have been removed.';
    return [{ code: 'unknown-view', message: `be.STAT does not know the view ${view}.`, at: url, hint }];
  }
  return [
    { code: 'publisher-error', message: `be.STAT answered with status ${status}.`, at: url, hint: 'Try again later.' },
  ];
}
