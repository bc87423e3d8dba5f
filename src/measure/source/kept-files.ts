import { failed, ok, type Result } from '../../foundation/problem.ts';
import type { Observation } from '../observation/observation.ts';
import type { Boundaries } from './boundaries.ts';
import type { KeptFile, SourcePlan, WholeReading } from './publisher.ts';
import type { RawRecord, RawStore } from './raw-file.ts';
import { publishers } from './source.ts';

/**
 * The newest kept file of each name, publisher by publisher; each publisher is asked once.
 *
 * Problems: those of `RawStore.latest`.
 */
export async function listKeptFiles(rawStore: RawStore): Promise<Result<readonly RawRecord[]>> {
  const listed = await Promise.all(publishers.map(({ id }) => rawStore.latest(id)));
  const problems = listed.flatMap((result) => (result.ok ? [] : result.problems));
  return problems.length > 0 ? failed(problems) : ok(listed.flatMap((result) => (result.ok ? result.value : [])));
}

/** What kept files give a plan: observations of its series and areas, and boundaries, the present vintage first. */
export interface KeptContents {
  readonly observations: readonly Observation[];
  readonly boundaries: readonly Boundaries[];
}

/**
 * Reads kept files for a plan, each once; those that it has no use for are left alone, as are tables. A file fetched
 * for an earlier plan gives what it has. Of several boundaries of a vintage the first in the list count.
 *
 * Problems, of all files: those of `RawStore.read` and of the readers; a kept file that no longer fits the plan's
 * series is one.
 */
export async function readKeptFiles(
  rawStore: RawStore,
  records: readonly RawRecord[],
  plan: SourcePlan,
): Promise<Result<KeptContents>> {
  const bySource = new Map(publishers.map(({ id, readings }) => [id, readings(plan)]));
  const results: Result<KeptContents>[] = [];
  for (const record of records) {
    const fitting = (bySource.get(record.source) ?? []).filter(({ isOf }) => isOf(record.name));
    if (fitting.length === 0) continue;
    const content = await rawStore.read(record);
    if (!content.ok) results.push(content);
    else for (const { reading } of fitting) results.push(readAs(reading, { ...record, content: content.value }));
  }
  const problems = results.flatMap((result) => (result.ok ? [] : result.problems));
  if (problems.length > 0) return failed(problems);
  const contents = results.flatMap((result) => (result.ok ? [result.value] : []));
  return ok({
    observations: contents.flatMap(({ observations }) => observations),
    boundaries: firstOfVintages(contents.flatMap(({ boundaries }) => boundaries)),
  });
}

function readAs(reading: WholeReading, file: KeptFile): Result<KeptContents> {
  if (reading.kind === 'observations') {
    const read = reading.read(file);
    return read.ok ? ok({ observations: read.value.observations, boundaries: [] }) : read;
  }
  const read = reading.read(file);
  return read.ok ? ok({ observations: [], boundaries: [read.value] }) : read;
}

function firstOfVintages(boundaries: readonly Boundaries[]): readonly Boundaries[] {
  const byVintage = Map.groupBy(boundaries, ({ vintage }) => vintage);
  return [...byVintage.values()].flatMap(([first]) => first ?? []).toSorted((a, b) => (a.vintage > b.vintage ? -1 : 1));
}
