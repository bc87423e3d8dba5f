import type { MultiPolygon, Polygon, Position } from 'geojson';
import type { Effects } from '../../foundation/effects.ts';
import { failed, ok, type Result } from '../../foundation/problem.ts';
import { existsOn, type Area, type AreaCode } from '../area/area.ts';
import { readBoundaryFeatures, type CodedGeometry } from './boundary-features.ts';
import { municipalitiesOf, type BoundaryVintage } from './boundary-vintage.ts';
import { download, type Download, type Patience } from './download.ts';
import { parseJson } from './json-text.ts';
import { startProblemList, type ProblemList } from './problem-list.ts';

/**
 * Outlines of all municipalities of a plan as they were on one date, in longitude and latitude (WGS 84). `vintage` is
 * the year of that date, or the year since which the present municipalities exist. `leftOut` are codes in the file
 * that the plan does not have at that date.
 */
export interface Boundaries {
  readonly vintage: string;
  readonly features: readonly BoundaryFeature[];
  readonly leftOut: readonly string[];
}

export interface BoundaryFeature {
  readonly area: AreaCode;
  readonly geometry: Polygon | MultiPolygon;
}

/**
 * Reads municipal boundaries from GeoJSON or TopoJSON (see `readBoundaryFeatures` for how features are named), for the
 * municipalities of today, or of an ISO date.
 *
 * Problems: those of `parseJson` and `readBoundaryFeatures`, `municipality-missing`, `duplicate-municipality`,
 * `misplaced` (not around the centroid that the plan gives), `swapped-coordinates`.
 */
export function readBoundaries(text: string, file: string, areas: readonly Area[], date?: string): Result<Boundaries> {
  const parsed = parseJson(text, file);
  if (!parsed.ok) return parsed;
  const problems = startProblemList(file);
  const found = readBoundaryFeatures(parsed.value, file, problems);
  const wanted = areas.filter((area) => area.kind === 'municipality' && existsOn(area, date ?? '9998-12-31'));
  const byCode = groupByCode(found, wanted, file, problems);
  const unknown = [...new Set(found.map(({ code }) => code))].filter(
    (code) => !wanted.some((area) => area.code === code),
  );
  addMissing(wanted, byCode, unknown, file, problems);
  checkPlaces(wanted, byCode, file, problems);
  if (!problems.isEmpty()) return failed(problems.list());
  const features = wanted.flatMap((area) => {
    const geometry = byCode.get(area.code)?.geometry;
    return geometry ? [{ area: area.code, geometry }] : [];
  });
  return ok({ vintage: vintageOf(wanted, date), features, leftOut: unknown.toSorted() });
}

/**
 * Address of a vintage in the reference file of municipal boundaries of Digitaal Vlaanderen (VRBG, layer Refgem) at its
 * feature service, in WGS 84. The present municipalities are those of the service without a year; earlier ones have a
 * service of their own, like VRBG2019.
 */
export function flemishBoundariesUrl(areas: readonly Area[], vintage: BoundaryVintage): string {
  const codes = municipalitiesOf(areas, vintage).map(({ code }) => `'${code}'`);
  const service = vintage.isPresent ? 'VRBG' : `VRBG${vintage.id}`;
  const query = new URLSearchParams({
    service: 'WFS',
    version: '2.0.0',
    request: 'GetFeature',
    typeNames: `${service}:Refgem`,
    outputFormat: 'application/json',
    srsName: 'EPSG:4326',
    cql_filter: `NISCODE IN (${codes.toSorted().join(',')})`,
  });
  return `https://geo.api.vlaanderen.be/${service}/wfs?${query.toString()}`;
}

/**
 * Fetches municipal boundaries; the body is given as it came, its content still unread.
 *
 * Problems: those of `download`, `publisher-error` for any other refusal.
 */
export function fetchBoundaries(effects: Effects, url: string, patience: Patience): Promise<Result<Download>> {
  return download(effects, url, patience, ({ status }) => [
    {
      code: 'publisher-error',
      message: `The boundaries were refused with status ${status}.`,
      at: url,
      hint: 'Check the address of the boundaries in the settings.',
    },
  ]);
}

function vintageOf(areas: readonly Area[], date: string | undefined): string {
  const latest =
    areas
      .map(({ validFrom }) => validFrom ?? '')
      .toSorted()
      .at(-1) ?? '';
  return (date ?? latest).slice(0, 4);
}

function groupByCode(
  found: readonly CodedGeometry[],
  wanted: readonly Area[],
  file: string,
  problems: ProblemList,
): ReadonlyMap<string, CodedGeometry> {
  const byCode = new Map<string, CodedGeometry>();
  for (const feature of found) {
    const isTwice = byCode.has(feature.code) && wanted.some(({ code }) => code === feature.code);
    if (isTwice) {
      const message = `Municipality ${feature.code} occurs twice.`;
      problems.add('duplicate-municipality', message, `${file} ${feature.at}`, 'Join its parts into one MultiPolygon.');
    }
    byCode.set(feature.code, feature);
  }
  return byCode;
}

function addMissing(
  wanted: readonly Area[],
  byCode: ReadonlyMap<string, CodedGeometry>,
  unknown: readonly string[],
  file: string,
  problems: ProblemList,
): void {
  const others =
    unknown.length === 0 ? 'none' : `${unknown.slice(0, 12).join(', ')}${unknown.length > 12 ? ', …' : ''}`;
  const hint = `Take the boundaries of the right year. Other codes in the file: ${others}.`;
  for (const area of wanted.filter(({ code }) => !byCode.has(code))) {
    problems.add('municipality-missing', `${area.name.nl} (${area.code}) is missing.`, file, hint);
  }
}

function checkPlaces(
  wanted: readonly Area[],
  byCode: ReadonlyMap<string, CodedGeometry>,
  file: string,
  problems: ProblemList,
): void {
  for (const { code, name, centroid } of wanted) {
    const feature = byCode.get(code);
    if (!feature || !centroid || isAround(feature.geometry, centroid)) continue;
    const [longitude, latitude] = centroid;
    const swapped = isAround(feature.geometry, [latitude, longitude]);
    const problem = swapped ? 'swapped-coordinates' : 'misplaced';
    const message = swapped
      ? `${name.nl} (${code}) has latitude before longitude.`
      : `${name.nl} (${code}) does not lie around ${longitude}, ${latitude}.`;
    problems.add(problem, message, `${file} ${feature.at}`, 'Take GeoJSON in WGS 84, longitude first.');
  }
}

/** Within the box around the outline, widened by some 5 km. */
function isAround({ type, coordinates }: Polygon | MultiPolygon, [x, y]: readonly [number, number]): boolean {
  const margin = 0.05;
  const points: readonly Position[] = type === 'Polygon' ? coordinates.flat() : coordinates.flat(2);
  let [left, bottom, right, top] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [longitude = Number.NaN, latitude = Number.NaN] of points) {
    left = Math.min(left, longitude);
    right = Math.max(right, longitude);
    bottom = Math.min(bottom, latitude);
    top = Math.max(top, latitude);
  }
  return left - margin <= x && x <= right + margin && bottom - margin <= y && y <= top + margin;
}
