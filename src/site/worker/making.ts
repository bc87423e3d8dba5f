import type { Context } from 'hono';
import type { MakeFile } from '../../foundation/file-order.ts';
import type { Reach } from '../origin.ts';
import { clientOf } from '../rate-limit.ts';
import type { WorkerPool } from './worker-pool.ts';

/** The way to have files made for whoever sends a request, as long as they wait. */
export function makingFor(c: Context, { pool, trustProxy }: Reach & { readonly pool: WorkerPool }): MakeFile {
  return (order) => pool.make(order, { client: clientOf(c, trustProxy ?? false), signal: c.req.raw.signal });
}
