import { execFile } from 'node:child_process';
import { copyFile, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

const root = join(import.meta.dirname, '../..');
let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ambitie-install-'));
  await mkdir(join(folder, 'scripts'));
  for (const name of ['install.mjs', 'runtime.mjs']) {
    await copyFile(join(root, 'scripts', name), join(folder, 'scripts', name));
  }
  await copyFile(join(root, 'package-lock.json'), join(folder, 'package-lock.json'));
  await writeFile(join(folder, 'npm.js'), 'console.error(`npm was asked for ${process.argv.slice(2).join(" ")}`);');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe('what npm is asked for', () => {
  test('a second start asks nothing, so that it needs no network', async () => {
    await hold('hono', 'vitest');
    expect(await start()).toContain('--omit=dev');
    expect(await start()).toBe('');
  });

  test('a start leaves the packages of who develops', async () => {
    await hold('hono', 'vitest', 'oxlint');
    expect(await start()).toContain('--include=dev');
    expect(await start()).toBe('');
  });

  test('the tests ask for what they need, once', async () => {
    await hold('hono', 'vitest');
    expect(await start()).toContain('--omit=dev');
    expect(await start({ dev: true })).toContain('--include=dev');
    expect(await start({ dev: true })).toBe('');
  });

  test('the package that tells who develops comes with nothing else', async () => {
    const lock = JSON.parse(await readFile(join(root, 'package-lock.json'), 'utf8')) as {
      readonly packages: Readonly<Record<string, object>>;
    };
    expect(lock.packages['node_modules/oxlint']).toMatchObject({ dev: true });
    expect(lock.packages['node_modules/vitest']).not.toHaveProperty('dev');
  });
});

async function hold(...packages: readonly string[]): Promise<void> {
  for (const name of packages) await mkdir(join(folder, 'node_modules', name), { recursive: true });
}

/** What npm was asked for, and nothing when it was not called. */
async function start(asked: { readonly dev?: boolean } = {}): Promise<string> {
  const script = `import { ensureInstalled } from './scripts/install.mjs'; await ensureInstalled(${JSON.stringify(asked)});`;
  const { stderr } = await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', script], {
    cwd: folder,
    env: { ...process.env, npm_execpath: join(folder, 'npm.js') },
  });
  return /npm was asked for (.*)/.exec(stderr)?.[1] ?? '';
}
