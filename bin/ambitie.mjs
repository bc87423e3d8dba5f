#!/usr/bin/env node
/* `npx ambitie …`: runs the built program, after installing and building when needed. Runs under Node 20. */
import { join } from 'node:path';
import { ensureBuilt } from '../scripts/build.mjs';
import { ensureInstalled } from '../scripts/install.mjs';
import { requireRuntime, root, run } from '../scripts/runtime.mjs';

await ensureInstalled();
const runtime = requireRuntime();
await ensureBuilt();
process.exitCode = await run(runtime, [join(root, 'dist/main.mjs'), ...process.argv.slice(2)], { cwd: process.cwd() });
