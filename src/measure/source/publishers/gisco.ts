import { lastingOrders, type Publisher } from '../publisher.ts';
import { boundaryOrders } from './boundaries.ts';

const usualAddress =
  'https://gisco-services.ec.europa.eu/distribution/v2/lau/geojson/LAU_RG_01M_{vintage}_4326.geojson';

/**
 * Local administrative units of GISCO (Eurostat), one file per year for all of Europe: the boundaries of vintages that
 * no nearer publisher gives. The files are large, so they are fetched only where `AMBITIE_GISCO_URL` names the
 * address, with `{vintage}` in the place of the year.
 */
export const gisco: Publisher = {
  id: 'gisco',
  publisher: 'Eurostat (GISCO)',
  licence: {
    name: '© EuroGeographics',
    url: 'https://ec.europa.eu/eurostat/web/gisco/geodata/statistical-units/local-administrative-units',
  },
  homepage: 'https://ec.europa.eu/eurostat/web/gisco',
  askEveryDays: 90,
  updateEveryDays: 366,
  missingSettings: ({ environment }) =>
    environment['AMBITIE_GISCO_URL']
      ? []
      : [
          {
            code: 'not-set-up',
            message: 'The boundaries of GISCO are fetched only on request: its files cover all of Europe.',
            at: 'AMBITIE_GISCO_URL',
            hint: `Set AMBITIE_GISCO_URL to ${usualAddress}.`,
          },
        ],
  ...lastingOrders((plan) =>
    boundaryOrders(plan, ({ id }, _, { environment }) =>
      (environment['AMBITIE_GISCO_URL'] ?? usualAddress).replaceAll('{vintage}', id),
    ),
  ),
};
