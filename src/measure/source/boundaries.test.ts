import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from 'vitest';
import { testEffects } from '../../../test/doubles/effects.ts';
import { hasSharedFiles, readSharedText } from '../../../test/shared-file.ts';
import type { Area, AreaCode } from '../area/area.ts';
import { fetchBoundaries, flemishBoundariesUrl, readBoundaries, type Boundaries } from './boundaries.ts';
import { boundaryVintages } from './boundary-vintage.ts';
import { usualPatience } from './download.ts';
import { outlineBoundaries } from './outline.ts';
import { localised } from '../../../test/localised.ts';

function municipality(code: string, changes: Partial<Area> = {}): Area {
  return {
    code: code as AreaCode,
    kind: 'municipality',
    name: localised({ nl: code, en: code, fr: code }),
    groups: [],
    ...changes,
  };
}

const square = (x: number, y: number) => [
  [
    [x, y],
    [x + 1, y],
    [x + 1, y + 1],
    [x, y + 1],
    [x, y],
  ],
];
const outline = (code: string, coordinates: unknown, property = 'nis') => ({
  type: 'Feature',
  properties: { [property]: code },
  geometry: { type: 'Polygon', coordinates },
});
const collection = (...features: readonly unknown[]) => JSON.stringify({ type: 'FeatureCollection', features });
const two = [municipality('1', { centroid: [5.5, 50.5] }), municipality('2')];

function codes(text: string, areas: readonly Area[] = two): readonly string[] {
  const result = readBoundaries(text, 'x', areas);
  return result.ok ? [] : result.problems.map(({ code, at }) => `${at} ${code}`);
}

describe('reading boundaries', () => {
  it('gives each municipality its outline, and names what it left out', () => {
    const text = collection(
      outline('2', square(6, 50), 'NISCODE'),
      outline('9', square(8, 50)),
      outline('1', square(5, 50)),
    );
    const result = readBoundaries(text, 'x', two);
    expect(result.ok && result.value.features.map(({ area }) => area)).toEqual(['1', '2']);
    expect(result.ok && result.value.leftOut).toEqual(['9']);
  });

  it('passes over other countries in a file of GISCO, whose numbers may be the same', () => {
    const text = collection(
      outline('BE_1', square(5, 50), 'GISCO_ID'),
      outline('BE_2', square(6, 50), 'GISCO_ID'),
      outline('FR_1', square(2, 48), 'GISCO_ID'),
    );
    expect(codes(text)).toEqual([]);
  });

  it.each([
    ['other JSON', '{}', ['x $.type not-boundaries', 'x municipality-missing', 'x municipality-missing']],
    ['a municipality that is missing', collection(outline('1', square(5, 50))), ['x municipality-missing']],
    [
      'a municipality that occurs twice',
      collection(outline('1', square(5, 50)), outline('2', square(6, 50)), outline('2', square(6, 50))),
      ['x $.features[2] duplicate-municipality'],
    ],
    [
      'latitude before longitude',
      collection(outline('1', square(50, 5)), outline('2', square(6, 50))),
      ['x $.features[0] swapped-coordinates'],
    ],
    [
      'an outline somewhere else',
      collection(outline('1', square(15, 50)), outline('2', square(6, 50))),
      ['x $.features[0] misplaced'],
    ],
    [
      'metres instead of degrees',
      collection(outline('1', square(217_000, 180_000)), outline('2', square(6, 50))),
      ['x $.features[0].geometry not-lon-lat', 'x municipality-missing'],
    ],
    [
      'a ring that is open',
      collection(outline('1', [square(5, 50)[0]?.slice(0, 4)]), outline('2', square(6, 50))),
      ['x $.features[0].geometry bad-ring', 'x municipality-missing'],
    ],
    [
      'a feature without a code',
      collection(outline('1', square(5, 50)), outline('2', square(6, 50)), outline('3', square(7, 50), 'name')),
      ['x $.features[2].properties no-code'],
    ],
    [
      'arcs that are nested too little',
      JSON.stringify({
        type: 'Topology',
        arcs: [square(5, 50)[0]],
        objects: { a: { type: 'Polygon', properties: { nis: '1' }, arcs: [0] } },
      }),
      expect.arrayContaining(['x $.objects.a[0].geometry not-lon-lat']),
    ],
    [
      'arcs that do not exist',
      JSON.stringify({ type: 'Topology', arcs: [], objects: { a: { type: 'Polygon', arcs: [[3]] } } }),
      ['x $.objects.a broken-topology', 'x municipality-missing', 'x municipality-missing'],
    ],
  ])('refuses %s', (_, text, expected) => {
    expect(codes(text)).toEqual(expected);
  });
});

describe.skipIf(!hasSharedFiles)('the boundaries of Limburg', () => {
  const areas = hasSharedFiles ? limburg() : [];
  const read = (name: string, date?: string) => readBoundaries(readSharedText(`data/geo/${name}`), name, areas, date);
  const svgOf = (boundaries: Boundaries) => {
    const { width, height, shapes } = outlineBoundaries(boundaries);
    return `<svg viewBox="0 0 ${width} ${height}">${shapes.map(({ path }) => `<path d="${path}"/>`).join('')}</svg>`;
  };

  it.each([
    ['2018', 44],
    ['2019', 42],
    ['2025', 38],
  ])('of %s are %i municipalities', (year, count) => {
    const result = read(`limburg_gemeenten_${year}.geojson`, `${year}-06-01`);
    expect(result.ok && [result.value.vintage, result.value.features.length, result.value.leftOut]).toEqual([
      year,
      count,
      [],
    ]);
  });

  it('of today are those of 2025', () => {
    const result = read('limburg_gemeenten_2025.geojson');
    expect(result.ok && result.value.vintage).toBe('2025');
  });

  it('of an earlier year are refused for today, with the municipalities that are missing and the codes at hand', () => {
    const result = read('limburg_gemeenten_2018.geojson');
    const problems = result.ok ? [] : result.problems;
    expect(problems.map(({ code }) => code)).toEqual(Array(6).fill('municipality-missing'));
    expect(problems[0]?.hint).toContain('71047');
  });

  it('are found in the TopoJSON of all Flanders, and are the same there', () => {
    const result = read('vlaanderen_brussel_gemeenten_2025.topojson');
    expect(result.ok && result.value.features).toHaveLength(38);
    expect(result.ok && result.value.leftOut.length).toBe(266);
  });

  it('weigh at most 30 kB as a drawing of 38 municipalities', () => {
    const result = read('limburg_gemeenten_2025.geojson');
    const svg = result.ok ? svgOf(result.value) : '';
    expect(svg.length).toBeGreaterThan(8_000);
    expect(svg.length).toBeLessThanOrEqual(30 * 1024);
    expect(svg).not.toMatch(/NaN|undefined/);
  });
});

describe('outlines', () => {
  it('give neighbours one and the same border', () => {
    const border = Array.from({ length: 200 }, (_, index) => [5 + Math.sin(index / 9) / 20, 50 + index / 200]);
    const left = [[4.5, 50], ...border, [4.5, 50.995], [4.5, 50]];
    const right = [[5.5, 50], ...border, [5.5, 50.995], [5.5, 50]].toReversed();
    const features = [left, right].map((ring, index) => ({
      area: String(index) as AreaCode,
      geometry: { type: 'Polygon' as const, coordinates: [ring] },
    }));
    const { shapes } = outlineBoundaries({ vintage: '2025', features, leftOut: [] });
    const [a, b] = shapes.map(({ path }) => new Set(pointsOf(path)));
    const shared = [...(a ?? [])].filter((point) => b?.has(point));
    expect(shared.length).toBe((a?.size ?? 0) - 2);
    expect(shared.length).toBe((b?.size ?? 0) - 2);
    expect(shared.length).toBeLessThan(120);
  });
});

function pointsOf(path: string): readonly string[] {
  const [x = 0, y = 0, ...moves] = [...path.matchAll(/-?\d+/g)].map(Number);
  const points = [[x, y]];
  for (let at = 0; at < moves.length; at += 2) {
    const [px = 0, py = 0] = points.at(-1) ?? [];
    points.push([px + (moves[at] ?? 0), py + (moves[at + 1] ?? 0)]);
  }
  return points.map(String);
}

describe('fetching boundaries', () => {
  const merged = [
    municipality('71002', { validFrom: '1977-01-01' }),
    municipality('71047', { validFrom: '1977-01-01', validTo: '2018-12-31' }),
    municipality('72042', { validFrom: '2019-01-01' }),
  ];
  const asked = (index: number) => {
    const vintage = boundaryVintages(merged)[index];
    const url = vintage && new URL(flemishBoundariesUrl(merged, vintage));
    return [url?.pathname, url?.searchParams.get('typeNames'), url?.searchParams.get('cql_filter')];
  };

  it('asks for the municipalities of each vintage at the service of that vintage', () => {
    expect(asked(0)).toEqual(['/VRBG/wfs', 'VRBG:Refgem', "NISCODE IN ('71002','72042')"]);
    expect(asked(1)).toEqual(['/VRBG2018/wfs', 'VRBG2018:Refgem', "NISCODE IN ('71002','71047')"]);
  });

  it('gives the body with the address that it came from', async () => {
    const server = createServer((_, response) => response.end(collection()));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/boundaries.geojson`;
    const result = await fetchBoundaries(testEffects(), url, usualPatience);
    expect(result.ok && result.value.url).toBe(url);
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
});

describe('the vintages of a plan', () => {
  it('have no year when nothing ever changed', () => {
    expect(boundaryVintages(two)).toEqual([{ id: '', date: '', isPresent: true }]);
    expect(boundaryVintages([])).toEqual([]);
  });

  it.skipIf(!hasSharedFiles)('of Limburg are 2025, 2019 and 2018', () => {
    expect(boundaryVintages(limburg()).map(({ id }) => id)).toEqual(['2025', '2019', '2018']);
  });
});

function limburg(): readonly Area[] {
  const [, ...lines] = readSharedText('facts/areas.csv').trim().split(/\r?\n/);
  return lines.map((line) => {
    const [code = '', name = '', validFrom = '', validTo = '', , , , , , longitude, latitude] = line.split(',');
    const place = longitude && latitude ? { centroid: [Number(longitude), Number(latitude)] as const } : {};
    const validity = { ...(validFrom ? { validFrom } : {}), ...(validTo ? { validTo } : {}) };
    return municipality(code, { name: localised({ nl: name, en: name, fr: name }), ...validity, ...place });
  });
}
