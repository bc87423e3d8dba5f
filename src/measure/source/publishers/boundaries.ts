import type { Result } from '../../../foundation/problem.ts';
import { fetchBoundaries, flemishBoundariesUrl, readBoundaries, type Boundaries } from '../boundaries.ts';
import { boundaryVintages, type BoundaryVintage } from '../boundary-vintage.ts';
import { decodeText } from '../file-text.ts';
import {
  lastingOrders,
  type KeptFile,
  type LastingOrder,
  type Publisher,
  type SourcePlan,
  type SourceSettings,
} from '../publisher.ts';

/**
 * The reference file of municipal boundaries of Digitaal Vlaanderen, one file per vintage. `AMBITIE_BOUNDARIES_URL`
 * replaces the address: with `{vintage}` in it for every vintage, without it for the present municipalities only.
 */
export const boundaries: Publisher = {
  id: 'boundaries',
  publisher: 'Digitaal Vlaanderen',
  licence: { name: 'Modellicentie Gratis Hergebruik', url: 'https://www.vlaanderen.be/digitaal-vlaanderen' },
  homepage: 'https://www.vlaanderen.be/datavindplaats',
  askEveryDays: 30,
  updateEveryDays: 366,
  missingSettings: () => [],
  ...lastingOrders((plan) => boundaryOrders(plan, flemishAddress)),
};

/** One order per vintage of the plan's municipalities; `address` says where each is fetched. */
export function boundaryOrders(
  plan: SourcePlan,
  address: (vintage: BoundaryVintage, plan: SourcePlan, settings: SourceSettings) => string,
): readonly LastingOrder[] {
  return boundaryVintages(plan.areas).map((vintage) => ({
    name: boundaryFileName(vintage),
    extension: 'json',
    fetch: (effects, settings) => fetchBoundaries(effects, address(vintage, plan, settings), settings.patience),
    reading: { kind: 'boundaries', read: (file) => readVintage(file, plan, vintage) },
  }));
}

/** Name of the kept file of a vintage: `municipalities-2019`. */
function boundaryFileName({ id }: BoundaryVintage): string {
  return id === '' ? 'municipalities' : `municipalities-${id}`;
}

function flemishAddress(vintage: BoundaryVintage, { areas }: SourcePlan, { environment }: SourceSettings): string {
  const own = environment['AMBITIE_BOUNDARIES_URL'] ?? '';
  if (own.includes('{vintage}')) return own.replaceAll('{vintage}', vintage.id);
  return own !== '' && vintage.isPresent ? own : flemishBoundariesUrl(areas, vintage);
}

function readVintage(file: KeptFile, { areas }: SourcePlan, vintage: BoundaryVintage): Result<Boundaries> {
  const name = `${file.name}.json`;
  const text = decodeText(file.content, name);
  return text.ok ? readBoundaries(text.value, name, areas, vintage.date || undefined) : text;
}
