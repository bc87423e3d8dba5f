import type { Locale } from '../../foundation/locale.ts';
import { HatchedDot, HatchKey } from '../chart/hatched-dot.tsx';
import { classMark, colourOf } from './map-class.ts';
import { benchmarkWords, MapLegend, MapList, placeName, type ClassWords } from './map-key.tsx';
import type { MapPlace } from './place.ts';
import { abbreviations, tileName, type TileName } from './tile-label.ts';
import { siteText } from '../texts.ts';

/** A place with its cell on the grid; odd rows are shifted right by half a tile. */
export interface Tile extends MapPlace {
  readonly column: number;
  readonly row: number;
}

/** A schematic map with one tile per place. */
export interface TileMapProps {
  readonly locale: Locale;
  /** Unique on the page. */
  readonly id: string;
  readonly title: string;
  readonly tiles: readonly Tile[];
  /** What the colours are held against, as said in the legend, "Vlaanderen (71)"; or what each class means. */
  readonly benchmark: string | ClassWords;
}

interface TileSize {
  readonly name: 'wide' | 'narrow';
  readonly radius: number;
  readonly fontSize: number;
}

const sizes: readonly TileSize[] = [
  { name: 'wide', radius: 47, fontSize: 12 },
  { name: 'narrow', radius: 22, fontSize: 11 },
];

/**
 * Every place as an equal tile with its name and figure, coloured and marked around a benchmark. Tiles are links; the
 * legend says the classes in words and a list repeats the map.
 */
export function TileMap(props: TileMapProps) {
  const { locale, benchmark } = props;
  const t = siteText(locale);
  const say = typeof benchmark === 'string' ? benchmarkWords(locale, benchmark) : benchmark;
  const places = props.tiles.toSorted((a, b) => a.name.localeCompare(b.name, locale));
  return (
    <div class="chart">
      <div class="map">
        <div class="map__drawing">
          {sizes.map((size) => (
            <TileDrawing {...props} tiles={places} size={size} say={say} />
          ))}
        </div>
        <div class="map__key">
          <MapLegend locale={locale} say={say} places={places} />
          <p class="chart__note">{t('map.tileNote')}</p>
          {props.tiles.some(({ isUnreliable }) => isUnreliable) && <HatchKey locale={locale} />}
          <MapList locale={locale} say={say} places={places} />
        </div>
      </div>
    </div>
  );
}

function TileDrawing({ id, title, tiles, say, size }: TileMapProps & { size: TileSize; say: ClassWords }) {
  const grid = gridOf(tiles, size.radius);
  const short = abbreviations(
    tiles.map((tile) => tile.name),
    grid.tileWidth - 3,
    size.fontSize,
  );
  const nameOf = (tile: Tile): TileName =>
    size.name === 'wide'
      ? tileName(tile.name, grid.tileWidth - 9, size.fontSize)
      : { lines: [tile.short ?? short.get(tile.name)!], isSmall: false };
  return (
    <svg
      class={`chart__drawing chart__drawing--${size.name} tiles tiles--${size.name}`}
      viewBox={`0 0 ${fixed(grid.width)} ${fixed(grid.height)}`}
      role="group"
      aria-labelledby={`${id}-${size.name}-title`}
    >
      <title id={`${id}-${size.name}-title`}>{title}</title>
      {tiles.toSorted(chosenLast).map((tile) => (
        <a
          class={`tile tile--${colourOf(tile.mapClass, tile.direction)}${tile.isUnreliable ? ' tile--unreliable' : ''}${tile.chosen ? ' tile--chosen' : ''}`}
          href={tile.href}
          transform={`translate(${grid.place(tile).map(fixed).join(',')})`}
        >
          <title>{placeName(tile, say)}</title>
          <path class="tile__shape" d={hexagon(size.radius - 1.2)} />
          <TileText name={nameOf(tile)} tile={tile} size={size} />
          {tile.isUnreliable && (
            <HatchedDot x={0} y={-size.radius * 0.64} radius={Math.max(3, size.radius * 0.12)} kind="benchmark" />
          )}
        </a>
      ))}
    </svg>
  );
}

/** The chosen tile's outline must lie over its neighbours. */
function chosenLast(a: Tile, b: Tile): number {
  return Number(a.chosen ?? false) - Number(b.chosen ?? false);
}

function TileText({ name, tile, size }: { name: TileName; tile: Tile; size: TileSize }) {
  const { lines, isSmall } = name;
  const step = size.fontSize * 1.12;
  const block = (lines.length + 1.15) * step;
  const first = -block / 2 + step * (size.name === 'wide' ? 0.42 : 0.6);
  const valueY = first + (lines.length + 0.1) * step;
  return (
    <g aria-hidden="true">
      {lines.map((text, index) => (
        <text
          class={isSmall ? 'tile__name tile__name--small' : 'tile__name'}
          y={fixed(first + index * step)}
          dy=".35em"
          text-anchor="middle"
        >
          {text}
        </text>
      ))}
      <text class="tile__value" y={fixed(valueY)} dy=".35em" text-anchor="middle">
        {tile.valueText}
      </text>
      <path
        class="tile__mark"
        d={classMark(tile.mapClass, size.radius * 0.17)}
        transform={`translate(0,${fixed(size.radius * (size.name === 'wide' ? 0.68 : 0.74))})`}
      />
    </g>
  );
}

interface Grid {
  readonly width: number;
  readonly height: number;
  readonly tileWidth: number;
  readonly place: (tile: Tile) => readonly [number, number];
}

function gridOf(tiles: readonly Tile[], radius: number): Grid {
  const tileWidth = Math.sqrt(3) * radius;
  const column = (tile: Tile): number => tile.column + (tile.row % 2) / 2;
  const columns = tiles.map(column);
  const rows = tiles.map((tile) => tile.row);
  const [left, right] = [Math.min(...columns), Math.max(...columns)];
  const [top, bottom] = [Math.min(...rows), Math.max(...rows)];
  return {
    width: (right - left + 1) * tileWidth,
    height: (bottom - top) * radius * 1.5 + radius * 2,
    tileWidth,
    place: (tile) => [(column(tile) - left + 0.5) * tileWidth, (tile.row - top) * radius * 1.5 + radius],
  };
}

function hexagon(radius: number): string {
  const half = (Math.sqrt(3) / 2) * radius;
  const [r, h, q] = [fixed(radius), fixed(half), fixed(radius / 2)];
  return `M0,-${r}L${h},-${q}V${q}L0,${r}L-${h},${q}V-${q}Z`;
}

function fixed(length: number): string {
  return String(Math.round(length * 10) / 10);
}
