import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { readSecret } from './secret-store.ts';

async function emptyFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'ambitie-secret-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

test('a secret is made once, also by many at the same time, and only its owner can read it', async () => {
  const folder = await emptyFolder();
  const made = await Promise.all(Array.from({ length: 10 }, () => readSecret({}, folder)));
  const secrets = new Set(made.map((each) => (each.ok ? each.value : '')));
  expect(secrets.size).toBe(1);
  expect([...secrets]).toEqual([await readFile(join(folder, 'secret'), 'utf8')]);
  expect([...secrets][0]!.length).toBeGreaterThan(40);
  expect((await stat(join(folder, 'secret'))).mode & 0o077).toBe(0);
});

test('the setting comes before the file, and one that is too short is refused without repeating it', async () => {
  const folder = await emptyFolder();
  const given = 'x'.repeat(32);
  expect(await readSecret({ AMBITIE_SECRET: given }, folder)).toEqual({ ok: true, value: given });
  const refused = await readSecret({ AMBITIE_SECRET: 'hunter2' }, folder);
  expect(refused).toMatchObject({ ok: false, problems: [{ at: 'AMBITIE_SECRET' }] });
  expect(JSON.stringify(refused)).not.toContain('hunter2');
});
