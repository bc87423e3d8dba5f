import type { Position } from 'geojson';
import type { AreaCode } from '../area/area.ts';
import type { Boundaries, BoundaryFeature } from './boundaries.ts';
import { simplifyRings, type GridPoint, type GridRing } from './ring-simplification.ts';

/**
 * Municipalities as SVG paths on a whole-number grid, `width` × `height` units, north up. Neighbours share their
 * border exactly. Draw with `fill-rule="evenodd"`, so that a hole stays open.
 */
export interface Outlines {
  readonly width: number;
  readonly height: number;
  readonly shapes: readonly { readonly area: AreaCode; readonly path: string }[];
}

export interface OutlineSettings {
  /** Width of the drawing in grid units. */
  readonly width: number;
  /** How far, in grid units, a border may be moved to need fewer points. */
  readonly tolerance: number;
}

/** Fine enough for a map as wide as a page: 38 municipalities weigh about 12 kB as paths. */
const usualOutline: OutlineSettings = { width: 1000, tolerance: 1.2 };

/**
 * Draws boundaries for a page: projected (equirectangular around their middle latitude, true to shape over a
 * province), rounded to the grid, and simplified border by border after Douglas and Peucker (1973).
 */
export function outlineBoundaries({ features }: Boundaries, settings: OutlineSettings = usualOutline): Outlines {
  const { project, height } = fitProjection(features, settings.width);
  const rings = features.flatMap((feature, index) =>
    ringsOf(feature).map((ring) => ({ index, points: gridRing(ring, project) })),
  );
  const simplified = simplifyRings(
    rings.map(({ points }) => points),
    settings.tolerance,
  );
  const pathOf = (index: number): string =>
    rings.flatMap((ring, at) => (ring.index === index ? [pathOfRing(simplified[at] ?? [])] : [])).join('');
  return {
    width: settings.width,
    height,
    shapes: features.map(({ area }, index) => ({ area, path: pathOf(index) })),
  };
}

function ringsOf({ geometry }: BoundaryFeature): readonly (readonly Position[])[] {
  return geometry.type === 'Polygon' ? geometry.coordinates : geometry.coordinates.flat();
}

type Project = (position: Position) => GridPoint;

function fitProjection(
  features: readonly BoundaryFeature[],
  width: number,
): { readonly project: Project; readonly height: number } {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x = 0, y = 0] of features.flatMap((feature) => ringsOf(feature).flat())) {
    [west, east] = [Math.min(west, x), Math.max(east, x)];
    [south, north] = [Math.min(south, y), Math.max(north, y)];
  }
  if (!(east > west)) return { project: () => [0, 0], height: 0 };
  const perDegree = width / (east - west);
  const stretch = 1 / Math.cos((((south + north) / 2) * Math.PI) / 180);
  const project: Project = ([x = 0, y = 0]) => [
    Math.round((x - west) * perDegree),
    Math.round((north - y) * perDegree * stretch),
  ];
  return { project, height: Math.ceil((north - south) * perDegree * stretch) };
}

/** On the grid, without repeated points and without the closing one. */
function gridRing(ring: readonly Position[], project: Project): GridRing {
  const points = ring.map(project);
  return points.filter(([x, y], index) => {
    const [previousX, previousY] = points[index === 0 ? points.length - 1 : index - 1] ?? [];
    return x !== previousX || y !== previousY;
  });
}

/** Relative moves, with no separator where a minus sign separates. */
function pathOfRing(ring: GridRing): string {
  const [first, ...others] = ring;
  if (!first || others.length < 2) return '';
  let [x, y] = first;
  const moves = others.map(([nextX, nextY]) => {
    const move = `${spaced(nextX - x)}${spaced(nextY - y)}`;
    [x, y] = [nextX, nextY];
    return move;
  });
  return `M${first[0]} ${first[1]}l${moves.join('').trim()}z`;
}

function spaced(value: number): string {
  return value < 0 ? String(value) : ` ${value}`;
}
