import { execFile } from 'node:child_process';
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, onTestFinished, test } from 'vitest';

const root = new URL('../../', import.meta.url);
const run = promisify(execFile);
const hasSystemd = await run('systemd-analyze', ['--version']).then(
  () => true,
  () => false,
);

test.skipIf(!hasSystemd)('systemd finds nothing wrong with the units', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'ambitie-units-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  await cp(new URL('deploy/', root), folder, { recursive: true });
  const units = (await readdir(folder)).filter((name) => /\.(service|timer)$/.test(name));
  expect(units.toSorted()).toEqual(['ambitie-backup.service', 'ambitie-backup.timer', 'ambitie.service']);
  for (const unit of units) {
    // The program stands here and not in /opt, and systemd wants to see it.
    const text = await readFile(join(folder, unit), 'utf8');
    await writeFile(join(folder, unit), text.replaceAll('/opt/ambitie/node_modules/.bin/node', process.execPath));
  }
  const { stderr } = await run('systemd-analyze', ['verify', '--man=no', ...units.map((unit) => join(folder, unit))]);
  expect(stderr.split('\n').filter((line) => line.includes(folder))).toEqual([]);
});

test('the page for operators names the files, settings and addresses that there are', async () => {
  const page = await readFile(new URL('docs/operations.md', root), 'utf8');
  const files = (await readdir(new URL('deploy/', root))).filter((name) => page.includes(name));
  expect(files).toHaveLength(4);
  const source = await Promise.all(
    ['src/house/health.ts', 'src/house/metrics.ts', 'src/house/open-house.ts'].map((path) =>
      readFile(new URL(path, root), 'utf8'),
    ),
  );
  for (const said of [
    "'/health'",
    "'/ready'",
    "'/metrics'",
    "'AMBITIE_METRICS'",
    'ambitie_disk_free_bytes',
    'ambitie_jobs',
  ]) {
    expect(source.join('\n')).toContain(said);
    expect(page).toContain(said.replaceAll("'", ''));
  }
});
