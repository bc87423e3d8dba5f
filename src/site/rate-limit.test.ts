import { Hono, type Context } from 'hono';
import { afterEach, expect, test, vi } from 'vitest';
import { clientOf, noteKept, rateLimit } from './rate-limit.ts';

afterEach(() => vi.useRealTimers());

function limited(pointsPerMinute: number, trustProxy = false, holdMs = 0): Hono {
  const app = new Hono();
  const cost = ({ req }: Context): number => ({ '/big': 20, '/kept': 20, '/free': 0 })[req.path] ?? 1;
  app.use('*', rateLimit({ pointsPerMinute, trustProxy, cost, refuse: (c) => c.text('wait', 429), holdMs }));
  app.get('/kept', (c) => {
    noteKept(c);
    return c.text('kept');
  });
  app.get('*', (c) => c.text('yes'));
  return app;
}

function from(address: string): Parameters<Hono['request']>[2] {
  return { incoming: { socket: { remoteAddress: address } } };
}

test('what is free is not counted and says nothing of a limit', async () => {
  const app = limited(1);
  for (let turn = 0; turn < 5; turn += 1) {
    const answer = await app.request('/free');
    expect([answer.status, answer.headers.get('ratelimit-limit')]).toEqual([200, null]);
  }
});

test('a minute later a client may ask again', async () => {
  vi.useFakeTimers();
  const app = limited(2);
  const ask = async (): Promise<number> => (await app.request('/', {}, from('1.2.3.4'))).status;
  expect([await ask(), await ask(), await ask()]).toEqual([200, 200, 429]);
  vi.advanceTimersByTime(61_000);
  expect(await ask()).toBe(200);
});

test('what costs more than a minute holds can still be had, once', async () => {
  const app = limited(5);
  const statuses = [await app.request('/big'), await app.request('/big')].map(({ status }) => status);
  expect(statuses).toEqual([200, 429]);
});

test('an answer that was kept costs one point, whatever it cost to make', async () => {
  const app = limited(22);
  const left = async (path: string) => (await app.request(path)).headers.get('ratelimit-remaining');
  expect([await left('/kept'), await left('/kept'), await left('/big'), await left('/kept')]).toEqual([
    '21',
    '20',
    '0',
    '0',
  ]);
});

test('whoever asks again at once after a no is held back, and others are not', async () => {
  const app = limited(1, false, 200);
  const ask = async (client: string): Promise<string> => (await app.request('/', {}, from(client))).text();
  await ask('1.2.3.4');
  const answered: string[] = [];
  const note = (client: string) => async (): Promise<void> => {
    answered.push(`${client} ${await ask(client)}`);
  };
  await Promise.all(['1.2.3.4', '5.6.7.8'].map((client) => note(client)()));
  expect(answered).toEqual(['5.6.7.8 yes', '1.2.3.4 wait']);
});

test('of many requests of one client few are at work at once, and another client does not wait for them', async () => {
  const app = new Hono();
  const settings = { pointsPerMinute: 600, trustProxy: false, holdMs: 0, cost: () => 1 };
  app.use('*', rateLimit({ ...settings, refuse: (c) => c.text('wait', 429) }));
  const work = Promise.withResolvers<void>();
  const atWork: string[] = [];
  app.get('/:client', async (c) => {
    atWork.push(c.req.param('client'));
    if (c.req.param('client') === 'greedy') await work.promise;
    return c.text('yes');
  });
  const ask = async (client: string, address: string) => (await app.request(`/${client}`, {}, from(address))).status;
  const greedy = Array.from({ length: 100 }, () => ask('greedy', '1.2.3.4'));
  expect(await ask('reader', '5.6.7.8')).toBe(200);
  expect(atWork.filter((client) => client === 'greedy')).toHaveLength(6);
  work.resolve();
  const statuses = await Promise.all(greedy);
  expect([
    statuses.filter((status) => status === 200).length,
    statuses.filter((status) => status === 429).length,
  ]).toEqual([66, 34]);
});

test('a request that fails gives its turn back', async () => {
  const app = limited(600);
  app.onError((_, c) => c.text('failed', 500));
  app.post('*', () => {
    throw new Error('failed');
  });
  for (let turn = 0; turn < 10; turn += 1)
    expect((await app.request('/', { method: 'POST' }, from('1.2.3.4'))).status).toBe(500);
});

test('nobody gets more by naming another address, unless a proxy of ours names it', async () => {
  const statusesOf = async (app: Hono): Promise<readonly number[]> => {
    const ask = (name: string) => app.request('/', { headers: { 'x-forwarded-for': name } }, from('9.9.9.9'));
    return [await ask('1.1.1.1'), await ask('2.2.2.2')].map(({ status }) => status);
  };
  expect(await statusesOf(limited(1))).toEqual([200, 429]);
  expect(await statusesOf(limited(1, true))).toEqual([200, 200]);
});

test.each([
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
  ['2001:db8:1:2::7', '2001:db8:1:2'],
  ['2001:db8::7', '2001:db8:0:0'],
  ['::1', '0:0:0:0'],
  ['::ffff:1.2.3.4', '::ffff:1.2.3.4'],
  ['1.2.3.4', '1.2.3.4'],
])('%s counts as the client %s', async (address, client) => {
  const app = new Hono();
  app.get('/', (c: Context) => c.text(clientOf(c, false)));
  expect(await (await app.request('/', {}, from(address))).text()).toBe(client);
});
