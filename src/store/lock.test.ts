import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { freshStore } from '../../test/store/fresh-store.ts';
import { migrationsOf } from '../house/house.ts';
import { wings } from '../house/wings.ts';

/** A process of its own that adds 1 to a number 100 times, reading and writing it in two statements. */
async function counting(url: string): Promise<void> {
  const here = (name: string) => JSON.stringify(new URL(name, import.meta.url).href);
  const program = `
    import { json } from 'node:stream/consumers';
    import { sql } from 'kysely';
    import { systemAccess } from ${here('access.ts')};
    import { takeTurn } from ${here('lock.ts')};
    import { openStore } from ${here('store.ts')};
    const store = (await openStore({ kind: 'server', url: ${JSON.stringify(url)} }, await json(process.stdin), () => {})).value;
    await Promise.all(Array.from({ length: 100 }, () => store.as(systemAccess, async (database) => {
      await takeTurn(database, 'count');
      const { rows } = await sql\`select n from counted\`.execute(database);
      await sql\`update counted set n = \${rows[0].n + 1}\`.execute(database);
    })));
    await store.close();`;
  const child = spawn(process.execPath, ['--input-type=module', '--eval', program], {
    stdio: ['pipe', 'ignore', 'inherit'],
  });
  child.stdin.end(JSON.stringify(migrationsOf(wings)));
  expect(await once(child, 'exit')).toEqual([0, null]);
}

test('two nodes take turns: what one read, the other did not change meanwhile', async () => {
  const store = await freshStore();
  await sql`create table counted as select 0 as n`.execute(store.accounts);
  await Promise.all([counting(store.url), counting(store.url)]);
  expect((await sql`select n from counted`.execute(store.accounts)).rows).toEqual([{ n: 200 }]);
}, 30_000);
