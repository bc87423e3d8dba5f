/* `npm start`: installs and builds when needed, then serves. Runs under Node 20. */
import { join } from 'node:path';
import { ensureBuilt } from './build.mjs';
import { ensureInstalled } from './install.mjs';
import { requireRuntime, root, run } from './runtime.mjs';

await ensureInstalled();
const runtime = requireRuntime();
await ensureBuilt();
process.exitCode = await run(runtime, [join(root, 'dist/main.mjs'), 'start', ...process.argv.slice(2)]);
