import { ok, type Problem } from '../../../foundation/problem.ts';
import { decodeText } from '../file-text.ts';
import {
  lastingOrders,
  type LastingOrder,
  type Publisher,
  type SourcePlan,
  type SourceSettings,
} from '../publisher.ts';
import { seriesOf, type OrderedSeries } from '../series-order.ts';
import { fetchSwing, type SwingQuery, type SwingSettings } from '../swing-odata.ts';
import { readSwing } from '../swing-values.ts';

/**
 * Provincies in Cijfers, a Swing data warehouse (OData v4): each variable that the plan's indicators name, as
 * `{ source: swing, dataset: VARIABLE, filters: { geoLevel: gemeente, periodLevel: year, period: mrp } }`. It needs a
 * key, `AMBITIE_SWING_KEY`; `AMBITIE_SWING_URL` replaces the address.
 */
export const swing: Publisher = {
  id: 'swing',
  publisher: 'Provincies in Cijfers',
  licence: { name: 'Provincies in Cijfers', url: 'https://provincies.incijfers.be' },
  homepage: 'https://provincies.incijfers.be',
  askEveryDays: 7,
  updateEveryDays: 366,
  missingSettings: ({ environment }) => (environment['AMBITIE_SWING_KEY'] ? [] : [noKey]),
  ...lastingOrders((plan) => seriesOf(plan.indicators, 'swing').map((ordered) => fileOrder(ordered, plan))),
};

const noKey: Problem = {
  code: 'not-set-up',
  message: 'Provincies in Cijfers is only open to those with a key.',
  at: 'AMBITIE_SWING_KEY',
  hint: 'Ask the data warehouse for a key and set AMBITIE_SWING_KEY to it.',
};

function fileOrder({ indicator, series }: OrderedSeries, { areas }: SourcePlan): LastingOrder {
  const { geoLevel = 'gemeente', periodLevel = 'year', period = '' } = series.filters;
  const query: SwingQuery = { variable: series.dataset, geoLevel, periodLevel, period };
  return {
    name: `${series.dataset}-${geoLevel}-${indicator.id}`.toLowerCase().replaceAll(/[^a-z0-9_-]/g, '_'),
    extension: 'json',
    fetch: (effects, settings) => fetchSwing(effects, query, swingSettings(settings)),
    reading: {
      kind: 'observations',
      read: ({ content, name, retrieved }) => {
        const text = decodeText(content, `${name}.json`);
        if (!text.ok) return text;
        const reading = { indicator, areas, variable: series.dataset, retrieved: retrieved.slice(0, 10) };
        const read = readSwing(text.value, `${name}.json`, reading);
        return read.ok ? ok({ observations: read.value, remarks: [] }) : read;
      },
    },
  };
}

function swingSettings({ environment, patience }: SourceSettings): SwingSettings {
  return {
    baseUrl: environment['AMBITIE_SWING_URL'] || 'https://provincies.incijfers.be',
    apiKey: environment['AMBITIE_SWING_KEY'] ?? '',
    patience,
  };
}
