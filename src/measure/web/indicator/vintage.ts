import { settleTiles, type TileCell, type TileWish } from '../../../site/map/tile-layout.ts';
import { inVintage, type Absence } from '../../analysis/crosswalk.ts';
import { vintagesOf, type Vintage } from '../../area/vintage.ts';
import type { Area, AreaCode } from '../../area/area.ts';
import type { Geography } from '../../area/geography.ts';
import type { Indicator } from '../../indicator/indicator.ts';
import { arrangeObservations, type ObservationSet } from '../../observation/observation-set.ts';
import type { Period } from '../../observation/period.ts';
import type { View } from '../view.ts';

/** Name of the choice in an address: `?indeling=2019`. */
export const vintageParameter = 'indeling';

/** The geography of municipalities that the visitor asked to see, else the present one. */
export function chosenVintage({ release, query }: View): Vintage {
  const all = vintagesOf(release.geography);
  return all.find(({ id }) => id === query[vintageParameter]) ?? (all[0] as Vintage);
}

/** An indicator's figures with those of a vintage's municipalities in the place of all other municipalities'. */
export interface VintageObservations {
  readonly observations: ObservationSet;
  /** Why a municipality of the vintage has no figure in a period; `undefined` when it has one. */
  readonly absence: (area: AreaCode, period: Period) => Absence | undefined;
}

export function observationsInVintage(
  observations: ObservationSet,
  indicator: Indicator,
  geography: Geography,
  vintage: Vintage,
): VintageObservations {
  const { cells } = inVintage(observations, indicator, geography, vintage);
  const elsewhere = observations.all.filter(
    ({ area, indicator: id }) => id !== indicator.id || geography.get(area).kind !== 'municipality',
  );
  const shown = cells.flatMap(({ observation }) => (observation ? [observation] : []));
  const absences = new Map(
    cells.flatMap((cell) => ('absence' in cell ? [[`${cell.area}|${cell.period}`, cell.absence] as const] : [])),
  );
  return {
    observations: arrangeObservations([...elsewhere, ...shown]),
    absence: (area, period) => absences.get(`${area}|${period}`),
  };
}

/**
 * A tile for each municipality of a vintage. Those of today stand where the plan puts them; former ones as near as can
 * be to the one that they became part of, on the side where they lay.
 */
export function tilesOfVintage(geography: Geography, { municipalities }: Vintage): ReadonlyMap<string, TileCell> {
  const given = municipalities.flatMap(({ code, tile }) => (tile ? [[code, tile] as const] : []));
  if (given.length === municipalities.length) return new Map(given);
  const step = degreesPerTile(geography);
  return settleTiles(municipalities.flatMap((area) => wishOf(area, geography, step)));
}

/** Degrees of longitude and latitude from one tile to the next, over the present municipalities. */
function degreesPerTile({ municipalities }: Geography): readonly [number, number] {
  const placed = municipalities.filter(({ tile, centroid }) => tile && centroid);
  const span = (values: readonly number[]): number => Math.max(...values) - Math.min(...values);
  const along = (axis: 0 | 1): number =>
    span(placed.map(({ centroid }) => centroid![axis])) / span(placed.map(({ tile }) => tile![axis])) || 1;
  return [along(0), along(1)];
}

function wishOf(area: Area, geography: Geography, step: readonly [number, number]): readonly TileWish[] {
  const { code, tile, centroid } = area;
  if (tile) return [{ code, column: tile[0], row: tile[1] }];
  const today = geography.get(geography.today(code));
  if (!today.tile) return [];
  const [east, south] =
    centroid && today.centroid
      ? [(centroid[0] - today.centroid[0]) / step[0], (today.centroid[1] - centroid[1]) / step[1]]
      : [0, 0];
  return [{ code, column: today.tile[0] + east, row: today.tile[1] + south }];
}
