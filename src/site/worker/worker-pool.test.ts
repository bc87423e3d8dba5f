import { afterEach, expect, test, vi } from 'vitest';
import type { FileOrder } from '../../foundation/file-order.ts';
import { makeFile } from './make-file.ts';
import { AskerGone, PoolFull, usualPool, WorkerPool, type PoolSettings } from './worker-pool.ts';

const pools: WorkerPool[] = [];
afterEach(async () => {
  await Promise.all(pools.splice(0).map((pool) => pool.close()));
});

function poolOf(settings: Partial<PoolSettings> = {}): WorkerPool {
  const pool = new WorkerPool({ ...usualPool, workers: 1, ...settings });
  pools.push(pool);
  return pool;
}

const drawing = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><rect width="10" height="10"/></svg>';
const image: FileOrder = { kind: 'image', svg: drawing, width: 20 };

function sheetOf(rows: number): FileOrder {
  const row = ['a', 1, null, 'b', 2.5];
  return { kind: 'workbook', sheets: [{ name: 'figures', rows: Array.from({ length: rows }, () => row) }] };
}

/** What takes a thread a second or so. */
const long = sheetOf(60_000);

/** What takes a thread far longer than a test lasts. */
const endless: FileOrder = {
  kind: 'image',
  svg: `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10">
    <filter id="clouds"><feTurbulence numOctaves="90000"/></filter><rect width="10" height="10" filter="url(#clouds)"/></svg>`,
  width: 1000,
};

/** Who got a file, in the order in which they got it. */
async function inOrder(asked: readonly (readonly [string, Promise<unknown>])[]): Promise<readonly string[]> {
  const done: string[] = [];
  await Promise.all(asked.map(([name, made]) => made.then(() => done.push(name))));
  return done;
}

test('a file is made while the thread that asked for it goes on', async () => {
  let turns = 0;
  const ticking = setInterval(() => (turns += 1), 5);
  const file = await poolOf().make(long, { client: 'an' });
  clearInterval(ticking);
  expect(new TextDecoder('latin1').decode(file.subarray(0, 2))).toBe('PK');
  expect(turns).toBeGreaterThan(20);
});

test('beyond its places a pool refuses at once, and takes orders again when there is room', async () => {
  const pool = poolOf({ places: 2, placesPerClient: 2 });
  const first = [pool.make(image, { client: 'an' }), pool.make(image, { client: 'bo' })];
  await expect(pool.make(image, { client: 'cy' })).rejects.toThrow(PoolFull);
  await Promise.all(first);
  await expect(pool.make(image, { client: 'cy' })).resolves.toBeInstanceOf(Uint8Array);
});

test('one client does not hold all places', async () => {
  const pool = poolOf({ places: 4, placesPerClient: 2 });
  const held = [pool.make(image, { client: 'an' }), pool.make(image, { client: 'an' })];
  await expect(pool.make(image, { client: 'an' })).rejects.toThrow(PoolFull);
  await expect(pool.make(image, { client: 'bo' })).resolves.toBeInstanceOf(Uint8Array);
  await Promise.all(held);
});

test('whoever asks once waits for one order of who asked before, not for all of them', async () => {
  const pool = poolOf({ places: 8, placesPerClient: 4 });
  const order = await inOrder([
    ['an 1', pool.make(image, { client: 'an' })],
    ['an 2', pool.make(image, { client: 'an' })],
    ['an 3', pool.make(image, { client: 'an' })],
    ['bo', pool.make(image, { client: 'bo' })],
  ]);
  expect(order).toEqual(['an 1', 'bo', 'an 2', 'an 3']);
});

test('an order that nobody waits for any more leaves the queue, and its place is free', async () => {
  const pool = poolOf({ places: 2, placesPerClient: 2 });
  const leaving = new AbortController();
  const first = pool.make(image, { client: 'an' });
  const left = pool.make(long, { client: 'an', signal: leaving.signal });
  leaving.abort();
  await expect(left).rejects.toThrow(AskerGone);
  await expect(pool.make(image, { client: 'bo' })).resolves.toBeInstanceOf(Uint8Array);
  await first;
  await expect(pool.make(image, { client: 'an', signal: leaving.signal })).rejects.toThrow(AskerGone);
});

test('a thread that takes too long is ended, also when nobody waits any more, and the next order gets a new one', async () => {
  const pool = poolOf({ limitMs: 3000, places: 1 });
  await expect(pool.make(endless, { client: 'an' })).rejects.toThrow('not made within 3 seconds');
  const leaving = new AbortController();
  const left = pool.make(endless, { client: 'an', signal: leaving.signal });
  leaving.abort();
  await expect(left).rejects.toThrow(AskerGone);
  await expect(pool.make(image, { client: 'bo' })).rejects.toThrow(PoolFull);
  const next = await vi.waitFor(() => pool.make(image, { client: 'bo' }), { timeout: 20_000, interval: 100 });
  expect(next).toBeInstanceOf(Uint8Array);
});

test('an order that cannot be made is told, and the thread makes the next one', async () => {
  const pool = poolOf();
  await expect(pool.make({ kind: 'image', svg: 'no drawing', width: 9 }, { client: 'an' })).rejects.toThrow('SVG');
  await expect(pool.make(image, { client: 'an' })).resolves.toBeInstanceOf(Uint8Array);
});

test('an order that breaks the renderer ends its thread, and the next order gets a new one', async () => {
  const pool = poolOf();
  const broken = pool.make({ kind: 'image', svg: drawing, width: 100_000 }, { client: 'an' });
  await expect(broken).rejects.toThrow('unreachable');
  await expect(pool.make(image, { client: 'an' })).resolves.toBeInstanceOf(Uint8Array);
});

test('a command makes a file with a thread that it ends', async () => {
  const file = await makeFile(image);
  expect(new TextDecoder('latin1').decode(file.subarray(1, 4))).toBe('PNG');
});
