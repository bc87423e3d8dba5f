import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api';
import { mkdir, rm } from 'node:fs/promises';
import type { Geography } from '../area/geography.ts';
import { computeObservations } from '../indicator/computed-store.ts';
import type { Indicator } from '../indicator/indicator.ts';
import type { IndicatorId, Observation } from '../observation/observation.ts';
import {
  appendObservations,
  columnNames,
  observationColumns,
  observationOrder,
  sqlText,
  toObservations,
  writeParquet,
} from './observation-store.ts';

/** Published observations of one origin: in memory, or as a Parquet file of the release's form. */
export type Layer = { readonly observations: readonly Observation[] } | { readonly parquet: string };

/** One dataset of one publisher as it is used in a release. */
export interface CatalogueEntry {
  readonly publisher: string;
  readonly dataset: string;
  readonly indicators: readonly string[];
  readonly observations: number;
  readonly firstPeriod: string;
  readonly lastPeriod: string;
  readonly retrieved: string;
}

/** The observations of a release that is being put together. */
export interface Workbench {
  readonly counts: { readonly published: number; readonly computed: number };
  /** Totals of the indicators, those a verdict rests on. */
  readonly totalsOf: (indicators: readonly IndicatorId[]) => Promise<readonly Observation[]>;
  readonly catalogue: () => Promise<readonly CatalogueEntry[]>;
  /** Publishers as they stand with the observations, those of what was computed joined. */
  readonly publishers: () => Promise<readonly string[]>;
  /** Writes the observations of those publishers, or of all others, as one file. */
  readonly write: (
    file: string,
    publishers: { readonly without: readonly string[] } | readonly string[],
  ) => Promise<void>;
}

/** Room for what does not fit in memory goes to disk, so that a build stays within 1 GB whatever its size. */
const memoryLimit = '350MB';

/**
 * Joins layers of published observations, adds what follows from them, and lends the result. Where layers have the
 * same cell the first layer wins, except that a cell that is merely not available (O) never takes away a value of a
 * later layer; one that the publisher suppressed or withdrew (Q, M) does. `folder` holds what does not fit in memory.
 *
 * Each layer must have every cell once: readers refuse a file that has one twice.
 */
export async function withWorkbench<T>(
  folder: string,
  layers: readonly Layer[],
  plan: { readonly indicators: readonly Indicator[]; readonly geography: Geography },
  use: (workbench: Workbench) => Promise<T>,
): Promise<T> {
  await mkdir(folder, { recursive: true });
  const instance = await DuckDBInstance.create(':memory:', {
    memory_limit: memoryLimit,
    threads: '2',
    temp_directory: folder,
    preserve_insertion_order: 'false',
  });
  const connection = await instance.connect();
  try {
    await layOut(connection, layers);
    await computeObservations(connection, plan.indicators, plan.geography);
    await connection.run(
      'CREATE VIEW observations AS SELECT * FROM published UNION ALL BY NAME SELECT * FROM computed',
    );
    return await use(await lend(connection));
  } finally {
    connection.closeSync();
    instance.closeSync();
    await rm(folder, { recursive: true, force: true });
  }
}

const storedColumns = `${columnNames}, period_start`;

const cell = 'indicator, area, period, breakdown';

async function layOut(connection: DuckDBConnection, layers: readonly Layer[]): Promise<void> {
  for (const [index, layer] of layers.entries()) await addLayer(connection, `layer_${index}`, layer);
  const union = layers.map((_, index) => `SELECT ${storedColumns}, ${index} AS layer FROM layer_${index}`);
  await connection.run(`CREATE VIEW layered AS ${union.join(' UNION ALL ')}`);
  await connection.run(`
    CREATE TABLE shared AS SELECT indicator FROM (SELECT DISTINCT layer, indicator FROM layered)
    GROUP BY indicator HAVING count(*) > 1`);
  await connection.run(`
    CREATE TABLE yielding AS SELECT ${cell}, layer FROM layered SEMI JOIN shared USING (indicator)
    QUALIFY row_number() OVER (
      PARTITION BY ${cell} ORDER BY value IS NULL AND contains(status, 'O'), layer
    ) > 1`);
  await connection.run(`
    CREATE VIEW published AS SELECT ${storedColumns} FROM layered ANTI JOIN yielding USING (${cell}, layer)`);
}

async function addLayer(connection: DuckDBConnection, name: string, layer: Layer): Promise<void> {
  if ('parquet' in layer) {
    await connection.run(`CREATE VIEW ${name} AS SELECT * FROM read_parquet(${sqlText(layer.parquet)})`);
    return;
  }
  await connection.run(`CREATE TABLE ${name} (${observationColumns})`);
  await appendObservations(connection, name, layer.observations);
}

async function lend(connection: DuckDBConnection): Promise<Workbench> {
  const ask = async <T>(sql: string): Promise<readonly T[]> =>
    (await connection.runAndReadAll(sql)).getRowObjectsJS() as unknown as readonly T[];
  const [counts] = await ask<Workbench['counts']>(`
    SELECT CAST((SELECT count(*) FROM published) AS INTEGER) AS published,
      CAST((SELECT count(*) FROM computed) AS INTEGER) AS computed`);
  return {
    counts: counts as Workbench['counts'],
    totalsOf: async (indicators) => {
      if (indicators.length === 0) return [];
      const among = indicators.map(() => '?').join(', ');
      const sql = `SELECT ${columnNames} FROM observations
        WHERE breakdown = '' AND indicator IN (${among}) ORDER BY ${observationOrder}`;
      return toObservations(await connection.runAndReadAll(sql, [...indicators]));
    },
    catalogue: () => ask<CatalogueEntry>(catalogueQuery),
    publishers: async () => {
      const rows = await ask<{ readonly publisher: string }>(publishersQuery);
      return rows.map(({ publisher }) => publisher);
    },
    write: (file, chosen) => writeParquet(connection, chosenRows(chosen), file),
  };
}

const publishersQuery = 'SELECT DISTINCT publisher FROM observations ORDER BY publisher';

function chosenRows(chosen: Parameters<Workbench['write']>[1]): string {
  const [names, not] = 'without' in chosen ? [chosen.without, 'NOT '] : [chosen, ''];
  if (names.length === 0) return 'observations';
  return `(FROM observations WHERE publisher ${not}IN (${names.map(sqlText).join(', ')}))`;
}

const catalogueQuery = `
  SELECT publisher, dataset, list_sort(list_distinct(list(indicator))) AS indicators,
    CAST(count(*) AS INTEGER) AS observations, min(period) AS "firstPeriod", max(period) AS "lastPeriod",
    max(retrieved) AS retrieved
  FROM published GROUP BY publisher, dataset ORDER BY publisher, dataset`;
