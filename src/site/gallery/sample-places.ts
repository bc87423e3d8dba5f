import type { RankedItem } from '../chart/ranking.ts';
import { classAround } from '../map/map-class.ts';
import type { Tile } from '../map/tile-map.tsx';

/* Name, column, row and people at work of a hundred (census of 2021, rounded): long names beside each other. */
const places: readonly (readonly [string, number, number, number | null])[] = [
  ['As', 5, 4, 73],
  ['Beringen', 2, 2, 69],
  ['Diepenbeek', 3, 5, 72],
  ['Genk', 4, 4, 63],
  ['Gingelom', 1, 7, 73],
  ['Halen', 0, 3, 74],
  ['Herk-de-Stad', 1, 4, 74],
  ['Leopoldsburg', 2, 1, 69],
  ['Lummen', 1, 3, 75],
  ['Nieuwerkerken', 1, 5, 75],
  ['Sint-Truiden', 2, 6, 69],
  ['Zonhoven', 3, 4, 73],
  ['Zutendaal', 4, 5, 72],
  ['Heusden-Zolder', 2, 3, 67],
  ['Tessenderlo-Ham', 1, 2, 73],
  ['Hasselt', 2, 4, 72],
  ['Bocholt', 4, 1, 74],
  ['Bree', 5, 2, 74],
  ['Kinrooi', 6, 2, 73],
  ['Lommel', 3, 0, 71],
  ['Maaseik', 5, 3, 70],
  ['Peer', 4, 2, 74],
  ['Hamont-Achel', 4, 0, 72],
  ['Hechtel-Eksel', 3, 2, 73],
  ['Houthalen-Helchteren', 3, 3, 67],
  ['Dilsen-Stokkem', 6, 4, 69],
  ['Oudsbergen', 4, 3, 74],
  ['Pelt', 3, 1, 73],
  ['Alken', 2, 5, 74],
  ['Heers', 2, 7, 73],
  ['Herstappe', 4, 8, null],
  ['Lanaken', 5, 6, 68],
  ['Riemst', 4, 7, 74],
  ['Wellen', 3, 6, 74],
  ['Maasmechelen', 5, 5, 63],
  ['Voeren', 6, 8, 75],
  ['Bilzen-Hoeselt', 4, 6, 73],
  ['Tongeren-Borgloon', 3, 7, 71],
];

const benchmark = 71;

/** A map of places with one that has no figure and one that the visitor chose. */
export const sampleTiles: readonly Tile[] = places.map(([name, column, row, value]) => ({
  code: name,
  name,
  column,
  row,
  valueText: value === null ? '–' : String(value),
  ...(value !== null && { fullText: `${value} op de 100` }),
  mapClass: classAround(value, benchmark, { near: 0.5, far: 3 }),
  direction: 'more',
  href: `/gemeenten/${name.toLowerCase()}`,
  chosen: name === 'Genk',
}));

/** The same places in the order of a ranking. */
export const sampleRanking: readonly RankedItem[] = places
  .flatMap(([name, , , value]) => (value === null ? [] : [{ name, value }]))
  .toSorted((a, b) => b.value - a.value)
  .map(({ name, value }) => ({
    id: name,
    label: name,
    value,
    text: String(value),
    role: name === 'Genk' ? 'municipality' : 'peer',
    href: `/gemeenten/${name.toLowerCase()}`,
  }));
