/* `npm run bench`: measures the built product and prints one table; `-- --write` renews docs/benchmarks.md. */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensureBrowser } from './browser.mjs';
import { ensureBuilt } from './build.mjs';
import { ensureInstalled } from './install.mjs';
import { requireRuntime, root, run } from './runtime.mjs';

await ensureInstalled({ dev: true });
const runtime = requireRuntime();
const browser = ensureBrowser();
await ensureBuilt();
const sources = pathToFileURL(join(root, 'bench/read-sources.ts')).href;
process.exitCode = await run(runtime, ['--import', sources, join(root, 'bench/run.ts'), ...process.argv.slice(2)], {
  env: { ...process.env, CHROMIUM: browser },
});
