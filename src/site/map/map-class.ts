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

/** Colours of a place: what is better or worse where a figure has a direction, and one hue from light to dark where not. */
export const mapColours = [
  'worse2',
  'worse1',
  'near',
  'better1',
  'better2',
  'low2',
  'low1',
  'middle',
  'high1',
  'high2',
  'missing',
] as const;
export type MapColour = (typeof mapColours)[number];

/** Which end of a figure is wanted: `neutral` when neither is. */
export type MapDirection = 'more' | 'less' | 'neutral';

const coloursOf: Readonly<Record<MapDirection, Readonly<Record<MapClass, MapColour>>>> = {
  more: {
    lower2: 'worse2',
    lower1: 'worse1',
    near: 'near',
    higher1: 'better1',
    higher2: 'better2',
    missing: 'missing',
  },
  less: {
    lower2: 'better2',
    lower1: 'better1',
    near: 'near',
    higher1: 'worse1',
    higher2: 'worse2',
    missing: 'missing',
  },
  neutral: { lower2: 'low2', lower1: 'low1', near: 'middle', higher1: 'high1', higher2: 'high2', missing: 'missing' },
};

/** The colour of a class: the same colour means better on every map, whichever end of the figure that is. */
export function colourOf(mapClass: MapClass, direction: MapDirection): MapColour {
  return coloursOf[direction][mapClass];
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
