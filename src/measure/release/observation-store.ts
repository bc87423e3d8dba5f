import { DuckDBInstance, type DuckDBConnection, type DuckDBValue } from '@duckdb/node-api';
import type { AreaCode } from '../area/area.ts';
import type { IndicatorId, Observation, ObsStatus, UnitCode } from '../observation/observation.ts';
import { periodStart, type Period } from '../observation/period.ts';

const columns = `
  indicator VARCHAR, area VARCHAR, period VARCHAR, period_start DOUBLE, breakdown VARCHAR, value DOUBLE,
  unit VARCHAR, status VARCHAR, publisher VARCHAR, dataset VARCHAR, note VARCHAR, origin VARCHAR, retrieved VARCHAR`;

/**
 * Writes observations as one Parquet file, ordered by indicator, area, period and breakdown. One thread, so that the
 * same observations give the same bytes.
 */
export async function writeObservations(file: string, observations: readonly Observation[]): Promise<void> {
  const instance = await DuckDBInstance.create(':memory:', { threads: '1' });
  const connection = await instance.connect();
  try {
    await connection.run(`CREATE TABLE observations (${columns})`);
    await append(connection, observations);
    await connection.run(
      `COPY (SELECT * FROM observations ORDER BY indicator, area, period_start, period, breakdown)
       TO '${file.replaceAll("'", "''")}' (FORMAT parquet, COMPRESSION zstd)`,
    );
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

async function append(connection: DuckDBConnection, observations: readonly Observation[]): Promise<void> {
  const appender = await connection.createAppender('observations');
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

/** The observations of one release, read-only. */
export interface ObservationReader {
  /** Every observation of the indicators, ordered by indicator, area and period; of the named areas only, if given. */
  readonly ofIndicators: (ids: readonly IndicatorId[], areas?: readonly AreaCode[]) => Promise<readonly Observation[]>;
  readonly all: () => Promise<readonly Observation[]>;
  readonly close: () => void;
}

/**
 * Opens a release's Parquet file for reading. The database is locked down once the file is in: it reaches no other
 * file and its settings can no longer be changed.
 */
export async function openObservations(file: string): Promise<ObservationReader> {
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  await connection.run('CREATE TABLE observations AS SELECT * FROM read_parquet($file)', { file });
  await connection.run('SET enable_external_access = false');
  await connection.run('SET lock_configuration = true');
  const select = async (where: string, values: readonly DuckDBValue[]): Promise<readonly Observation[]> => {
    const order = 'ORDER BY indicator, area, period_start, period, breakdown';
    const result = await connection.runAndReadAll(`SELECT * FROM observations ${where} ${order}`, [...values]);
    return result.getRowObjectsJS().map((row) => toObservation(row as unknown as Row));
  };
  return {
    ofIndicators: (ids, areas) => {
      if (ids.length === 0 || areas?.length === 0) return Promise.resolve([]);
      const among = (values: readonly string[]): string => values.map(() => '?').join(', ');
      const where = `WHERE indicator IN (${among(ids)})${areas ? ` AND area IN (${among(areas)})` : ''}`;
      return select(where, [...ids, ...(areas ?? [])]);
    },
    all: () => select('', []),
    close: () => {
      connection.closeSync();
      instance.closeSync();
    },
  };
}

interface Row {
  readonly indicator: IndicatorId;
  readonly area: AreaCode;
  readonly period: Period;
  readonly breakdown: string;
  readonly value: number | null;
  readonly unit: UnitCode;
  readonly status: string;
  readonly publisher: string;
  readonly dataset: string;
  readonly note: string;
  readonly origin: 'published' | 'computed';
  readonly retrieved: string;
}

function toObservation(row: Row): Observation {
  const { indicator, area, period, breakdown, value, unit, publisher, dataset, note, origin, retrieved } = row;
  const status = row.status.split(' ') as readonly ObsStatus[];
  return {
    indicator,
    area,
    period,
    breakdown,
    value,
    unit,
    status,
    provenance: { publisher, dataset, note, origin, retrieved },
  };
}
