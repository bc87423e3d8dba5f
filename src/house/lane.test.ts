import { setTimeout } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { DatabaseBusy } from '../store/away.ts';
import { makeLanes } from './lane.ts';

/** Work that lasts until it is told to end. */
function held() {
  const { promise, resolve } = Promise.withResolvers<void>();
  return { work: () => promise, end: resolve };
}

test('who sends many visits at once waits behind who sends one', async () => {
  const takeTurns = makeLanes(2);
  const first = held();
  const order: string[] = [];
  const visit = (client: string, name: string, work: () => Promise<void> = () => setTimeout(1)): Promise<void> =>
    takeTurns('/projecten', client, async () => {
      order.push(name);
      await work();
    });
  const all = [
    visit('an', 'an 1', first.work),
    visit('an', 'an 2', first.work),
    visit('an', 'an 3'),
    visit('an', 'an 4'),
    visit('bo', 'bo'),
  ];
  await setTimeout(5);
  first.end();
  await Promise.all(all);
  expect(order).toEqual(['an 1', 'an 2', 'bo', 'an 3', 'an 4']);
});

test('a visit whose turn does not come is refused, and one of another address does not wait for it', async () => {
  const takeTurns = makeLanes(1, 20);
  const first = held();
  const hanging = takeTurns('/a', 'an', first.work);
  await expect(takeTurns('/a', 'bo', () => Promise.resolve('late'))).rejects.toThrow(DatabaseBusy);
  expect(await takeTurns('/b', 'bo', () => Promise.resolve('at once'))).toBe('at once');
  first.end();
  await hanging;
  expect(await takeTurns('/a', 'bo', () => Promise.resolve('again'))).toBe('again');
});
