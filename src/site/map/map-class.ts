/** Where a place stands against the benchmark. */
export const mapClasses = ['lower2', 'lower1', 'near', 'higher1', 'higher2', 'missing'] as const;
export type MapClass = (typeof mapClasses)[number];

/**
 * The class of a figure by its distance to the benchmark: within `near` is about the same, beyond `far` is far. The
 * same unit for all three.
 */
export function classAround(
  value: number | null,
  benchmark: number,
  bounds: { readonly near: number; readonly far: number },
): MapClass {
  if (value === null) return 'missing';
  const distance = value - benchmark;
  if (Math.abs(distance) <= bounds.near) return 'near';
  if (Math.abs(distance) <= bounds.far) return distance < 0 ? 'lower1' : 'higher1';
  return distance < 0 ? 'lower2' : 'higher2';
}

/** A mark that tells a class without colour: triangles down or up, one or two. Centred on 0,0 with a given size. */
export function classMark(mapClass: MapClass, size: number): string {
  const count = mapClass.endsWith('2') ? 2 : 1;
  if (mapClass === 'near' || mapClass === 'missing') return '';
  const tip = mapClass.startsWith('lower') ? size / 2 : -size / 2;
  const first = (-(count - 1) * size * 1.3) / 2;
  return Array.from({ length: count }, (_, index) => {
    const x = first + index * size * 1.3;
    return `M${fixed(x - size * 0.58)},${fixed(-tip)}h${fixed(size * 1.16)}L${fixed(x)},${fixed(tip)}Z`;
  }).join('');
}

function fixed(length: number): string {
  return String(Math.round(length * 10) / 10);
}
