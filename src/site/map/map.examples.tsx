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
    name: 'Een cijfer zonder beter of slechter',
    view: () => (
      <TileMap
        locale="nl"
        id="tegels-zonder-richting"
        title="Inwoners per gemeente, 2021"
        tiles={sampleTiles.map((tile) => ({ ...tile, direction: 'neutral' }))}
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
        width={600}
        height={200}
        title="Mensen met werk per gemeente, 2021"
        benchmark="Vlaanderen (71)"
        places={squares.map(([name, column, mapClass]) => ({
          code: name,
          name,
          valueText: '70',
          mapClass,
          direction: 'less',
          href: `/gemeenten/${name.toLowerCase()}`,
          path: `M${column * 200},0h200v200h-200Z`,
        }))}
      />
    ),
  },
];
