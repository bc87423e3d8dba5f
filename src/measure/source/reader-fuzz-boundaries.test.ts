import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fuzzRuns, mutated } from '../../../test/mutated-text.ts';
import type { Area, AreaCode } from '../area/area.ts';
import { readBoundaries } from './boundaries.ts';
import { decodeText } from './file-text.ts';
import { outlineBoundaries } from './outline.ts';
import { localised } from '../../../test/localised.ts';

const ring = [
  [5, 51],
  [5.1, 51],
  [5.1, 51.1],
  [5, 51.1],
  [5, 51],
];
const geojson = JSON.stringify({
  type: 'FeatureCollection',
  features: [
    { type: 'Feature', properties: { nis: '71002' }, geometry: { type: 'Polygon', coordinates: [ring] } },
    { type: 'Feature', properties: { nis: '11001' }, geometry: { type: 'MultiPolygon', coordinates: [[ring]] } },
  ],
});
const topojson = JSON.stringify({
  type: 'Topology',
  arcs: [ring],
  objects: {
    all: { type: 'GeometryCollection', geometries: [{ type: 'Polygon', properties: { nis: '71002' }, arcs: [[0]] }] },
  },
});
const area: Area = {
  code: '71002' as AreaCode,
  kind: 'municipality',
  name: localised({ nl: 'As', en: 'As', fr: 'As' }),
  groups: [],
  centroid: [5.05, 51.05],
};

/** Every pair of numbers that stands in the file, as text. */
function pairsIn(value: unknown, found = new Set<string>()): ReadonlySet<string> {
  if (Array.isArray(value) && typeof value[0] === 'number') found.add(JSON.stringify(value.slice(0, 2)));
  if (typeof value === 'object' && value !== null) for (const part of Object.values(value)) pairsIn(part, found);
  return found;
}

describe('whatever is done to a file with boundaries', () => {
  it.each([
    ['GeoJSON', geojson],
    ['TopoJSON', topojson],
  ])(
    '%s gives the points that stand in it, drawn without a broken number, or is refused',
    { timeout: 60_000 },
    (name, whole) => {
      expect(readBoundaries(whole, 'x', [area]).ok).toBe(true);
      fc.assert(
        fc.property(mutated(whole), (text) => {
          const result = readBoundaries(text, 'x', [area]);
          if (!result.ok) {
            if (result.problems.length === 0) expect.fail('refused without a problem');
            return;
          }
          expect(result.value.features.map((feature) => feature.area)).toEqual(['71002']);
          if (/NaN|Infinity|null|undefined/.test(JSON.stringify(outlineBoundaries(result.value)))) {
            expect.fail('a broken drawing');
          }
          // A topology may be quantised: its points then do not stand in the file as they are.
          const parsed: unknown = JSON.parse(text.replace(/^\uFEFF/, ''));
          if (name === 'TopoJSON' && text.includes('transform')) return;
          const stated = pairsIn(parsed);
          for (const point of pairsIn(result.value.features.map(({ geometry }) => geometry.coordinates))) {
            if (!stated.has(point)) expect.fail(`${point} does not stand in the file`);
          }
        }),
        fuzzRuns,
      );
    },
  );

  it('bytes become text or are refused', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
        const result = decodeText(bytes, 'x');
        expect(result.ok || result.problems.length === 1).toBe(true);
      }),
      fuzzRuns,
    );
  });
});
