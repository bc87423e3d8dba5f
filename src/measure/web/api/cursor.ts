import { z } from 'zod';
import type { ObservationName } from '../../observation/observation.ts';

/** A place in the list of a release's observations: after which one to go on. */
export interface Cursor {
  readonly release: string;
  readonly after: ObservationName;
}

/** A cursor as a client carries it: opaque, so that its content can change. */
export function writeCursor({ release, after }: Cursor): string {
  const { indicator, breakdown, area, period } = after;
  return Buffer.from(JSON.stringify([release, indicator, breakdown, area, period])).toString('base64url');
}

const written = z.tuple([z.string(), z.string(), z.string(), z.string(), z.string()]);

/** Reads what `writeCursor` wrote; `undefined` for any other text. */
export function readCursor(text: string): Cursor | undefined {
  try {
    const parts: unknown = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
    const read = written.safeParse(parts);
    if (!read.success) return undefined;
    const [release, indicator, breakdown, area, period] = read.data;
    return { release, after: { indicator, breakdown, area, period } as ObservationName };
  } catch {
    return undefined;
  }
}
