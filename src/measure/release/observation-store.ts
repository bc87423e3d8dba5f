import { DuckDBInstance, type DuckDBConnection, type DuckDBResultReader, type DuckDBValue } from '@duckdb/node-api';
import { realpathSync } from 'node:fs';
import type { AreaCode } from '../area/area.ts';
import type {
  IndicatorId,
  Observation,
  ObservationName,
  ObsStatus,
  Provenance,
  UnitCode,
} from '../observation/observation.ts';
import { periodStart, type Period } from '../observation/period.ts';

/** Columns of every table and file of observations, in this order. `status` holds the statuses separated by spaces. */
export const observationColumns = `
  indicator VARCHAR, area VARCHAR, period VARCHAR, period_start DOUBLE, breakdown VARCHAR, value DOUBLE,
  unit VARCHAR, status VARCHAR, publisher VARCHAR, dataset VARCHAR, note VARCHAR, origin VARCHAR, retrieved VARCHAR`;

/** The columns that an observation is made of, in the order in which `toObservations` takes them. */
export const columnNames =
  'indicator, area, period, breakdown, value, unit, status, publisher, dataset, note, origin, retrieved';

/** The order in which observations stand in a release and come out of every question. */
export const observationOrder = 'indicator, breakdown, area, period_start, period';

/** Fewer rows in a group cost a question more, in opening the groups and their columns, than they save it in rows. */
const rowGroupSize = 122_880;

/** Writes a table or query of observations as one Parquet file, in order, on one thread: same rows, same bytes. */
export async function writeParquet(connection: DuckDBConnection, from: string, file: string): Promise<void> {
  await connection.run('SET threads = 1');
  await connection.run(
    `COPY (SELECT * FROM ${from} ORDER BY ${observationOrder})
     TO ${sqlText(file)} (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE ${rowGroupSize})`,
  );
}

/** A text as an SQL literal, for the places where DuckDB takes no parameter. */
export function sqlText(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** Writes observations as one Parquet file of the release's form. */
export async function writeObservations(file: string, observations: readonly Observation[]): Promise<void> {
  const instance = await DuckDBInstance.create(':memory:', { threads: '1' });
  const connection = await instance.connect();
  try {
    await connection.run(`CREATE TABLE observations (${observationColumns})`);
    await appendObservations(connection, 'observations', observations);
    await writeParquet(connection, 'observations', file);
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

/** Adds observations to a table with the columns of `observationColumns`. */
export async function appendObservations(
  connection: DuckDBConnection,
  table: string,
  observations: readonly Observation[],
): Promise<void> {
  const appender = await connection.createAppender(table);
  for (const observation of observations) {
    const { provenance } = observation;
    appender.appendVarchar(observation.indicator);
    appender.appendVarchar(observation.area);
    appender.appendVarchar(observation.period);
    appender.appendDouble(periodStart(observation.period));
    appender.appendVarchar(observation.breakdown);
    if (observation.value === null) appender.appendNull();
    else appender.appendDouble(observation.value);
    appender.appendVarchar(observation.unit);
    appender.appendVarchar(observation.status.join(' '));
    appender.appendVarchar(provenance.publisher);
    appender.appendVarchar(provenance.dataset);
    appender.appendVarchar(provenance.note);
    appender.appendVarchar(provenance.origin);
    appender.appendVarchar(provenance.retrieved);
    appender.endRow();
  }
  appender.closeSync();
}

/** Which observations are asked for; what is absent does not narrow the question. */
export interface ObservationQuery {
  readonly indicators?: readonly IndicatorId[];
  readonly areas?: readonly AreaCode[];
  /** The first and last period, both inclusive, by the moment they begin. */
  readonly from?: Period;
  readonly to?: Period;
  /** `['']` for totals only. */
  readonly breakdowns?: readonly string[];
  /** Leaves out what may not be passed on in files. */
  readonly reusable?: true;
}

/** What a release holds of one indicator and breakdown. */
export interface IndicatorContents {
  readonly indicator: IndicatorId;
  readonly breakdown: string;
  /** Areas and observations that have a value, and the periods they reach from and to. */
  readonly areas: number;
  readonly observations: number;
  readonly firstPeriod: Period;
  readonly lastPeriod: Period;
}

/** The latest period in which an area has a value of an indicator. */
export interface LatestPeriod {
  readonly indicator: IndicatorId;
  readonly area: AreaCode;
  readonly period: Period;
}

/** The observations of one release, read-only, always ordered by indicator, breakdown, area and period. */
export interface ObservationReader {
  readonly select: (query: ObservationQuery) => Promise<readonly Observation[]>;
  /** At most `size` observations after the named one in the same order: a page of a list without end. */
  readonly page: (
    query: ObservationQuery,
    after: ObservationName | undefined,
    size: number,
  ) => Promise<readonly Observation[]>;
  /** Every observation of the indicators, of the named areas only if given. */
  readonly ofIndicators: (ids: readonly IndicatorId[], areas?: readonly AreaCode[]) => Promise<readonly Observation[]>;
  /** What there is of each indicator and breakdown with at least one value; worked out once. */
  readonly contents: () => Promise<readonly IndicatorContents[]>;
  /** The latest period with a value of each indicator and area that the query is about, ordered by both. */
  readonly latestPeriods: (query: ObservationQuery) => Promise<readonly LatestPeriod[]>;
  readonly all: () => Promise<readonly Observation[]>;
  readonly close: () => void;
}

/** Questions that are answered side by side, each on one thread; more would only wait for the processor. */
const connectionCount = 4;

/**
 * Opens a release's Parquet file for reading. The database is locked down: it reaches no other file and its settings
 * can no longer be changed. A question reads only those parts of the file that its indicators stand in.
 *
 * `withheld` are files of observations that are shown but not passed on.
 */
export async function openObservations(file: string, ...withheld: readonly string[]): Promise<ObservationReader> {
  const paths = [file, ...withheld].map((each) => sqlText(realpathSync(each)));
  const instance = await DuckDBInstance.create(':memory:', { memory_limit: '400MB', threads: '1' });
  const connections = await Promise.all(Array.from({ length: connectionCount }, () => instance.connect()));
  const [first] = connections as [DuckDBConnection];
  await first.run(`SET allowed_paths = [${paths.join(', ')}]`);
  await first.run('SET parquet_metadata_cache = true');
  await first.run(`CREATE VIEW observations AS SELECT * FROM read_parquet([${paths.join(', ')}])`);
  await first.run(`CREATE VIEW reusable AS SELECT * FROM read_parquet(${paths[0]})`);
  for (const column of textColumns) await first.run(createCodes(column));
  await first.run('SET enable_external_access = false');
  await first.run('SET lock_configuration = true');
  let turn = 0;
  const ask: Ask = (sql, values) => {
    const connection = connections[turn++ % connections.length] as DuckDBConnection;
    return connection.runAndReadAll(sql, [...values]);
  };
  return readerOf(ask, () => {
    for (const connection of connections) connection.closeSync();
    instance.closeSync();
  });
}

const textColumns = columnNames.split(', ').filter((column) => column !== 'value');

/**
 * The texts of a column as a type, in the order of texts; with one text even when there are no rows. An answer then carries a number for each cell, and all cells
 * with the same text share one string: to read each cell's text anew would take longer than the question itself.
 */
function createCodes(column: string): string {
  const texts = `SELECT ${column} FROM observations UNION SELECT '' ORDER BY ${column}`;
  return `CREATE TYPE ${column}_code AS ENUM (${texts})`;
}

const codedColumns = columnNames
  .split(', ')
  .map((column) => (column === 'value' ? column : `CAST(${column} AS ${column}_code) AS ${column}`))
  .join(', ');

type Ask = (sql: string, values: readonly DuckDBValue[]) => Promise<DuckDBResultReader>;

function readerOf(ask: Ask, close: () => void): ObservationReader {
  const find = async (
    clauses: readonly Clause[],
    { reusable }: Pick<ObservationQuery, 'reusable'> = {},
    limit = '',
  ): Promise<readonly Observation[]> => {
    const where = clauses.length > 0 ? `WHERE ${clauses.map(({ sql }) => sql).join(' AND ')}` : '';
    const from = reusable ? 'reusable' : 'observations';
    const sql = `SELECT ${codedColumns} FROM ${from} ${where} ORDER BY ${observationOrder} ${limit}`;
    const values = clauses.flatMap((clause) => clause.values);
    return toObservations(await ask(sql, values));
  };
  const select = async (query: ObservationQuery): Promise<readonly Observation[]> =>
    asksNothing(query) ? [] : find(clausesOf(query), query);
  let contents: Promise<readonly IndicatorContents[]> | undefined;
  return {
    select,
    page: async (query, after, size) =>
      asksNothing(query) ? [] : find([...clausesOf(query), ...(after ? [later(after)] : [])], query, `LIMIT ${size}`),
    ofIndicators: (indicators, areas) => select({ indicators, ...(areas && { areas }) }),
    latestPeriods: async (query) => (asksNothing(query) ? [] : askLatest(ask, clausesOf(query))),
    contents: () => (contents ??= askContents(ask)),
    all: () => find([]),
    close,
  };
}

async function askLatest(ask: Ask, clauses: readonly Clause[]): Promise<readonly LatestPeriod[]> {
  const where = ['value IS NOT NULL', ...clauses.map(({ sql }) => sql)].join(' AND ');
  const answer = await ask(
    `SELECT indicator, area, arg_max(period, period_start) AS period
     FROM observations WHERE ${where} GROUP BY indicator, area ORDER BY indicator, area`,
    clauses.flatMap(({ values }) => values),
  );
  return answer.getRowObjectsJS() as unknown as readonly LatestPeriod[];
}

async function askContents(ask: Ask): Promise<readonly IndicatorContents[]> {
  return (await ask(contentsQuery, [])).getRowObjectsJS() as unknown as readonly IndicatorContents[];
}

const contentsQuery = `
  SELECT indicator, breakdown, CAST(count(DISTINCT area) AS INTEGER) AS areas, CAST(count(*) AS INTEGER) AS observations,
    arg_min(period, period_start) AS "firstPeriod", arg_max(period, period_start) AS "lastPeriod"
  FROM observations WHERE value IS NOT NULL GROUP BY indicator, breakdown ORDER BY indicator, breakdown`;

interface Clause {
  readonly sql: string;
  readonly values: readonly DuckDBValue[];
}

/** Whether a list of the query is empty, so that nothing can answer it. */
function asksNothing({ indicators, areas, breakdowns }: ObservationQuery): boolean {
  return [indicators, areas, breakdowns].some((list) => list?.length === 0);
}

function clausesOf({ indicators, areas, breakdowns, from, to }: ObservationQuery): readonly Clause[] {
  return [
    ...among('indicator', indicators),
    ...among('breakdown', breakdowns),
    ...among('area', areas),
    ...(from ? [{ sql: 'period_start >= ?', values: [periodStart(from)] }] : []),
    ...(to ? [{ sql: 'period_start <= ?', values: [periodStart(to)] }] : []),
  ];
}

function among(column: string, values: readonly string[] | undefined): readonly Clause[] {
  if (!values) return [];
  // One value as an equation lets DuckDB pass over the parts of the file that cannot hold it.
  if (values.length === 1) return [{ sql: `${column} = ?`, values }];
  return [{ sql: `${column} IN (${values.map(() => '?').join(', ')})`, values }];
}

/** What comes after an observation in `observationOrder`. */
function later({ indicator, breakdown, area, period }: ObservationName): Clause {
  return {
    sql: `indicator >= ? AND (${observationOrder}) > (?, ?, ?, ?, ?)`,
    values: [indicator, indicator, breakdown, area, periodStart(period), period],
  };
}

/** The columns of `columnNames`, each with one entry for every row. */
type Columns = readonly [
  indicator: readonly IndicatorId[],
  area: readonly AreaCode[],
  period: readonly Period[],
  breakdown: readonly string[],
  value: readonly (number | null)[],
  unit: readonly UnitCode[],
  status: readonly string[],
  publisher: readonly string[],
  dataset: readonly string[],
  note: readonly string[],
  origin: readonly ('published' | 'computed')[],
  retrieved: readonly string[],
];

/** Column by column, which is several times faster than row by row; rows of one provenance share it. */
export function toObservations(answer: DuckDBResultReader): readonly Observation[] {
  // An answer without rows has no columns either.
  if (answer.currentRowCount === 0) return [];
  const [indicator, area, period, breakdown, value, unit, status, publisher, dataset, note, origin, retrieved] =
    answer.getColumns() as unknown as Columns;
  const statusOf = remembered((text: string) => text.split(' ') as readonly ObsStatus[]);
  const provenanceOf = sharedProvenance();
  return indicator.map((id, row) => ({
    indicator: id,
    area: area[row]!,
    period: period[row]!,
    breakdown: breakdown[row]!,
    value: value[row]!,
    unit: unit[row]!,
    status: statusOf(status[row]!),
    provenance: provenanceOf(publisher[row]!, dataset[row]!, note[row]!, origin[row]!, retrieved[row]!),
  }));
}

function remembered<T>(make: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    const made = known.get(text) ?? make(text);
    known.set(text, made);
    return made;
  };
}

/** Gives rows of one provenance the same object; most rows have that of the row above. */
function sharedProvenance() {
  const known = new Map<string, Provenance>();
  let above: Provenance | undefined;
  return (
    publisher: string,
    dataset: string,
    note: string,
    origin: Provenance['origin'],
    retrieved: string,
  ): Provenance => {
    const isAsAbove =
      above?.note === note &&
      above.dataset === dataset &&
      above.publisher === publisher &&
      above.origin === origin &&
      above.retrieved === retrieved;
    if (above && isAsAbove) return above;
    const key = [publisher, dataset, note, origin, retrieved].join('|');
    above = known.get(key) ?? { publisher, dataset, note, origin, retrieved };
    known.set(key, above);
    return above;
  };
}
