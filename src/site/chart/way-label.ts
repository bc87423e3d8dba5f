import { textWidth } from './text-width.ts';

/** A stretch of line in a drawing, from one point to the other. */
export type Segment = readonly [readonly [number, number], readonly [number, number]];

/** Where words along a line may stand and what they must not cover. */
export interface WayRoom {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly fontSize: number;
}

/** Words with their middle. */
export interface WayLabel {
  readonly x: number;
  readonly y: number;
  readonly text: string;
  readonly anchor: 'middle';
}

/** How far from the line words may move, in heights of a row; near places are tried first. */
const distances = [1, -1, 1.8, -1.8, 2.6, -2.6, 3.6, -3.6, 4.8, -4.8];

/**
 * Places words beside a point of their line where they cover the fewest other lines, and then as near as can be.
 * All inside the room given.
 */
export function placeWayLabel(
  text: string,
  points: readonly (readonly [number, number])[],
  obstacles: readonly Segment[],
  room: WayRoom,
): WayLabel | undefined {
  const width = textWidth(text, room.fontSize, 'bold');
  const height = room.fontSize * 1.2;
  const candidates = distances.flatMap((distance) =>
    points.map(([x, y]) => ({
      x: Math.max(room.left + width / 2, Math.min(x, room.right - width / 2)),
      y: y + distance * height,
    })),
  );
  const inside = candidates.filter(({ y }) => y - height / 2 >= room.top && y + height / 2 <= room.bottom);
  const costs = inside.map((place) => coveredLength(place, width, height, obstacles));
  const best = inside[costs.indexOf(Math.min(...costs))];
  return best && { x: round(best.x), y: round(best.y), text, anchor: 'middle' };
}

/** Roughly how much line a label would cover: points every few units that lie within it. */
function coveredLength(
  { x, y }: { readonly x: number; readonly y: number },
  width: number,
  height: number,
  obstacles: readonly Segment[],
): number {
  const isCovered = ([px, py]: readonly [number, number]): boolean =>
    Math.abs(px - x) < width / 2 + 3 && Math.abs(py - y) < height / 2 + 1;
  return obstacles.reduce((sum, segment) => sum + along(segment).filter(isCovered).length, 0);
}

function along([[x1, y1], [x2, y2]]: Segment): readonly (readonly [number, number])[] {
  const steps = Math.max(1, Math.ceil(Math.hypot(x2 - x1, y2 - y1) / 4));
  return Array.from({ length: steps + 1 }, (_, step) => {
    const share = step / steps;
    return [x1 + (x2 - x1) * share, y1 + (y2 - y1) * share] as const;
  });
}

function round(length: number): number {
  return Math.round(length * 10) / 10;
}
