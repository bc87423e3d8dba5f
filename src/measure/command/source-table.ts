import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { failed, ok, type Problem, type Result } from '../../foundation/problem.ts';
import { decodeText } from '../source/file-text.ts';
import { compareWithRefnis, readRefnis } from '../source/publishers/refnis.ts';
import { builtInMapping } from '../source/table-publishers.ts';
import { draftFromFile } from '../source/table/draft-store.ts';
import { knownToPlan } from '../source/table/known-to-plan.ts';
import { forPlan, type TableMapping } from '../source/table/mapping.ts';
import { readMappingFile } from '../source/table/mapping-file.ts';
import { readStaged } from '../source/table/staged-store.ts';
import { stageTable, type TableSummary } from '../source/table/table-store.ts';
import type { OpenRelease } from '../release/open-release.ts';
import { answer, refuse, type CommandSession } from '../../wing/command.ts';

/** How `source read` is asked to read a table. */
export interface TableOptions {
  readonly mapping?: string;
  readonly draftMapping?: boolean;
  readonly sheet?: string;
}

/** Prints a first mapping of a table, to be corrected by hand. */
export async function draftTable(
  session: CommandSession,
  release: OpenRelease,
  file: string,
  sheet: string | undefined,
): Promise<number> {
  const path = resolve(session.world.workingFolder, file);
  const draft = await draftFromFile(path, file, knownToPlan(release.snapshot), sheet);
  if (!draft.ok) return refuse(session, draft.problems);
  answer(session, { mapping: draft.value }, () => draft.value.trimEnd());
  return 0;
}

/** Reads a table through a mapping file, or the mapping that comes with the code, and says what is in it. */
export async function readTable(
  session: CommandSession,
  release: OpenRelease,
  file: string,
  mappingFile: string | undefined,
): Promise<number> {
  const known = knownToPlan(release.snapshot);
  const mapping = mappingFile === undefined ? ownMapping(file) : await mappingAt(session, mappingFile);
  if (!mapping.ok) return refuse(session, mapping.problems, mappingFile === undefined ? 2 : 1);
  const wanted = mappingFile === undefined ? forPlan(mapping.value, known) : mapping.value;
  const retrieved = wanted.retrieved ?? session.world.effects.now().toISOString().slice(0, 10);
  const folder = await mkdtemp(join(tmpdir(), 'ambitie-read-'));
  try {
    const path = resolve(session.world.workingFolder, file);
    const staged = join(folder, 'staged.parquet');
    const result = await stageTable({ path, file }, wanted, known, retrieved, staged);
    if (!result.ok) return refuse(session, result.problems);
    if (session.json) await printTable(session, result.value, staged);
    else session.world.print(describe(result.value));
    return 0;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Prints what a table gave as one JSON object, some observations at a time: a table may give millions. */
async function printTable({ world }: CommandSession, summary: TableSummary, staged: string): Promise<void> {
  world.print(`{ "summary": ${JSON.stringify(summary)}, "observations": [`);
  let separator = '';
  for await (const observations of readStaged(staged)) {
    world.print(separator + observations.map((observation) => JSON.stringify(observation)).join(',\n'));
    separator = ',';
  }
  world.print('] }');
}

async function mappingAt(session: CommandSession, file: string): Promise<Result<TableMapping>> {
  const text = await readFile(resolve(session.world.workingFolder, file), 'utf8').catch(() => undefined);
  return text === undefined ? failed([noFile(file)]) : readMappingFile(file, text);
}

function ownMapping(file: string): Result<TableMapping> {
  const mapping = builtInMapping(basename(file));
  if (mapping) return ok(mapping);
  const hint = 'Say whose it is (--source), give its mapping (--mapping), or draft one (--draft-mapping).';
  return failed([{ code: 'no-mapping', message: 'It is not known how to read this file.', at: file, hint }]);
}

function noFile(file: string): Problem {
  return { code: 'no-file', message: 'This file cannot be read.', at: file, hint: 'Check its name and your rights.' };
}

function describe(summary: TableSummary): string {
  const { rows, observations, indicators, areas, firstPeriod, lastPeriod, otherAreas, passedOver, leftOut } = summary;
  return [
    `${rows} rows give ${observations} figures, none with a problem.`,
    `${indicators.join(', ')}: ${areas} areas, ${firstPeriod} to ${lastPeriod}.`,
    ...(otherAreas > 0 ? [`${otherAreas} rows are about areas that the plan does not have.`] : []),
    ...(passedOver > 0 ? [`${passedOver} rows are left out as the mapping says.`] : []),
    ...notRead(leftOut),
  ].join('\n');
}

function notRead({ sheets, columns, linesAbove, emptyRows }: TableSummary['leftOut']): readonly string[] {
  const parts = [
    ...(sheets.length > 0 ? [`sheets ${sheets.join(', ')}`] : []),
    ...(columns.length > 0 ? [`columns ${columns.join(', ')}`] : []),
    ...(linesAbove > 0 ? [`lines above the header: ${linesAbove}`] : []),
    ...(emptyRows > 0 ? [`rows with nothing but delimiters: ${emptyRows}`] : []),
  ];
  return parts.length > 0 ? [`Not read: ${parts.join('; ')}.`] : [];
}

/** Holds the plan's municipalities against the official list of Statbel. */
export async function checkRefnis(session: CommandSession, release: OpenRelease, file: string): Promise<number> {
  const content = await readFile(resolve(session.world.workingFolder, file)).catch(() => undefined);
  if (!content) return refuse(session, [noFile(file)], 2);
  const text = decodeText(content, file);
  const entries = text.ok ? readRefnis(text.value, file) : text;
  if (!entries.ok) return refuse(session, entries.problems);
  const comparison = compareWithRefnis(entries.value, release.snapshot.areas);
  const { municipalities, compared, differences } = comparison;
  answer(session, comparison, () =>
    [
      `${municipalities} municipalities in the list; ${compared} of the plan held against them.`,
      ...differences.map(({ at, message, hint }) => `${at}: ${message} ${hint}`),
      ...(differences.length === 0 ? ['Codes, names and dates are the same.'] : []),
    ].join('\n'),
  );
  return 0;
}
