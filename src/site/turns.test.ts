import { setImmediate } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { makeTurns } from './turns.ts';

const nobodyLeaves = new AbortController();

test('a client has some turns at once, others do not wait for it, and its own come in order', async () => {
  const take = makeTurns({ atOnce: 2, places: 5, patienceMs: 60_000 });
  const begun: string[] = [];
  const ends = new Map<string, () => void>();
  const ask = async (client: string, name: string): Promise<void> => {
    const end = await take(client, nobodyLeaves);
    begun.push(name);
    if (end) ends.set(name, end);
  };
  const asked = ['1', '2', '3', '4'].map((name) => ask('greedy', name));
  await ask('reader', 'other');
  expect(begun).toEqual(['1', '2', 'other']);
  ends.get('2')!();
  await setImmediate();
  expect(begun).toEqual(['1', '2', 'other', '3']);
  ends.get('1')!();
  await Promise.all(asked);
  expect(begun).toEqual(['1', '2', 'other', '3', '4']);
});

test('who finds no place, waits too long or leaves gets no turn, and keeps none from those behind', async () => {
  const take = makeTurns({ atOnce: 1, places: 2, patienceMs: 50 });
  const end = await take('a', nobodyLeaves);
  const leaving = new AbortController();
  const [left, late] = [take('a', leaving), take('a', nobodyLeaves)];
  expect(await take('a', nobodyLeaves)).toBeUndefined();
  leaving.abort();
  expect(await left).toBeUndefined();
  const behind = take('a', { signal: AbortSignal.abort() });
  expect(await behind).toBeUndefined();
  expect(await late).toBeUndefined();
  end!();
  expect(await take('a', nobodyLeaves)).toBeTypeOf('function');
});
