import type { Example } from '../gallery/example.ts';
import { sampleTiles } from '../gallery/sample-places.ts';
import { BoundaryMap } from './boundary-map.tsx';
import type { MapClass } from './map-class.ts';
import { TileMap } from './tile-map.tsx';

const squares: readonly (readonly [string, number, MapClass])[] = [
  ['Genk', 0, 'lower2'],
  ['Maaseik', 1, 'near'],
  ['Lummen', 2, 'higher2'],
];

export const examples: readonly Example[] = [
  {
    name: 'Tegels rond een ijkpunt',
    view: () => (
      <TileMap
        locale="nl"
        id="tegels"
        title="Mensen met werk per gemeente, 2021"
        tiles={sampleTiles}
        benchmark="Vlaanderen (71)"
      />
    ),
  },
  {
    name: 'Echte grenzen',
    view: () => (
      <BoundaryMap
        locale="nl"
        id="grenzen"
        title="Mensen met werk per gemeente, 2021"
        benchmark="Vlaanderen (71)"
        places={squares.map(([name, column, mapClass]) => ({
          code: name,
          name,
          valueText: '70',
          mapClass,
          href: `/gemeenten/${name.toLowerCase()}`,
          geometry: { type: 'Polygon', coordinates: [squareAt(5 + column / 10)] },
        }))}
      />
    ),
  },
];

function squareAt(longitude: number): [number, number][] {
  const [east, south, north] = [longitude + 0.1, 51, 51.1];
  return [
    [longitude, south],
    [east, south],
    [east, north],
    [longitude, north],
    [longitude, south],
  ];
}
