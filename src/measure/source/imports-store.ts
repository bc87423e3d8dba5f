import { access, mkdir, readdir, readFile, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { failed, ok, type Problem, type Result } from '../../foundation/problem.ts';
import type { Area } from '../area/area.ts';
import type { Indicator } from '../indicator/indicator.ts';
import { hashBytes, hashFile, type FileHash } from './file-hash-store.ts';
import type { RawRecord, RawStore } from './raw-file.ts';
import { builtInMapping, tablePublishers } from './table-publishers.ts';
import { knownToPlan } from './table/known-to-plan.ts';
import { forPlan, type KnownToPlan, type TableMapping } from './table/mapping.ts';
import { readMappingFile, namesRetrieved } from './table/mapping-file.ts';
import { openTableReader, type TableReader } from './table/table-store.ts';

/** The folder `imports/` of a plan as it stands, its mappings still unread. */
export interface Imports {
  readonly tables: readonly ImportedTable[];
  /** Texts by name: `pupils.mapping.yaml`. */
  readonly mappings: ReadonlyMap<string, string>;
  /** Files that cannot even be opened, which is no reason to stop: a build says so. */
  readonly unopened: readonly Problem[];
}

/** A table in the folder `imports/`. */
export interface ImportedTable extends FileHash {
  readonly name: string;
  readonly path: string;
  /** The ISO day on which the file was written: that on which it was taken, unless its mapping tells another. */
  readonly writtenOn: string;
}

/** A table whose observations stand ready as a Parquet file with the columns of a release. */
export interface StagedTable {
  /** `imports/pupils.csv`, or `statbel-population/tf_soc_pop_struct_2025@2026-11-24T…` for a kept file. */
  readonly name: string;
  readonly path: string;
}

/** A table on disk with its mapping. `sha256` is that of the file, `retrieved` an ISO day. */
export interface MappedTable {
  readonly name: string;
  readonly path: string;
  readonly sha256: string;
  readonly mapping: TableMapping;
  readonly retrieved: string;
}

/** Endings of tables, those in which none is read included: such a file is refused by name, not passed over. */
const tableName = /^(.+?)\.(?:(?:csv|txt|tsv)(?:\.(?:gz|zst|bz2|xz))?|xlsx|xlsm|xls|ods|zip|gz|zst|bz2|xz|7z)$/is;
const mappingEnding = '.mapping.yaml';

/** Lists the tables and mappings of a plan's folder `imports/`, each hashed or read once; nothing without the folder. */
export async function listImports(planFolder: string): Promise<Imports> {
  const folder = join(planFolder, 'imports');
  const names = (await namesIn(folder)).filter((name) => !name.startsWith('.'));
  const tables: ImportedTable[] = [];
  const mappings = new Map<string, string>();
  const unopened: Problem[] = [];
  for (const name of names) {
    const path = join(folder, name);
    try {
      if (/\p{Cc}/u.test(name)) throw new Error('its name has a line end or another control character');
      // Reading a pipe or a device would never end.
      const isTable = tableName.test(name);
      if ((isTable || name.endsWith(mappingEnding)) && !(await stat(path)).isFile()) throw new Error('it is no file');
      if (name.endsWith(mappingEnding)) mappings.set(name, await readFile(path, 'utf8'));
      else if (isTable) tables.push(await importedTable(name, path));
    } catch (error) {
      unopened.push(unreadable(`imports/${JSON.stringify(name).slice(1, -1)}`, error));
    }
  }
  return { tables, mappings, unopened };
}

async function importedTable(name: string, path: string): Promise<ImportedTable> {
  const writtenOn = (await stat(path)).mtime.toISOString().slice(0, 10);
  return { name, path, writtenOn, ...(await hashFile(path)) };
}

function unreadable(at: string, error: unknown): Problem {
  const [why = ''] = (error instanceof Error ? error.message : String(error)).split('\n');
  const hint = 'Check the file, and whether it may be read; or take it out of the folder.';
  return { code: 'unreadable', message: `This file cannot be read (${why.slice(0, 200)}).`, at, hint };
}

async function namesIn(folder: string): Promise<readonly string[]> {
  const isThere = await access(folder).then(
    () => true,
    () => false,
  );
  return isThere ? (await readdir(folder)).toSorted() : [];
}

/**
 * The files of `imports/` as inputs of a release. A table whose mapping does not name the day on which it was taken is named with
 * the day on which it was written, which its observations carry: `imports/pupils.csv@2026-11-24`.
 */
export function importInputs({
  tables,
  mappings,
  unopened,
}: Imports): readonly (FileHash & { readonly name: string })[] {
  return [
    ...tables.map(({ name, writtenOn, sha256, bytes }) => {
      const isDated = namesRetrieved(mappings.get(mappingName(name)) ?? '');
      return { name: `imports/${name}${isDated ? '' : `@${writtenOn}`}`, sha256, bytes };
    }),
    ...[...mappings].map(([name, text]) => ({
      name: `imports/${name}`,
      sha256: hashBytes(text),
      bytes: Buffer.byteLength(text),
    })),
    ...unopened.map(({ at, message }) => ({ name: at, sha256: hashBytes(message), bytes: 0 })),
  ];
}

function mappingName(table: string): string {
  return stemOf(table) + mappingEnding;
}

function stemOf(name: string): string {
  return tableName.exec(name)?.[1] ?? name;
}

/**
 * Reads the tables of `imports/` and, among kept files, those of publishers of tables, each through its mapping:
 * `NAME.mapping.yaml` beside it, or the one that comes with the code for a file of that name. A table that was read
 * before, with the same mapping and plan, is not read again.
 *
 * Problems, of all files: those of `readMappingFile` and `stageTable`, `no-mapping`, `no-table` for a mapping without a
 * table, `nothing-for-plan`, `unreadable`, those of `RawStore.verify`.
 */
export async function stageTables(
  { imports, kept }: { readonly imports: Imports; readonly kept: readonly RawRecord[] },
  plan: { readonly indicators: readonly Indicator[]; readonly areas: readonly Area[] },
  rawStore: RawStore,
  dataFolder: string,
): Promise<Result<readonly StagedTable[]>> {
  const known = knownToPlan(plan);
  const found = [tablesOfPlan(imports, known), await keptTables(kept, known, rawStore)];
  const tables = found.flatMap((result) => (result.ok ? result.value : []));
  const problems = [...imports.unopened, ...found.flatMap((result) => (result.ok ? [] : result.problems))];
  const staged = await stageAll(tables, known, dataFolder);
  if (staged.ok && problems.length === 0) return staged;
  return failed([...problems, ...(staged.ok ? [] : staged.problems)]);
}

function tablesOfPlan({ tables, mappings }: Imports, known: KnownToPlan): Result<readonly MappedTable[]> {
  const wanted = new Set(tables.map(({ name }) => mappingName(name)));
  const orphans = [...mappings.keys()].filter((name) => !wanted.has(name)).map(withoutTable);
  const read = tables.map((table) => tableOfPlan(table, mappings.get(mappingName(table.name)), known));
  const problems = [...orphans, ...read.flatMap((result) => (result.ok ? [] : result.problems))];
  return problems.length > 0 ? failed(problems) : ok(read.flatMap((result) => (result.ok ? [result.value] : [])));
}

function tableOfPlan(
  { name, path, sha256, writtenOn }: ImportedTable,
  text: string | undefined,
  known: KnownToPlan,
): Result<MappedTable> {
  const mapping = text === undefined ? ownMapping(name, known) : readMappingFile(`imports/${mappingName(name)}`, text);
  if (!mapping.ok) return mapping;
  const retrieved = mapping.value.retrieved ?? writtenOn;
  return ok({ name: `imports/${name}`, path, sha256, mapping: mapping.value, retrieved });
}

function ownMapping(name: string, known: KnownToPlan): Result<TableMapping> {
  const mapping = builtInMapping(name);
  if (mapping) {
    const wanted = forPlan(mapping, known);
    return wanted.values.length > 0 ? ok(wanted) : failed([nothingForPlan(name, mapping)]);
  }
  const hint = `Write imports/${mappingName(name)}: \`ambitie source read FILE --draft-mapping\` drafts one.`;
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

/** The kept files of publishers of tables that have something for the plan; every one of them is verified. */
async function keptTables(
  kept: readonly RawRecord[],
  known: KnownToPlan,
  rawStore: RawStore,
): Promise<Result<readonly MappedTable[]>> {
  const tables: MappedTable[] = [];
  const problems: Problem[] = [];
  for (const record of kept) {
    const publisher = tablePublishers.find(({ id }) => id === record.source);
    if (!publisher) continue;
    problems.push(...(await rawStore.verify(record)));
    const whole = publisher.mapping(downloadName(record));
    const mapping = whole && forPlan(whole, known);
    if (mapping && mapping.values.length > 0) tables.push(keptTable(record, mapping, rawStore.pathOf(record)));
  }
  return problems.length > 0 ? failed(problems) : ok(tables);
}

function downloadName({ url, name, extension }: RawRecord): string {
  const last = basename(new URL(url, 'https://localhost').pathname);
  return last.includes('.') ? decodeURIComponent(last) : `${name}.${extension}`;
}

function keptTable(record: RawRecord, mapping: TableMapping, path: string): MappedTable {
  const { source, name, retrieved, sha256 } = record;
  return { name: `${source}/${name}@${retrieved}`, path, sha256, mapping, retrieved: retrieved.slice(0, 10) };
}

async function stageAll(
  tables: readonly MappedTable[],
  known: KnownToPlan,
  dataFolder: string,
): Promise<Result<readonly StagedTable[]>> {
  if (tables.length === 0) return ok([]);
  await mkdir(stagedFolder(dataFolder), { recursive: true });
  const reader = await openTableReader();
  try {
    const staged: StagedTable[] = [];
    const problems: Problem[] = [];
    for (const table of tables) {
      const result = await stageOne(reader, table, known, dataFolder);
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
  table: MappedTable,
  known: KnownToPlan,
  dataFolder: string,
): Promise<Result<StagedTable>> {
  const { name, path, mapping, retrieved } = table;
  const target = stagedPath(dataFolder, table, known);
  if (await isFile(target)) return ok({ name, path: target });
  try {
    const result = await reader.stage({ path, file: name }, mapping, known, retrieved, target);
    return result.ok ? ok({ name, path: target }) : result;
  } catch (error) {
    // Whatever a file holds that nobody thought of: it is told by its name, and keeps nothing from being served.
    return failed([unreadable(name, error)]);
  }
}

async function isFile(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isFile() && found.size > 0,
    () => false,
  );
}

export function stagedFolder(dataFolder: string): string {
  return join(dataFolder, 'staged');
}

/** Raised with every change after which the same table gives other observations. */
const readerVersion = 2;

/** Where a table is staged: named after the file, its mapping, what of the plan it is read with, and the reader. */
export function stagedPath(
  dataFolder: string,
  { mapping, retrieved, sha256 }: Omit<MappedTable, 'name' | 'path'>,
  known: KnownToPlan,
): string {
  const plan = { indicators: [...known.indicators], areas: [...known.areas], names: known.names };
  const key = hashBytes(JSON.stringify([readerVersion, mapping, plan, retrieved, sha256]));
  return join(stagedFolder(dataFolder), `${key.slice(0, 32)}.parquet`);
}
