import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { markdownTable } from '../measure.ts';
import type { PageFacts } from './page-facts.ts';

/** What came of comparing; kept in results.json. */
export interface Results {
  /** Day (ISO date), processor and programs. */
  readonly measured: string;
  readonly machine: string;
  readonly contenders: readonly ContenderResult[];
}

/** One way of making the page: measured, or why not. */
export interface ContenderResult {
  readonly name: string;
  readonly version: string;
  /** How it was made and served. */
  readonly made: string;
  readonly facts?: PageFacts;
  readonly why?: string;
}

export const resultsFile = fileURLToPath(new URL('results.json', import.meta.url));

/** The part of docs/benchmarks.md about the comparison, in Markdown; a word on how to make it before the first one. */
export function comparisonText(): string {
  const results = readResults();
  if (!results) return 'Not compared yet: `npm run bench -- --side-by-side`.';
  const rows = results.contenders.map(({ name, version, facts, why }) =>
    facts
      ? [`${name} ${version}`, ...cellsOf(facts)]
      : [`${name} ${version}`, why ?? 'not measured', ...columns.slice(1).map(() => '')],
  );
  const commands = results.contenders.map(({ name, made }) => `- ${name}: \`${made}\``);
  return [
    markdownTable(['page made with', ...columns], rows),
    commands.join('\n'),
    `Compared on ${results.measured}: ${results.machine}.`,
  ].join('\n\n');
}

const columns = [
  'over the wire',
  'of which scripts',
  'requests',
  'largest paint',
  'blocking',
  'shift',
  'HTML/s',
  'whole pages/s',
  'without JavaScript',
];

function cellsOf(facts: PageFacts): readonly string[] {
  const { visit, withoutScripts } = facts;
  return [
    `${(facts.bytes / 1024).toFixed(1)} KB`,
    `${(facts.scriptBytes / 1024).toFixed(1)} KB`,
    String(facts.requests),
    `${(visit.largestPaintMs / 1000).toFixed(2)} s`,
    `${visit.blockingMs.toFixed(0)} ms`,
    visit.layoutShift.toFixed(3),
    facts.htmlPerSecond.toFixed(0),
    facts.pagesPerSecond.toFixed(0),
    `${withoutScripts.drawings} drawings, ${withoutScripts.tableRows} table rows`,
  ];
}

function readResults(): Results | undefined {
  try {
    return JSON.parse(readFileSync(resultsFile, 'utf8')) as Results;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
