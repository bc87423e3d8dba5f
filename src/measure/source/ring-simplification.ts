/** A point on a whole-number grid. */
export type GridPoint = readonly [x: number, y: number];

/** A closed line without its closing point. */
export type GridRing = readonly GridPoint[];

/**
 * Leaves out points that move a line by no more than `tolerance`. A line that two rings share, in whichever direction
 * each runs, is simplified once and the same: no gaps and no overlaps arise. A ring that would vanish stays as it is.
 */
export function simplifyRings(rings: readonly GridRing[], tolerance: number): readonly GridRing[] {
  const isJunction = junctionFinder(rings);
  return rings.map((ring) => {
    const start = startOf(ring, isJunction);
    if (start === -1) return ring;
    const closed = [...ring.slice(start), ...ring.slice(0, start + 1)];
    const anchors = anchorsOf(closed, isJunction);
    const simplified = anchors
      .slice(1)
      .flatMap((end, index) => simplifyArc(closed.slice(anchors[index], end + 1), tolerance).slice(1));
    return simplified.length < 3 ? ring : simplified;
  });
}

function keyOf([x, y]: GridPoint): string {
  return `${x},${y}`;
}

/** A junction is where lines part: a point with other than two neighbours over all rings together. */
function junctionFinder(rings: readonly GridRing[]): (point: GridPoint) => boolean {
  const neighbours = new Map<string, Set<string>>();
  for (const ring of rings) {
    ring.forEach((point, index) => {
      const key = keyOf(point);
      const around = neighbours.get(key) ?? new Set<string>();
      for (const other of [ring.at(index - 1), ring[(index + 1) % ring.length]]) if (other) around.add(keyOf(other));
      neighbours.set(key, around);
    });
  }
  return (point) => neighbours.get(keyOf(point))?.size !== 2;
}

/** Where to begin: at a junction, else at the point that comes first by column and row, the same for every ring. */
function startOf(ring: GridRing, isJunction: (point: GridPoint) => boolean): number {
  const junction = ring.findIndex(isJunction);
  if (junction !== -1) return junction;
  return ring.reduce((best, point, index) => (best === -1 || comesBefore(point, ring[best]) ? index : best), -1);
}

function comesBefore(a: GridPoint, b: GridPoint | undefined): boolean {
  return b === undefined || a[0] < b[0] || (a[0] === b[0] && a[1] < b[1]);
}

/** Positions of the points that stay: junctions, or for a ring without any its start and the point farthest from it. */
function anchorsOf(closed: readonly GridPoint[], isJunction: (point: GridPoint) => boolean): readonly number[] {
  const last = closed.length - 1;
  const inner = closed.flatMap((point, index) => (index > 0 && index < last && isJunction(point) ? [index] : []));
  const first = closed[0];
  if (inner.length > 0 || !first || isJunction(first)) return [0, ...inner, last];
  return [0, farthestFrom(first, closed), last];
}

function farthestFrom(origin: GridPoint, points: readonly GridPoint[]): number {
  const distance = ([x, y]: GridPoint): number => (x - origin[0]) ** 2 + (y - origin[1]) ** 2;
  return points.reduce((best, point, index) => {
    const farthest = points[best];
    const difference = farthest ? distance(point) - distance(farthest) : 1;
    return difference > 0 || (difference === 0 && comesBefore(point, farthest)) ? index : best;
  }, 0);
}

/** Always works in one and the same direction, since rounding and ties could differ in the other. */
function simplifyArc(arc: readonly GridPoint[], tolerance: number): readonly GridPoint[] {
  if (arc.length <= 2) return arc;
  const isForward = runsForward(arc);
  const kept = keepFarPoints(isForward ? arc : arc.toReversed(), tolerance);
  return isForward ? kept : kept.toReversed();
}

function runsForward(arc: readonly GridPoint[]): boolean {
  for (let from = 0, to = arc.length - 1; from < to; from += 1, to -= 1) {
    const [a, b] = [arc[from], arc[to]];
    if (a && b && keyOf(a) !== keyOf(b)) return comesBefore(a, b);
  }
  return true;
}

/** Douglas-Peucker with a stack instead of recursion: a border may have many thousands of points. */
function keepFarPoints(arc: readonly GridPoint[], tolerance: number): readonly GridPoint[] {
  const kept = new Set([0, arc.length - 1]);
  const open: (readonly [number, number])[] = [[0, arc.length - 1]];
  for (let span = open.pop(); span; span = open.pop()) {
    const middle = farthestBetween(arc, span, tolerance);
    if (middle === undefined) continue;
    kept.add(middle);
    open.push([span[0], middle], [middle, span[1]]);
  }
  return arc.filter((_, index) => kept.has(index));
}

function farthestBetween(
  arc: readonly GridPoint[],
  [from, to]: readonly [number, number],
  tolerance: number,
): number | undefined {
  const [start, end] = [arc[from], arc[to]];
  if (!start || !end) return undefined;
  let farthest: number | undefined;
  let distance = tolerance;
  for (let index = from + 1; index < to; index += 1) {
    const here = distanceToSegment(arc[index] ?? start, start, end);
    if (here > distance) [farthest, distance] = [index, here];
  }
  return farthest;
}

function distanceToSegment([x, y]: GridPoint, [ax, ay]: GridPoint, [bx, by]: GridPoint): number {
  const [dx, dy] = [bx - ax, by - ay];
  const length = dx * dx + dy * dy;
  const along = length === 0 ? 0 : Math.max(0, Math.min(1, ((x - ax) * dx + (y - ay) * dy) / length));
  return Math.hypot(x - ax - along * dx, y - ay - along * dy);
}
