import { sql } from 'kysely';
import { expect, onTestFinished, test } from 'vitest';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { testEffects } from '../../../test/doubles/effects.ts';
import { freshStore } from '../../../test/store/fresh-store.ts';
import { runCommandLine } from '../../cli/command-line.ts';
import { tellSiteAddress } from '../../store/site-address.ts';

async function onFreshDatabase(url: string | undefined = 'https://ambitie.example/') {
  const store = await freshStore();
  const folder = mkdtempSync(join(tmpdir(), 'ambitie-user-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const run = async (...argv: readonly string[]) => {
    const out: string[] = [];
    const err: string[] = [];
    const exitCode = await runCommandLine([...argv, '--data', folder], {
      effects: { ...testEffects(), now: () => new Date() },
      print: (text) => void out.push(text),
      printError: (text) => void err.push(text),
      root: folder,
      workingFolder: folder,
      environment: { DATABASE_URL: store.url, ...(url && { AMBITIE_URL: url }) },
      code: 'test',
      stopped: () => Promise.resolve(),
    });
    return { exitCode, out: out.join('\n'), err: err.join('\n') };
  };
  return { store, folder, run };
}

test('the first administrator is added with a link to set a password, and what was done is in the trail', async () => {
  const { store, run } = await onFreshDatabase();
  const added = await run('user', 'add', 'An@Example.org', '--name', 'An', '--role', 'administrator', '--json');
  expect(added).toMatchObject({ exitCode: 0, err: '' });
  expect(JSON.parse(added.out)).toMatchObject({
    email: 'an@example.org',
    role: 'administrator',
    link: expect.stringMatching(/^https:\/\/ambitie\.example\/wachtwoord-instellen\?code=[\w-]{32}$/) as string,
  });
  const { rows } = await sql<{ event: string; actorKind: string }>`
    select event, actor_kind from audit_entry order by id`.execute(store.accounts);
  expect(rows).toEqual([
    { event: 'person.added', actorKind: 'program' },
    { event: 'role.given', actorKind: 'program' },
  ]);
  const list = await run('user', 'list', '--json');
  expect(JSON.parse(list.out)).toMatchObject([{ name: 'An', isVerified: true, grants: [{ role: 'administrator' }] }]);
});

test('roles are given and taken, and the last administrator stays one', async () => {
  const { run } = await onFreshDatabase();
  await run('user', 'add', 'an@example.org', '--name', 'An', '--role', 'administrator');
  expect(await run('user', 'role', 'an@example.org', '--add', 'reviewer')).toMatchObject({
    exitCode: 0,
    out: 'An: administrator, reviewer',
  });
  const last = await run('user', 'role', 'an@example.org', '--remove', 'administrator');
  expect(last).toMatchObject({ exitCode: 1, err: expect.stringContaining('last administrator') as string });
});

test('everything wrong with a new person is told at once, and nobody is added', async () => {
  const { run } = await onFreshDatabase();
  const wrong = await run('user', 'add', 'an', '--name', ' ', '--role', 'admin', '--language', 'de');
  expect(wrong.exitCode).toBe(2);
  expect(wrong.err.split('\n')).toHaveLength(4);
  expect(wrong.err).toContain('Did you mean administrator');
  expect((await run('user', 'list', '--json')).out).toBe('[]');
  expect(await run('user', 'role', 'an@example.org')).toMatchObject({ exitCode: 2 });
  expect(await run('user', 'link', 'an@example.org')).toMatchObject({ exitCode: 1 });
});

test('an address that has an account is not added again', async () => {
  const { run } = await onFreshDatabase();
  await run('user', 'add', 'an@example.org', '--name', 'An');
  const again = await run('user', 'add', 'AN@example.org', '--name', 'An');
  expect(again).toMatchObject({ exitCode: 1, err: expect.stringContaining('user link') as string });
});

test('without an address that is set, links lead to the site that runs, whatever its port', async () => {
  const { folder, run } = await onFreshDatabase('');
  const stop = await tellSiteAddress(folder, 'http://localhost:3471');
  const add = async (email: string): Promise<string> => (await run('user', 'add', email, '--name', 'An')).out;
  expect(await add('an@example.org')).toContain('http://localhost:3471/wachtwoord-instellen');
  await stop();
  expect(await add('bo@example.org')).toContain('http://localhost:3000/wachtwoord-instellen');
});
