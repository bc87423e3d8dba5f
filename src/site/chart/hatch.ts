/** A point of a drawing. */
type Point = readonly [number, number];

/**
 * Diagonal strokes that fill a convex shape, as a path: the mark of a figure that its publisher calls unreliable.
 * Strokes are drawn, not a pattern, so that they survive in files and in every renderer. `gap` is the distance between
 * two strokes.
 */
export function hatchPolygon(corners: readonly Point[], gap: number): string {
  // Along a stroke x + y is the same: it rises to the right.
  const sums = corners.map(([x, y]) => x + y);
  const [low, high] = [Math.min(...sums), Math.max(...sums)];
  const step = gap * Math.SQRT2;
  const count = Math.max(1, Math.floor((high - low) / step));
  const first = low + (high - low - (count - 1) * step) / 2;
  return Array.from({ length: count }, (_, index) => strokeAt(corners, first + index * step)).join('');
}

/** The same for a disc around 0,0. */
export function hatchDisc(radius: number, gap: number): string {
  const corners = Array.from({ length: 24 }, (_, index): Point => {
    const angle = (index / 24) * 2 * Math.PI;
    return [radius * Math.cos(angle), radius * Math.sin(angle)];
  });
  return hatchPolygon(corners, gap);
}

/** The part of the line x + y = sum that lies within the corners; nothing where it only touches one. */
function strokeAt(corners: readonly Point[], sum: number): string {
  const crossings = corners.flatMap((from, index): readonly Point[] => {
    const to = corners[(index + 1) % corners.length] as Point;
    const [before, after] = [from[0] + from[1] - sum, to[0] + to[1] - sum];
    if (before === after || before * after > 0 || before === 0) return [];
    const share = before / (before - after);
    return [[from[0] + share * (to[0] - from[0]), from[1] + share * (to[1] - from[1])]];
  });
  const [one, other] = crossings.toSorted((a, b) => a[0] - b[0]);
  if (!one || !other) return '';
  return `M${fixed(one[0])},${fixed(one[1])}L${fixed(other[0])},${fixed(other[1])}`;
}

function fixed(length: number): string {
  return String(Math.round(length * 10) / 10);
}
