import { DuckDBInstance, type DuckDBConnection, type DuckDBValue } from '@duckdb/node-api';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AreaCode } from '../area/area.ts';
import type { IndicatorId, ObservationName, UnitCode } from '../observation/observation.ts';
import type { Period } from '../observation/period.ts';
import {
  shownRevisions,
  sumCounts,
  type IndicatorChange,
  type ObservationDiff,
  type ReleaseComparison,
  type Remark,
  type Revision,
} from './diff.ts';
import { sqlText } from './observation-store.ts';

/** Two files of observations held against each other. */
export interface FileComparison {
  /** Counts per indicator, and per indicator in each of the areas. */
  readonly summary: (areas: readonly AreaCode[]) => Promise<ReleaseComparison>;
  /** Every change by name; its size is that of the change. */
  readonly everything: () => Promise<ObservationDiff>;
  /** Every revision in the order of the release, a batch at a time. */
  readonly revisions: () => AsyncIterable<readonly Revision[]>;
  readonly close: () => void;
}

/**
 * Compares the Parquet files of observations of two releases inside DuckDB, so that neither has to fit in memory as objects. Only
 * indicators whose rows differ at all are joined. A value counts as revised when it differs by more than a billionth
 * of itself: less than that is the rounding of a computer, not a publisher's revision.
 *
 * Each side may be several files. `before` is absent for a first release: then everything is new.
 */
export async function compareFiles(
  before: readonly string[] | undefined,
  after: readonly string[],
): Promise<FileComparison> {
  const limits = { memory_limit: '600MB', threads: '2', temp_directory: join(tmpdir(), 'ambitie-compare') };
  const instance = await DuckDBInstance.create(':memory:', limits);
  const connection = await instance.connect();
  const close = (): void => {
    connection.closeSync();
    instance.closeSync();
  };
  try {
    await openFiles(connection, 'later', after);
    if (before === undefined) await connection.run(everythingIsNew);
    else {
      await openFiles(connection, 'earlier', before);
      await collectChanges(connection);
    }
  } catch (error) {
    close();
    throw error;
  }
  return {
    summary: (areas) => summaryOf(connection, areas),
    everything: () => everythingOf(connection),
    revisions: () => revisionsOf(connection),
    close,
  };
}

async function openFiles(
  connection: DuckDBConnection,
  name: 'earlier' | 'later',
  files: readonly string[],
): Promise<void> {
  await connection.run(`CREATE VIEW ${name} AS SELECT * FROM read_parquet([${files.map(sqlText).join(', ')}])`);
}

/** A first release, as changes: nothing is copied, however large it is. */
const everythingIsNew = `
  CREATE VIEW changes AS SELECT 'added' AS kind, indicator, area, period, period_start, breakdown, unit,
    NULL::DOUBLE AS was, value AS now, '' AS was_remark, concat_ws(' ', status, nullif(note, '')) AS now_remark
  FROM later;
  CREATE VIEW earlier AS SELECT * FROM later WHERE false`;

async function collectChanges(connection: DuckDBConnection): Promise<void> {
  await connection.run(`CREATE TABLE changes (kind VARCHAR, indicator VARCHAR, area VARCHAR, period VARCHAR,
    period_start DOUBLE, breakdown VARCHAR, unit VARCHAR, was DOUBLE, now DOUBLE, was_remark VARCHAR, now_remark VARCHAR)`);
  for (const { indicator } of await ask<{ readonly indicator: string }>(connection, differingIndicators)) {
    await connection.run(insertChanges, { indicator });
  }
}

const fingerprint = `indicator, count(*) AS amount,
  bit_xor(hash(area, period, breakdown, value, status, note)) AS print`;

const differingIndicators = `
  SELECT coalesce(a.indicator, b.indicator) AS indicator
  FROM (SELECT ${fingerprint} FROM earlier GROUP BY indicator) a
  FULL JOIN (SELECT ${fingerprint} FROM later GROUP BY indicator) b ON a.indicator = b.indicator
  WHERE a.amount IS DISTINCT FROM b.amount OR a.print IS DISTINCT FROM b.print
  ORDER BY 1`;

const insertChanges = `
  INSERT INTO changes
  SELECT CASE WHEN a.area IS NULL THEN 'added' WHEN b.area IS NULL THEN 'removed'
      WHEN a.value IS NULL AND b.value IS NULL OR abs(a.value - b.value) <= 1e-9 * greatest(abs(a.value), abs(b.value))
      THEN 'remarked' ELSE 'revised' END AS kind,
    coalesce(b.indicator, a.indicator), coalesce(b.area, a.area), coalesce(b.period, a.period),
    coalesce(b.period_start, a.period_start), coalesce(b.breakdown, a.breakdown), coalesce(b.unit, a.unit),
    a.value, b.value, concat_ws(' ', a.status, nullif(a.note, '')), concat_ws(' ', b.status, nullif(b.note, ''))
  FROM (SELECT * FROM earlier WHERE indicator = $indicator) a
  FULL JOIN (SELECT * FROM later WHERE indicator = $indicator) b
    ON a.area = b.area AND a.period = b.period AND a.breakdown = b.breakdown
  WHERE a.area IS NULL OR b.area IS NULL OR a.value IS DISTINCT FROM b.value
    OR a.status <> b.status OR a.note <> b.note`;

const inOrder = 'ORDER BY indicator, breakdown, area, period_start, period';

interface ChangeRow {
  readonly indicator: IndicatorId;
  readonly area: AreaCode;
  readonly period: Period;
  readonly breakdown: string;
  readonly was: number | null;
  readonly now: number | null;
  readonly was_remark: string;
  readonly now_remark: string;
}

interface SummaryRow {
  readonly indicator: IndicatorId;
  readonly area?: AreaCode;
  readonly unit: UnitCode;
  readonly added: number;
  readonly removed: number;
  readonly revised: number;
  readonly remarked: number;
  readonly isFirst: boolean;
  readonly firstPeriod: Period | null;
  readonly lastPeriod: Period | null;
  readonly periods: number;
  readonly largest: Omit<ChangeRow, 'was_remark' | 'now_remark'> | null;
}

/** Changes counted over `groups`; `known` says of which of those groups the earlier release had figures. */
function summaryQuery(groups: 'indicator' | 'indicator, area', where = ''): string {
  return `
    SELECT ${groups}, any_value(unit) AS unit,
      CAST(count(*) FILTER (kind = 'added') AS INTEGER) AS added,
      CAST(count(*) FILTER (kind = 'removed') AS INTEGER) AS removed,
      CAST(count(*) FILTER (kind = 'revised') AS INTEGER) AS revised,
      CAST(count(*) FILTER (kind = 'remarked') AS INTEGER) AS remarked,
      (${groups}) NOT IN (SELECT (${groups}) FROM known) AS "isFirst",
      arg_min(period, period_start) FILTER (kind = 'added') AS "firstPeriod",
      arg_max(period, period_start) FILTER (kind = 'added') AS "lastPeriod",
      CAST(count(DISTINCT period) FILTER (kind = 'added') AS INTEGER) AS periods,
      arg_max(struct_pack(indicator := indicator, area := area, period := period, breakdown := breakdown, was := was,
        now := now), abs(now - was)) FILTER (kind = 'revised') AS largest
    FROM changes ${where} GROUP BY ${groups} ORDER BY ${groups}`;
}

async function summaryOf(connection: DuckDBConnection, areas: readonly AreaCode[]): Promise<ReleaseComparison> {
  await connection.run(`CREATE OR REPLACE TEMP TABLE known AS
    SELECT DISTINCT indicator, area FROM earlier WHERE indicator IN (SELECT DISTINCT indicator FROM changes)`);
  const indicators = (await ask<SummaryRow>(connection, summaryQuery('indicator'))).map(toChange);
  const within = `WHERE area IN (${areas.map(() => '?').join(', ')})`;
  const local =
    areas.length > 0 ? await ask<SummaryRow>(connection, summaryQuery('indicator, area', within), areas) : [];
  const largest = await ask<ChangeRow>(
    connection,
    `SELECT * FROM changes WHERE kind = 'revised'
     QUALIFY row_number() OVER (PARTITION BY indicator ORDER BY abs(now - was) DESC NULLS LAST, breakdown, area,
       period_start DESC) <= ${shownRevisions}
     ORDER BY indicator, abs(now - was) DESC NULLS LAST, breakdown, area, period_start DESC`,
  );
  return { counts: sumCounts(indicators), indicators, areas: local.map(toChange), revisions: largest.map(toRevision) };
}

function toChange(row: SummaryRow): IndicatorChange {
  const { indicator, area, unit, added, removed, revised, remarked, isFirst, firstPeriod, lastPeriod, largest } = row;
  const by = largest ? toRevision(largest).by : undefined;
  return {
    indicator,
    ...(area !== undefined && { area }),
    unit,
    added,
    removed,
    revised,
    remarked,
    isFirst,
    ...(firstPeriod && lastPeriod && { addedPeriods: { first: firstPeriod, last: lastPeriod, count: row.periods } }),
    ...(largest && by !== undefined && { largest: { ...toRevision(largest), by } }),
  };
}

async function everythingOf(connection: DuckDBConnection): Promise<ObservationDiff> {
  const ofKind = (kind: string): Promise<readonly ChangeRow[]> =>
    ask<ChangeRow>(connection, `SELECT * FROM changes WHERE kind = ? ${inOrder}`, [kind]);
  return {
    added: (await ofKind('added')).map(nameOf),
    removed: (await ofKind('removed')).map(nameOf),
    revised: (await ofKind('revised')).map(toRevision),
    remarked: (await ofKind('remarked')).map(toRemark),
  };
}

async function* revisionsOf(connection: DuckDBConnection): AsyncIterable<readonly Revision[]> {
  const result = await connection.stream(`SELECT * FROM changes WHERE kind = 'revised' ${inOrder}`);
  for await (const rows of result.yieldRowObjectJs()) yield (rows as unknown as readonly ChangeRow[]).map(toRevision);
}

function nameOf({ indicator, area, period, breakdown }: ObservationName): ObservationName {
  return { indicator, area, period, breakdown };
}

function toRevision(row: Omit<ChangeRow, 'was_remark' | 'now_remark'>): Revision {
  // Twelve digits are more than any publisher gives, and leave the noise of binary fractions out.
  const by = row.was !== null && row.now !== null ? Number((row.now - row.was).toPrecision(12)) : undefined;
  return { ...nameOf(row), from: row.was, to: row.now, ...(by !== undefined && { by }) };
}

function toRemark(row: ChangeRow): Remark {
  return { ...nameOf(row), from: row.was_remark, to: row.now_remark };
}

async function ask<Row>(
  connection: DuckDBConnection,
  sql: string,
  values: readonly DuckDBValue[] = [],
): Promise<readonly Row[]> {
  return (await connection.runAndReadAll(sql, [...values])).getRowObjectsJS() as unknown as readonly Row[];
}
