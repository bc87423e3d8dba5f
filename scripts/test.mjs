/* `npm test`: installs what the tests need, builds, runs every test, and counts. Starts under Node 20. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBrowser } from './browser.mjs';
import { ensureBuilt } from './build.mjs';
import { ensureInstalled } from './install.mjs';
import { ensurePostgres } from './postgres.mjs';
import { requireRuntime, root, run } from './runtime.mjs';
import { add, countVitest, finish, reports } from './tally.mjs';

const suites = [
  { name: 'unit', config: 'vitest.config.ts' },
  // What the database does, once more on a server of the oldest version that we support.
  {
    name: 'server',
    config: 'vitest.config.ts',
    filters: ['src/store/store.test.ts', 'src/wing', 'src/account', 'src/job', 'src/deliver'],
    env: { AMBITIE_TEST_ENGINE: 'server' },
  },
  { name: 'browser', config: 'test/e2e/vitest.config.ts' },
];

rmSync(join(reports, 'tests.json'), { force: true });
await ensureInstalled({ dev: true });
const runtime = requireRuntime();
const counts = [];
try {
  const browser = ensureBrowser();
  ensurePostgres();
  await ensureBuilt();
  for (const suite of suites) counts.push(await runSuite(suite, browser));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  counts.push({ passed: 0, failed: 1, skipped: 0 });
}
finish('tests', add(...counts));

async function runSuite({ name, config, filters = [], env = {} }, browser) {
  const report = join(reports, `${name}-report.json`);
  rmSync(report, { force: true });
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const vitest = join(root, 'node_modules/vitest/vitest.mjs');
  const exitCode = await run(runtime, [vitest, 'run', ...filters, '--config', join(root, config), ...reporters], {
    env: { ...process.env, CHROMIUM: browser, ...env },
  });
  return countVitest(report, exitCode);
}
