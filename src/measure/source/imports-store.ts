import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { access, mkdir, readdir, readFile, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { failed, ok, type Problem, type Result } from '../../foundation/problem.ts';
import type { Area } from '../area/area.ts';
import type { Indicator } from '../indicator/indicator.ts';
import { rawFileName, type RawRecord } from './raw-file.ts';
import { openRawStore } from './raw-store.ts';
import { builtInMapping, tablePublishers } from './table-publishers.ts';
import { knownToPlan } from './table/known-to-plan.ts';
import { forPlan, type KnownToPlan, type TableMapping } from './table/mapping.ts';
import { readMappingFile } from './table/mapping-file.ts';
import { openTableReader, type TableReader } from './table/table-store.ts';

/** A table whose observations stand ready as a Parquet file with the columns of a release. */
export interface StagedFile {
  /** `imports/pupils.csv`, or `statbel-population/tf_soc_pop_struct_2025@2026-11-24T…` for a kept file. */
  readonly name: string;
  readonly path: string;
  /** Of the file, its mapping, what of the plan it is read with, and the version of the reader. */
  readonly sha256: string;
  /** The size of the file as it was delivered. */
  readonly bytes: number;
}

/** Raised with every change after which the same table gives other observations. */
const readerVersion = 1;

/**
 * Reads the tables of a plan's folder `imports/` and those that were fetched from publishers of tables, each through
 * its mapping: `NAME.mapping.yaml` beside it, or the one that comes with the code for a file of that name. A table that
 * was read before, with the same mapping and plan, is not read again. `isOffline` leaves fetched tables out.
 *
 * Problems, of all files: those of `readMappingFile` and `stageTable`, `no-mapping`, `no-table` for a mapping without a
 * table, `nothing-for-plan`, those of the raw store.
 */
export async function stageImports(
  planFolder: string,
  plan: { readonly indicators: readonly Indicator[]; readonly areas: readonly Area[] },
  dataFolder: string,
  isOffline = false,
): Promise<Result<readonly StagedFile[]>> {
  const known = knownToPlan(plan);
  const found = [await tablesOfPlan(planFolder, known), ...(isOffline ? [] : [await keptTables(dataFolder, known)])];
  const tables = found.flatMap((result) => (result.ok ? result.value : []));
  const problems = found.flatMap((result) => (result.ok ? [] : result.problems));
  const staged = await stageAll(tables, known, join(dataFolder, 'staged'));
  if (staged.ok && problems.length === 0) return staged;
  return failed([...problems, ...(staged.ok ? [] : staged.problems)]);
}

/** A table on disk with its mapping. */
interface MappedTable {
  readonly name: string;
  readonly path: string;
  readonly mapping: TableMapping;
  readonly retrieved: string;
}

const tableName = /^(.+?)\.(?:(?:csv|txt|tsv)(?:\.gz)?|xlsx|zip|gz)$/i;
const mappingEnding = '.mapping.yaml';

async function tablesOfPlan(planFolder: string, known: KnownToPlan): Promise<Result<readonly MappedTable[]>> {
  const folder = join(planFolder, 'imports');
  const names = (await namesIn(folder)).filter((name) => !name.startsWith('.'));
  const tables = names.filter((name) => tableName.test(name));
  const stems = new Set(tables.map(stemOf));
  const orphans = names
    .filter((name) => name.endsWith(mappingEnding) && !stems.has(name.slice(0, -mappingEnding.length)))
    .map(withoutTable);
  const read = await Promise.all(tables.map((name) => tableOfPlan(folder, name, names, known)));
  const problems = [...orphans, ...read.flatMap((result) => (result.ok ? [] : result.problems))];
  return problems.length > 0 ? failed(problems) : ok(read.flatMap((result) => (result.ok ? [result.value] : [])));
}

async function namesIn(folder: string): Promise<readonly string[]> {
  const isThere = await access(folder).then(
    () => true,
    () => false,
  );
  return isThere ? (await readdir(folder)).toSorted() : [];
}

function stemOf(name: string): string {
  return tableName.exec(name)?.[1] ?? name;
}

async function tableOfPlan(
  folder: string,
  name: string,
  names: readonly string[],
  known: KnownToPlan,
): Promise<Result<MappedTable>> {
  const path = join(folder, name);
  const own = stemOf(name) + mappingEnding;
  const mapping = names.includes(own)
    ? readMappingFile(`imports/${own}`, await readFile(join(folder, own), 'utf8'))
    : ownMapping(name, known);
  if (!mapping.ok) return mapping;
  const retrieved = mapping.value.retrieved ?? (await stat(path)).mtime.toISOString().slice(0, 10);
  return ok({ name: `imports/${name}`, path, mapping: mapping.value, retrieved });
}

function ownMapping(name: string, known: KnownToPlan): Result<TableMapping> {
  const mapping = builtInMapping(name);
  if (mapping) {
    const wanted = forPlan(mapping, known);
    return wanted.values.length > 0 ? ok(wanted) : failed([nothingForPlan(name, mapping)]);
  }
  const hint = `Write imports/${stemOf(name)}${mappingEnding}: \`ambitie source read FILE --draft-mapping\` drafts one.`;
  return failed([{ code: 'no-mapping', message: 'The table has no mapping.', at: `imports/${name}`, hint }]);
}

function nothingForPlan(name: string, { values }: TableMapping): Problem {
  const ids = values.map(({ indicator }) => indicator).join(', ');
  const message = 'The plan has none of the indicators that this table gives.';
  return { code: 'nothing-for-plan', message, at: `imports/${name}`, hint: `Add one of them to the plan: ${ids}.` };
}

function withoutTable(name: string): Problem {
  const stem = name.slice(0, -mappingEnding.length);
  const hint = `Put ${stem}.csv, .xlsx, .zip or .gz beside it, or remove the mapping.`;
  return { code: 'no-table', message: 'The mapping has no table.', at: `imports/${name}`, hint };
}

/** The newest file of each name that was fetched from a publisher of tables, verified. */
async function keptTables(dataFolder: string, known: KnownToPlan): Promise<Result<readonly MappedTable[]>> {
  const store = openRawStore(dataFolder);
  const tables: MappedTable[] = [];
  const problems: Problem[] = [];
  for (const { id, mapping } of tablePublishers) {
    const records = await store.latest(id);
    if (!records.ok) problems.push(...records.problems);
    for (const record of records.ok ? records.value : []) {
      const content = await store.read(record);
      const whole = mapping(downloadName(record));
      const found = whole && forPlan(whole, known);
      if (!content.ok) problems.push(...content.problems);
      else if (found && found.values.length > 0) tables.push(keptTable(record, found, dataFolder));
    }
  }
  return problems.length > 0 ? failed(problems) : ok(tables);
}

function downloadName({ url, name, extension }: RawRecord): string {
  const last = basename(new URL(url, 'https://localhost').pathname);
  return last.includes('.') ? decodeURIComponent(last) : `${name}.${extension}`;
}

function keptTable(record: RawRecord, mapping: TableMapping, dataFolder: string): MappedTable {
  const { source, name, retrieved } = record;
  return {
    name: `${source}/${name}@${retrieved}`,
    path: join(dataFolder, 'raw', source, rawFileName(record)),
    mapping,
    retrieved: retrieved.slice(0, 10),
  };
}

async function stageAll(
  tables: readonly MappedTable[],
  known: KnownToPlan,
  folder: string,
): Promise<Result<readonly StagedFile[]>> {
  if (tables.length === 0) return ok([]);
  await mkdir(folder, { recursive: true });
  const reader = await openTableReader();
  try {
    const staged: StagedFile[] = [];
    const problems: Problem[] = [];
    for (const table of tables) {
      const result = await stageOne(reader, table, known, folder);
      if (result.ok) staged.push(result.value);
      else problems.push(...result.problems);
    }
    return problems.length > 0 ? failed(problems) : ok(staged);
  } finally {
    reader.close();
  }
}

async function stageOne(
  reader: TableReader,
  { name, path, mapping, retrieved }: MappedTable,
  known: KnownToPlan,
  folder: string,
): Promise<Result<StagedFile>> {
  const plan = { indicators: [...known.indicators], areas: [...known.areas], names: known.names };
  const sha256 = createHash('sha256')
    .update(JSON.stringify([readerVersion, mapping, plan, retrieved, await hashOf(path)]))
    .digest('hex');
  const target = join(folder, `${sha256.slice(0, 32)}.parquet`);
  const file: StagedFile = { name, path: target, sha256, bytes: (await stat(path)).size };
  if (await isFile(target)) return ok(file);
  const result = await reader.stage({ path, file: name }, mapping, known, retrieved, target);
  return result.ok ? ok(file) : result;
}

async function isFile(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isFile() && found.size > 0,
    () => false,
  );
}

async function hashOf(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const piece of createReadStream(path, { highWaterMark: 1024 * 1024 })) hash.update(piece as Buffer);
  return hash.digest('hex');
}
