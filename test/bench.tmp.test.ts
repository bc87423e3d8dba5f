import { test } from 'vitest';
import { fillPortfolio, largePortfolio } from '../bench/large-portfolio.ts';
import { measureExchange } from '../bench/exchange-measures.ts';
import { makeFreshStore } from './store/fresh-store.ts';
test('bench', { timeout: 590_000 }, async () => {
  const fresh = await makeFreshStore();
  const plan = { actions: ['A10.1','A11.2','A12.3'], groups: ['G1','G2'], municipalities: ['71016','71022','73110'], indicators: ['i-1','i-2','i-3','i-4'] };
  const t = performance.now();
  await fillPortfolio(fresh.store, plan, largePortfolio);
  console.log('filled', (performance.now() - t) / 1000);
  console.log(JSON.stringify(await measureExchange(fresh.store, plan), null, 1), process.memoryUsage().rss / 1e6);
  await fresh.drop();
});
