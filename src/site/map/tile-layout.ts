import { munkres } from 'munkres';

/** Where a place would like to stand on the grid of a tile map: a column and row, fractions allowed. */
export interface TileWish {
  readonly code: string;
  readonly column: number;
  readonly row: number;
}

/** A cell of the grid: whole column and row; odd rows are drawn half a tile to the right. */
export type TileCell = readonly [column: number, row: number];

/**
 * Gives every place a cell of its own so that, all together, they stand as near as can be to where they would like to
 * (least sum of squared distances: the assignment problem, solved by Munkres 1957). The same wishes give the same map.
 */
export function settleTiles(wishes: readonly TileWish[]): ReadonlyMap<string, TileCell> {
  if (wishes.length === 0) return new Map();
  const cells = candidateCells(wishes);
  const costs = wishes.map((wish) => cells.map((cell) => squaredDistance(wish, cell)));
  const pairs = munkres(costs);
  return new Map(pairs.map(([wish, cell]) => [wishes[wish]!.code, cells[cell]!]));
}

/** Every cell that the places cover, with a rim around them wide enough for all. */
function candidateCells(wishes: readonly TileWish[], rim = 1): readonly TileCell[] {
  const columns = wholeNumbersAround(
    wishes.map(({ column }) => column),
    rim,
  );
  const rows = wholeNumbersAround(
    wishes.map(({ row }) => row),
    rim,
  );
  const cells = rows.flatMap((row) => columns.map((column) => [column, row] as const));
  return cells.length >= wishes.length ? cells : candidateCells(wishes, rim + 1);
}

function wholeNumbersAround(values: readonly number[], rim: number): readonly number[] {
  const first = Math.max(0, Math.floor(Math.min(...values)) - rim);
  const last = Math.ceil(Math.max(...values)) + rim;
  return Array.from({ length: last + 1 - first }, (_, index) => first + index);
}

/** Between the middles of tiles as they are drawn: rows lie √3/2 of a tile apart. */
function squaredDistance(wish: TileWish, [column, row]: TileCell): number {
  const across = wish.column + shift(wish.row) - column - shift(row);
  const down = ((wish.row - row) * Math.sqrt(3)) / 2;
  return across ** 2 + down ** 2;
}

/** How far a row is moved to the right; between two rows in proportion. */
function shift(row: number): number {
  const within = ((row % 2) + 2) % 2;
  return (within <= 1 ? within : 2 - within) / 2;
}
