import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Client } from 'pg';
import { expect, onTestFinished, test } from 'vitest';
import { emptyDatabase } from '../../test/store/fresh-store.ts';
import { readBackup } from './backup-manifest.ts';
import { makeBackup, type BackupOrder } from './backup-store.ts';
import { storeMigrations, type Migration } from './migration.ts';
import { restoreDatabase, restoreFiles } from './restore-store.ts';
import { openStore } from './store.ts';

/** A shape with everything that makes rows hard to copy or to put back. */
const hardShape: readonly Migration[] = [
  {
    name: 'test-001-hard',
    up: `
      create table hen (id int primary key, egg int);
      create table egg (id int primary key, hen int not null references hen);
      alter table hen add constraint hen_of_egg foreign key (egg) references egg;
      create table word (
        id bigint generated always as identity primary key,
        nr serial,
        text text,
        bytes bytea,
        facts jsonb,
        loud text generated always as (upper(text)) stored,
        parent bigint references word
      );
      insert into word (text) values ('put in by a step');
      create table trail (id int primary key, said text not null);
      create function keep_trail() returns trigger language plpgsql as
        $$ begin if tg_op = 'INSERT' then new.said = new.said || '!'; return new; end if; raise 'append-only'; end $$;
      create trigger louder before insert on trail for each row execute function keep_trail();
      create trigger keep before update or delete on trail for each row execute function keep_trail();
      create trigger keep_all before truncate on trail for each statement execute function keep_trail();
      create table unseen (id int primary key, secret text);`,
  },
];
const closing: Migration = {
  name: 'test-002-closed',
  up: `alter table unseen enable row level security, force row level security;
    create policy nobody on unseen for select using (false);`,
};
const migrations = [...hardShape, closing];

const rowsOfAll = ['hen', 'egg', 'word', 'trail', 'unseen', 'migration'].map(
  (table) => `select '${table}' as table, to_jsonb(t) as row from ${table} t`,
);
const everyRow = `${rowsOfAll.join(' union all ')} order by 1, 2`;

async function ask(url: string, ...statements: readonly string[]): Promise<readonly unknown[]> {
  const client = new Client({ connectionString: url, options: '-c ambitie.backup=on' });
  await client.connect();
  try {
    let rows: readonly unknown[] = [];
    for (const statement of statements) rows = (await client.query<object>(statement)).rows;
    return rows;
  } finally {
    await client.end();
  }
}

async function migrated(url: string, steps: readonly Migration[]): Promise<void> {
  const store = await openStore({ kind: 'server', url }, steps, () => undefined);
  if (!store.ok) throw new Error(store.problems.map(({ message }) => message).join(' '));
  await store.value.close();
}

/** A database and a data folder, full; where its backup goes. */
async function filled(): Promise<BackupOrder> {
  const folder = await mkdtemp(join(tmpdir(), 'ambitie-backup-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const url = await emptyDatabase();
  await migrated(url, hardShape);
  await ask(
    url,
    'insert into hen values (1, null); insert into egg values (1, 1); update hen set egg = 1',
    `insert into word (text, bytes, facts, parent) values
      (E'tab\\t, line\\n, back\\\\slash, \\\\. end, "quote"', '\\x00ff', '{"a": [1, null]}', 1), (null, null, 'null', null), ('', '', '{}', 2)`,
    "insert into trail values (1, 'first')",
    "insert into unseen select n, 'secret ' || n from generate_series(1, 500) n",
  );
  await migrated(url, migrations);
  const dataFolder = join(folder, 'data');
  const files = {
    'releases/CURRENT': 'r1\n',
    'releases/r1/observations.parquet': 'PAR1\0\0',
    'raw/eurostat/één bestand.tsv': 'a\tb',
    'secrets/session': 'geheim',
    'database/cluster/PG_VERSION': '17',
    'releases/.unfinished-1-x/half': 'half',
  };
  for (const [name, text] of Object.entries(files)) {
    await mkdir(dirname(join(dataFolder, name)), { recursive: true });
    await writeFile(join(dataFolder, name), text, { mode: name.startsWith('secrets') ? 0o600 : 0o644 });
  }
  const lists = [{ name: 'hens', table: 'hen', query: 'select id from hen' }];
  return { url, dataFolder, target: join(folder, 'backup'), program: 'test', madeAt: new Date(0), lists };
}

test('what is backed up, destroyed and restored is the same in every row and file', async () => {
  const order = await filled();
  const before = await ask(order.url, everyRow);
  expect(before.length).toBe(1 + 1 + 4 + 1 + 500 + 3);
  expect(await makeBackup(order)).toMatchObject({ ok: true });
  await rm(order.dataFolder, { recursive: true });
  const read = await readBackup(order.target);
  if (!read.ok) throw new Error('the backup cannot be read');
  const url = await emptyDatabase();
  const lists: unknown[] = [];
  const putBack = async (...given: readonly [string, readonly unknown[], Client]) => void lists.push(given.slice(0, 2));
  const restore = { folder: order.target, manifest: read.value, url, migrations: [...storeMigrations, ...migrations] };
  expect(await restoreDatabase({ ...restore, putBack })).toEqual({ ok: true, value: undefined });
  await restoreFiles(order.target, read.value, order.dataFolder);
  expect(await ask(url, everyRow)).toEqual(before);
  expect(lists).toEqual([['hens', [{ id: 1 }]]]);
  expect((await readdir(order.dataFolder, { recursive: true })).toSorted()).toEqual(
    [
      ['raw', 'raw/eurostat', 'raw/eurostat/één bestand.tsv', 'releases', 'releases/CURRENT', 'releases/r1'],
      ['releases/r1/observations.parquet', 'secrets', 'secrets/session'],
    ].flat(),
  );
  expect(await readFile(join(order.dataFolder, 'releases/r1/observations.parquet'), 'utf8')).toBe('PAR1\0\0');
  expect((await stat(join(order.dataFolder, 'secrets/session'))).mode & 0o077).toBe(0);
}, 30_000);

test('a restored database goes on as before: numbers, references, triggers and row-level security', async () => {
  const order = await filled();
  await makeBackup(order);
  const read = await readBackup(order.target);
  if (!read.ok) throw new Error('the backup cannot be read');
  const url = await emptyDatabase();
  const restore = { folder: order.target, manifest: read.value, migrations: [...storeMigrations, ...migrations] };
  await restoreDatabase({ ...restore, url, putBack: () => Promise.resolve() });
  expect(await ask(url, "insert into word (text) values ('next') returning id, nr")).toEqual([{ id: '5', nr: 5 }]);
  await expect(ask(url, 'insert into egg values (2, 7)')).rejects.toThrow('foreign key');
  await expect(ask(url, 'delete from trail')).rejects.toThrow('append-only');
  expect(await ask(url, "set ambitie.backup = 'off'", 'select count(*)::int as seen from unseen')).toEqual([
    { seen: 0 },
  ]);
  expect(await restoreDatabase({ ...restore, url, putBack: () => Promise.resolve() })).toMatchObject({
    problems: [{ code: 'database-not-empty' }],
  });
  await migrated(url, migrations);
}, 30_000);

test('a backup holds every row of a table that nobody may see', async () => {
  const order = await filled();
  expect(await ask(order.url, "set ambitie.backup = 'off'", 'select id from unseen')).toEqual([]);
  await makeBackup(order);
  const copy = await readFile(join(order.target, 'database', 'unseen.copy'), 'utf8');
  expect(copy.split('\n').filter(Boolean)).toHaveLength(500);
});

test('a table that could hide rows from a backup is told, and there is no backup', async () => {
  const order = await filled();
  await ask(order.url, 'create policy less on unseen as restrictive using (id > 3)');
  expect(await makeBackup(order)).toMatchObject({ ok: false, problems: [{ code: 'hidden-rows' }] });
  expect(await readdir(dirname(order.target))).toEqual(['data']);
});

test('a byte that changed is found, wherever it is, and so is a file that is gone', async () => {
  const order = await filled();
  await makeBackup(order);
  for (const name of ['manifest.json', 'database/word.copy', 'files/secrets/session', 'manifest.json.sha256']) {
    const file = join(order.target, name);
    const whole = await readFile(file);
    const damaged = Buffer.from(whole);
    damaged[3]! ^= 1;
    await writeFile(file, damaged);
    expect(await readBackup(order.target)).toMatchObject({ ok: false, problems: [{ code: 'backup-damaged' }] });
    await writeFile(file, whole);
  }
  expect(await readBackup(order.target)).toMatchObject({ ok: true });
  await rm(join(order.target, 'files/releases/CURRENT'));
  expect(await readBackup(order.target)).toMatchObject({ ok: false, problems: [{ code: 'backup-damaged' }] });
});

test('a file that came into a backup later is found by its name', async () => {
  const order = await filled();
  await makeBackup(order);
  await writeFile(join(order.target, 'files/releases/r1/more'), '');
  const at = join(order.target, 'files/releases/r1/more');
  expect(await readBackup(order.target)).toMatchObject({ ok: false, problems: [{ code: 'backup-extra', at }] });
});

test('a backup that was killed in the middle leaves none, and the next one clears what it left', async () => {
  const order = await filled();
  const program = `
    import { makeBackup } from ${JSON.stringify(new URL('backup-store.ts', import.meta.url).href)};
    const order = ${JSON.stringify(order)};
    order.madeAt = new Date(0);
    order.report = (step) => {
      if (step !== 'table trail') return;
      console.log('in the middle');
      return new Promise(() => setInterval(() => {}, 1000));
    };
    await makeBackup(order);`;
  const child = spawn(process.execPath, ['--input-type=module', '--eval', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(child.stdout, 'data');
  child.kill('SIGKILL');
  await once(child, 'exit');
  const left = await readdir(dirname(order.target));
  expect(left).toEqual([expect.stringMatching(/^\.unfinished-/), 'data']);
  expect(await makeBackup(order)).toMatchObject({ ok: true });
  expect(await readdir(dirname(order.target))).toEqual(['backup', 'data']);
});

test('a backup overwrites nothing and does not stand in what it is of', async () => {
  const order = await filled();
  await mkdir(order.target);
  expect(await makeBackup(order)).toMatchObject({ problems: [{ code: 'backup-taken' }] });
  const inside = { ...order, target: join(order.dataFolder, 'backup') };
  expect(await makeBackup(inside)).toMatchObject({ problems: [{ code: 'backup-within' }] });
});

test('a backup of a later version is refused', async () => {
  const order = await filled();
  await makeBackup(order);
  const read = await readBackup(order.target);
  if (!read.ok) throw new Error('the backup cannot be read');
  const url = await emptyDatabase();
  const restore = { folder: order.target, manifest: read.value, migrations: [...storeMigrations, ...hardShape] };
  expect(await restoreDatabase({ ...restore, url, putBack: () => Promise.resolve() })).toMatchObject({
    problems: [{ code: 'later-backup' }],
  });
});

test('a backup whose steps are other ones by now is refused with their name, and nothing is kept', async () => {
  const order = await filled();
  await makeBackup(order);
  const read = await readBackup(order.target);
  if (!read.ok) throw new Error('the backup cannot be read');
  const url = await emptyDatabase();
  const edited = { ...closing, up: `${closing.up} comment on table unseen is 'new';` };
  const restore = { folder: order.target, manifest: read.value, url, putBack: () => Promise.resolve() };
  const outcome = await restoreDatabase({ ...restore, migrations: [...storeMigrations, ...hardShape, edited] });
  expect(outcome).toMatchObject({
    problems: [{ code: 'edited-step', message: expect.stringContaining('test-002-closed') }],
  });
  expect(await ask(url, "select to_regclass('hen') as hen")).toEqual([{ hen: null }]);
});
