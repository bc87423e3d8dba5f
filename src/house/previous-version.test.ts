import { Client } from 'pg';
import { expect, onTestFinished, test } from 'vitest';
import { goodPassword } from '../../test/account/account-site.ts';
import { visitorOf } from '../../test/house/house-visitor.ts';
import { emptyDatabase } from '../../test/store/fresh-store.ts';
import { oneOfThem, restoredInstance } from '../../test/house/instance.ts';
import { siteAddress } from '../store/site-address.ts';
import type { BackupManifest } from '../store/backup-manifest.ts';
import { openHouse } from './open-house.ts';
import { wings } from './wings.ts';

/** What is made from the rest at every start: the steps that were done, and the index of the portfolio. */
const derived = ['migration', 'portfolio_state', 'project_change', 'project_index', 'project_word'];

/** Rows by table, as the columns that the old version had say them. */
type Content = Readonly<Record<string, readonly unknown[]>>;

async function contentOf(url: string, { tables }: BackupManifest): Promise<Content> {
  const client = new Client({ connectionString: url, options: '-c ambitie.backup=on' });
  await client.connect();
  try {
    const content: Record<string, readonly unknown[]> = {};
    for (const { name, columns } of tables.filter((table) => !derived.includes(table.name))) {
      const fields = columns.map((column) => `'${column}', "${column}"`).join(', ');
      const { rows } = await client.query<{ row: unknown }>(
        `select jsonb_build_object(${fields}) as row from "${name}"`,
      );
      content[name] = rows.map(({ row }) => row);
    }
    return content;
  } finally {
    await client.end();
  }
}

test('an instance of the version before starts, and keeps every row and every page', async () => {
  const { session, databaseUrl, manifest, errors } = await restoredInstance(await emptyDatabase());
  expect(manifest.tables.filter(({ rows }) => rows === 0)).toEqual([]);
  const before = await contentOf(databaseUrl, manifest);
  const house = await openHouse(session, wings, { port: 0, host: '127.0.0.1' });
  if (!house.ok) throw new Error(house.problems[0]?.message);
  onTestFinished(house.value.close);

  const after = await contentOf(databaseUrl, manifest);
  const [project] = before['project'] as readonly { readonly id: string; readonly slug: string }[];
  // It stood behind the form of new projects, and came out from there.
  const address = `${project?.slug}-${project?.id.slice(0, 8)}`;
  for (const [table, rows] of Object.entries(before)) {
    const kept = table === 'project' ? rows.map((row) => ({ ...(row as object), slug: address })) : rows;
    expect({ [table]: after[table] }).toEqual({ [table]: expect.arrayContaining([...kept]) as unknown });
  }

  expect(await siteAddress({}, session.dataFolder)).toBe(house.value.address);
  const visitor = visitorOf(house.value);
  expect(await visitor.read(`/projecten/${address}`)).toContain('Leren op de kaai');
  expect(await visitor.read('/ideeen/samen-koken')).toContain('Samen koken');
  expect(await visitor.read('/indicatoren')).toContain('</h1>');
  const fields = { email: oneOfThem, password: goodPassword };
  expect((await visitor.post('/aanmelden', fields)).status).toBe(303);
  expect(await visitor.read('/account')).toContain('An Peeters');
  expect(errors).toEqual([]);
}, 60_000);
