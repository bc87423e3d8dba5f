/* `npm run check`: what reads the code without running it; every tool is one check, judged by its exit status. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { ensureInstalled } from './install.mjs';
import { requireRuntime, root, run } from './runtime.mjs';
import { add, finish, reports } from './tally.mjs';

const checks = [
  { name: 'Prettier', tool: 'prettier/bin/prettier.cjs', args: ['--check', '--log-level=warn', '.'] },
  { name: 'oxlint', tool: 'oxlint/bin/oxlint', args: ['--type-aware', '--deny-warnings'] },
  ...['tsconfig.json', 'tsconfig.browser.json', 'test/e2e/tsconfig.json', 'bench/tsconfig.json'].map((project) => ({
    name: `TypeScript, ${project}`,
    tool: 'typescript/bin/tsc',
    args: ['--project', project],
  })),
  { name: 'knip', tool: 'knip/bin/knip.js', args: [] },
  {
    name: 'dependency-cruiser',
    tool: 'dependency-cruiser/bin/dependency-cruiser.mjs',
    args: ['--config', '.dependency-cruiser.mjs', 'src'],
  },
];

rmSync(join(reports, 'checks.json'), { force: true });
await ensureInstalled({ dev: true });
const runtime = requireRuntime();
const counts = [];
for (const check of checks) counts.push(await runCheck(check));
finish('checks', add(...counts));

async function runCheck({ name, tool, args }) {
  const exitCode = await run(runtime, [join(root, 'node_modules', tool), ...args]);
  console.log(`${exitCode === 0 ? 'passed' : 'FAILED'}  ${name}`);
  return { passed: exitCode === 0 ? 1 : 0, failed: exitCode === 0 ? 0 : 1, skipped: 0 };
}
