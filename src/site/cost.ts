import type { Context } from 'hono';
import { matchedRoutes } from 'hono/route';

/**
 * What a request costs whoever sends it, in points of the minute: about one for each 5 ms that it keeps the program busy. A
 * page of which nothing is said costs one, and so does any answer that was kept.
 */
export const cost = {
  /** What monitors and browsers ask by themselves. */
  free: 0,
  page: 1,
  /** A list that is searched or narrowed down, a form that is sent. */
  search: 2,
  /** Figures that are compared or written down as text. */
  figures: 3,
  /** A form with a password, which takes a processor for a while on purpose. */
  password: 10,
  /** A file that a thread of its own makes. */
  file: 10,
  /** A whole release. */
  release: 20,
} as const;

/** A cost, or how it follows from the request. */
export type Cost = number | ((c: Context) => number);

/** What each address costs, by method and pattern. */
export interface CostTable {
  readonly set: (method: 'GET' | 'POST', pattern: string, cost: Cost) => void;
  /** Of a request, of whichever address it matches that costs most. */
  readonly of: (c: Context) => number;
}

export function makeCostTable(): CostTable {
  const costs = new Map<string, Cost>();
  return {
    set: (method, pattern, points) => void costs.set(`${method} ${pattern}`, points),
    of: (c) => {
      const found = matchedRoutes(c).map(({ method, path }) => costs.get(`${method} ${path}`));
      const known = found.filter((each) => each !== undefined);
      if (known.length === 0) return cost.page;
      return Math.max(...known.map((each) => (typeof each === 'number' ? each : each(c))));
    },
  };
}
