import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';
import { startSite } from '../test/e2e/site-server.ts';
import { measureLargePortfolio } from './deliver-measures.ts';
import { measureHostileClient } from './hostile-measures.ts';
import { measureLargePlan } from './large-measures.ts';
import { machineLine } from './machine.ts';
import { markdownTable, rowOf, type Measure } from './measure.ts';
import { measureProgram } from './program-measures.ts';
import { comparisonText } from './side-by-side/results.ts';
import { compareSideBySide } from './side-by-side/run.ts';
import { measureSite } from './site-measures.ts';

const page = fileURLToPath(new URL('../docs/benchmarks.md', import.meta.url));

if (process.argv.includes('--side-by-side')) {
  await compareSideBySide();
  console.log(comparisonText());
} else if (process.argv.includes('--hostile')) {
  await measureHostileAlone();
} else {
  await measureEverything();
}

/** One part of the page by itself, for who works on what it measures. */
async function measureHostileAlone(): Promise<void> {
  const hostile = tableOf(await measureHostileClient());
  console.log(hostile);
  if (process.argv.includes('--write')) {
    const text = readFileSync(page, 'utf8');
    await writePage(text.replace(/(## One hostile client.*?)?(?=## The program)/s, () => `${hostileText(hostile)}\n`));
  }
  process.exitCode = hostile.includes('NOT MET') ? 1 : 0;
}

async function measureEverything(): Promise<void> {
  const site = tableOf(await measureServedSite());
  const hostile = tableOf(await measureHostileClient());
  const program = tableOf(await measureProgram());
  const large = tableOf(await measureLargePlan());
  const portfolio = tableOf(await measureLargePortfolio());
  const machine = `Measured on ${new Date().toISOString().slice(0, 10)}: ${await machineLine()}.`;
  console.log([site, hostile, program, large, portfolio, machine].join('\n\n'));
  if (process.argv.includes('--write'))
    await writePage(pageText({ site, hostile, program, large, portfolio, machine }));
  process.exitCode = [site, hostile, program, large, portfolio].some((table) => table.includes('NOT MET')) ? 1 : 0;
}

async function measureServedSite(): Promise<readonly Measure[]> {
  const server = await startSite();
  try {
    return await measureSite(server.origin);
  } finally {
    await server.stop();
  }
}

function tableOf(measures: readonly Measure[]): string {
  return markdownTable(['measure', 'measured', 'limit', ''], measures.map(rowOf));
}

interface Tables {
  readonly site: string;
  readonly hostile: string;
  readonly program: string;
  readonly large: string;
  readonly portfolio: string;
  readonly machine: string;
}

/** Writes docs/benchmarks.md, laid out as all pages of the project are. */
async function writePage(text: string): Promise<void> {
  const layout = await resolveConfig(page);
  writeFileSync(page, await format(text, { ...layout, parser: 'markdown' }));
}

function hostileText(hostile: string): string {
  return `## One hostile client

Ten readers ask two pages a second each, for 15 seconds alone and for 60 beside one client that sends, 30 requests at once and
each again as soon as it is answered, all that a review of the site found to hurt: a form of 25 MB, far rows, names of 15,000
letters, images, Word documents and workbooks by the dozen, parameters that nobody reads, broken UTF-8, a packed file that
grows, whole releases; and holds sixty forms open, a letter at a time. The site has its usual limits.

${hostile}
`;
}

function pageText({ site, hostile, program, large, portfolio, machine }: Tables): string {
  return `# Benchmarks

Written by \`npm run bench -- --write\`; do not edit. ${machine}

## The site with the shipped figures

Waiting times are the 95th percentile of 3,000 requests from a separate process on the same machine. The phone is
Lighthouse's: a quarter of this processor, 150 ms to the server, 1.6 Mbit/s; the median of three visits.

${site}

${hostileText(hostile)}
## The program with the shipped figures

Median of five rounds.

${program}

## A plan of 5 million observations

Invented by \`bench/large-plan.ts\`: 40 indicators, 490 municipalities in 5 provinces, 26 years, 11 breakdowns. Import
and build are the median of three rounds, memory the largest of them, each in a process of its own. Every explorer
state is asked once, so that none comes from the page cache, unless the row says one state.

${large}

## A portfolio of 5,000 projects

Invented by \`bench/large-portfolio.ts\`: 5,000 projects with 400 organisations and 60,000 result periods. A page of
the explorer sends at most 15 queries, which a test holds.

${portfolio}

## Side by side

The page of one indicator (employment rate, 20-64 years) made with three tools from the same figures,
measured with the same browser and the same load on this machine: everything over the wire with an empty cache; the
emulated phone as above, median of five visits; requests for the HTML alone and for whole pages, 10 users. Written by
\`npm run bench -- --side-by-side\`; what the tools do and do not do is told in
[bench/side-by-side/README.md](../bench/side-by-side/README.md).

${comparisonText()}
`;
}
