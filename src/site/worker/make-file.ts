import type { MakeFile } from '../../foundation/file-order.ts';
import { usualPool, WorkerPool } from './worker-pool.ts';

/** Makes one file for a command, which waits for nothing else meanwhile. */
export const makeFile: MakeFile = async (order) => {
  const pool = new WorkerPool({ ...usualPool, workers: 1 });
  try {
    return await pool.make(order, { client: 'command' });
  } finally {
    await pool.close();
  }
};
