import { writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { fileURLToPath } from 'node:url';
import { openBrowser } from '../test/e2e/chromium.ts';
import { startSite } from '../test/e2e/site-server.ts';
import { markdownTable, rowOf, type Measure } from './measure.ts';
import { measureProgram } from './program-measures.ts';
import { measureSite } from './site-measures.ts';

const page = fileURLToPath(new URL('../docs/benchmarks.md', import.meta.url));

const rows = [...(await measureServedSite()), ...(await measureProgram())].map(rowOf);
const table = markdownTable(['measure', 'measured', 'limit', ''], rows);
const machine = await machineLine();
console.log(`${table}\n\n${machine}`);
if (process.argv.includes('--write')) writeFileSync(page, pageText());
process.exitCode = rows.some((row) => row.includes('NOT MET')) ? 1 : 0;

async function measureServedSite(): Promise<readonly Measure[]> {
  const server = await startSite();
  try {
    return await measureSite(server.origin);
  } finally {
    await server.stop();
  }
}

async function machineLine(): Promise<string> {
  const [processor, ...others] = cpus();
  const memoryGb = Math.round(totalmem() / 2 ** 30);
  const browser = await openBrowser();
  const chromium = browser.version();
  await browser.close();
  const day = new Date().toISOString().slice(0, 10);
  return `Measured on ${day}: ${processor?.model.trim()}, ${others.length + 1} cores, ${memoryGb} GB, Node ${process.version}, Chromium ${chromium}.`;
}

function pageText(): string {
  return `# Benchmarks

Written by \`npm run bench -- --write\`; do not edit. Times are the median of five rounds, waiting times the 95th
percentile of 3,000 requests from a separate process on the same machine. The browser tests (\`npm test\`) count axe
violations.

${table}

${machine}
`;
}
