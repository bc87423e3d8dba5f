import type { MultiPolygon, Polygon } from 'geojson';
import { feature } from 'topojson-client';
import type { GeometryObject, Topology } from 'topojson-specification';
import { fieldOf, isJsonObject } from './json-text.ts';
import type { ProblemList } from './problem-list.ts';

/** An outline with its municipality's code and its place in the file (a JSON path). */
export interface CodedGeometry {
  readonly code: string;
  readonly geometry: Polygon | MultiPolygon;
  readonly at: string;
}

/**
 * The outlines of a GeoJSON FeatureCollection, or of all objects of a TopoJSON topology. The code is property `nis`,
 * or the one by which a publisher names it: `NISCODE` (Digitaal Vlaanderen), `cd_munty_refnis` (Statbel), `GISCO_ID`
 * (GISCO, `BE_71002`; the other countries of that file are passed over).
 *
 * Problems: `not-boundaries`, `broken-topology`, `no-code`, `no-outline`, `bad-ring`, `not-lon-lat`.
 */
export function readBoundaryFeatures(value: unknown, file: string, problems: ProblemList): readonly CodedGeometry[] {
  const features = listFeatures(value, file, problems);
  return features.flatMap(({ feature: one, at }) => {
    const code = codeOf(fieldOf(one, 'properties'));
    if (code === 'abroad') return [];
    if (code === undefined) {
      problems.add('no-code', 'The feature has no municipality code.', `${file} ${at}.properties`, codeHint);
      return [];
    }
    const geometry = readGeometry(fieldOf(one, 'geometry'), `${file} ${at}.geometry`, problems);
    return geometry ? [{ code, geometry, at }] : [];
  });
}

const codeHint = 'Give each feature a property "nis" with the code of the municipality, as text.';

interface PlacedFeature {
  readonly feature: unknown;
  readonly at: string;
}

function listFeatures(value: unknown, file: string, problems: ProblemList): readonly PlacedFeature[] {
  if (fieldOf(value, 'type') === 'Topology') return topologyFeatures(value, file, problems);
  const features = fieldOf(value, 'features');
  if (fieldOf(value, 'type') === 'FeatureCollection' && Array.isArray(features)) return placed(features, '$.features');
  const hint = 'Give a GeoJSON FeatureCollection or a TopoJSON Topology.';
  problems.add('not-boundaries', 'The file holds no boundaries.', `${file} $.type`, hint);
  return [];
}

function placed(features: readonly unknown[], path: string): readonly PlacedFeature[] {
  return features.map((one, index) => ({ feature: one, at: `${path}[${index}]` }));
}

function topologyFeatures(value: unknown, file: string, problems: ProblemList): readonly PlacedFeature[] {
  const objects = fieldOf(value, 'objects');
  return Object.entries(isJsonObject(objects) ? objects : {}).flatMap(([name, object]) => {
    try {
      const made: unknown = feature(value as Topology, object as GeometryObject);
      const features = fieldOf(made, 'features');
      return placed(Array.isArray(features) ? features : [made], `$.objects.${name}`);
    } catch {
      const hint = 'Its arcs do not fit together: make the file anew.';
      problems.add('broken-topology', `Object "${name}" cannot be drawn.`, `${file} $.objects.${name}`, hint);
      return [];
    }
  });
}

/** GISCO's own code goes first: its LAU_ID alone is not unique (French communes share numbers with Belgian ones). */
function codeOf(properties: unknown): string | undefined {
  const gisco = fieldOf(properties, 'GISCO_ID');
  if (typeof gisco === 'string') return gisco.startsWith('BE_') ? gisco.slice(3) : 'abroad';
  const named = ['nis', 'NISCODE', 'cd_munty_refnis', 'CD_MUNTY_REFNIS'].map((name) => fieldOf(properties, name));
  const code = named.find((one) => typeof one === 'string' || typeof one === 'number');
  return code === undefined || code === '' ? undefined : String(code);
}

function readGeometry(value: unknown, at: string, problems: ProblemList): Polygon | MultiPolygon | undefined {
  const type = fieldOf(value, 'type');
  const coordinates = fieldOf(value, 'coordinates');
  const polygons = type === 'Polygon' ? [coordinates] : coordinates;
  if ((type !== 'Polygon' && type !== 'MultiPolygon') || !Array.isArray(polygons) || polygons.length === 0) {
    problems.add('no-outline', `The outline is no Polygon or MultiPolygon.`, at, 'Give the area of the municipality.');
    return undefined;
  }
  const isSound = polygons.every((polygon: unknown) => checkPolygon(polygon, at, problems));
  return isSound ? (value as Polygon | MultiPolygon) : undefined;
}

function checkPolygon(polygon: unknown, at: string, problems: ProblemList): boolean {
  if (!Array.isArray(polygon) || polygon.length === 0) {
    problems.add('bad-ring', 'The outline is empty.', at, 'Make the file anew.');
    return false;
  }
  return polygon.every((ring: unknown) => checkRing(ring, at, problems));
}

function checkRing(ring: unknown, at: string, problems: ProblemList): boolean {
  const points: readonly unknown[] = Array.isArray(ring) ? ring : [];
  const wrong = points.findIndex((point) => !isLonLat(point));
  if (wrong !== -1) {
    const hint = 'Convert the file to WGS 84 degrees, longitude first (metres are of Lambert).';
    problems.add(
      'not-lon-lat',
      `${(JSON.stringify(points[wrong]) ?? 'A point').slice(0, 60)} is no longitude and latitude.`,
      at,
      hint,
    );
    return false;
  }
  if (points.length >= 4 && JSON.stringify(points[0]) === JSON.stringify(points.at(-1))) return true;
  problems.add(
    'bad-ring',
    'A ring is not closed or has fewer than four points.',
    at,
    'The file was cut off or altered.',
  );
  return false;
}

function isLonLat(point: unknown): boolean {
  if (!Array.isArray(point) || point.length < 2) return false;
  const [longitude, latitude]: readonly unknown[] = point;
  return isWithin(longitude, 180) && isWithin(latitude, 90);
}

function isWithin(value: unknown, limit: number): boolean {
  return typeof value === 'number' && Number.isFinite(value) && Math.abs(value) <= limit;
}
