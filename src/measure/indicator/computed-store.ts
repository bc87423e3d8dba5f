import type { DuckDBConnection } from '@duckdb/node-api';
import type { Geography } from '../area/geography.ts';
import { describeFormula } from './computed.ts';
import type { Indicator } from './indicator.ts';

/**
 * Makes the table `computed` of what follows from the counts in `published`: the count of a whole from the counts of
 * all its parts (a merged municipality from those it was made of, a region from its provinces), then indicators with a
 * formula, from counts of the same area, period and breakdown. Nothing published is ever replaced, and a rate is never
 * averaged: a whole's rate comes from the whole's counts. A missing part leaves the whole absent.
 *
 * Both tables have the columns of a release. Remarks of the parts go along; the note says what was done.
 */
export async function computeObservations(
  connection: DuckDBConnection,
  indicators: readonly Indicator[],
  geography: Geography,
): Promise<void> {
  await connection.run('CREATE TABLE computed AS SELECT * FROM published LIMIT 0');
  await connection.run('CREATE VIEW known AS SELECT * FROM published UNION ALL SELECT * FROM computed');
  await layOutFormulas(connection, indicators);
  await layOutParts(connection, indicators, geography);
  for (const level of wholesBySize.keys()) await connection.run(sumsOfParts, { level });
  // One at a time: what all of them need at once may not fit in memory.
  for (const { id } of indicators.filter(({ formula }) => formula))
    await connection.run(formulaResults, { result: id });
}

/** Small wholes first, so that a larger one can be added up from those that were added up themselves. */
const wholesBySize = ['municipality', 'group', 'province', 'region', 'country'] as const;

/** A way in which a whole can be added up; the lowest number is the preferred one. */
interface WayToAddUp {
  readonly level: number;
  readonly whole: string;
  readonly way: number;
  readonly members: readonly string[];
}

function waysToAddUp(geography: Geography): readonly WayToAddUp[] {
  return wholesBySize.flatMap((kind, level) =>
    geography
      .ofKind(kind)
      .flatMap(({ code }) => geography.partitions(code).map((members, way) => ({ level, whole: code, way, members }))),
  );
}

/** Fills the tables of what may be added up, and of which parts. */
async function layOutParts(
  connection: DuckDBConnection,
  indicators: readonly Indicator[],
  geography: Geography,
): Promise<void> {
  await connection.run('CREATE TABLE additive (indicator VARCHAR)');
  const additive = await connection.createAppender('additive');
  for (const { id } of indicators.filter((indicator) => indicator.additive)) {
    additive.appendVarchar(id);
    additive.endRow();
  }
  additive.closeSync();
  await connection.run(
    'CREATE TABLE parts (level INTEGER, whole VARCHAR, way INTEGER, size INTEGER, note VARCHAR, part VARCHAR)',
  );
  const parts = await connection.createAppender('parts');
  for (const { level, whole, way, members } of waysToAddUp(geography)) {
    for (const member of members) {
      parts.appendInteger(level);
      parts.appendVarchar(whole);
      parts.appendInteger(way);
      parts.appendInteger(members.length);
      parts.appendVarchar(`sum of ${members.join(' + ')}`);
      parts.appendVarchar(member);
      parts.endRow();
    }
  }
  parts.closeSync();
}

/** Counts of a formula: how often above the line, how often below, and what the result is. */
async function layOutFormulas(connection: DuckDBConnection, indicators: readonly Indicator[]): Promise<void> {
  await connection.run(`CREATE TABLE formula_parts (
    result VARCHAR, unit VARCHAR, scale DOUBLE, note VARCHAR, size INTEGER, part VARCHAR, above INTEGER, below INTEGER)`);
  const appender = await connection.createAppender('formula_parts');
  for (const { id, unit, formula } of indicators) {
    if (!formula) continue;
    const parts = new Set([...formula.numerator, ...formula.denominator]);
    for (const part of parts) {
      appender.appendVarchar(id);
      appender.appendVarchar(unit);
      appender.appendDouble(formula.scale);
      appender.appendVarchar(describeFormula(formula));
      appender.appendInteger(parts.size);
      appender.appendVarchar(part);
      appender.appendInteger(formula.numerator.filter((each) => each === part).length);
      appender.appendInteger(formula.denominator.filter((each) => each === part).length);
      appender.endRow();
    }
  }
  appender.closeSync();
}

/** The remarks of several observations together, in order; A stands alone. */
const joinedStatus = `coalesce(nullif(array_to_string(list_sort(list_filter(
  list_distinct(flatten(list(string_split(status, ' ')))), lambda remark : remark <> 'A')), ' '), ''), 'A')`;

const joinedProvenance = `
  array_to_string(list_sort(list_distinct(list(publisher))), '; ') AS publisher,
  array_to_string(list_sort(list_distinct(list(dataset))), '; ') AS dataset,
  'computed' AS origin, max(retrieved) AS retrieved`;

/** Counts are added as decimals of six places: exact, so that the order in which they come does not matter. */
const exact = (count: string): string => `sum(CAST(${count} AS DECIMAL(28, 6)))`;

// Parts of the same status and provenance are added first, so that the lists of remarks stay short.
const sumsOfParts = `
  INSERT INTO computed BY NAME
  SELECT * EXCLUDE (way, size, found) FROM (
    SELECT indicator, area, period, any_value(period_start) AS period_start, breakdown, way,
      CAST(sum(value) AS DOUBLE) AS value, any_value(unit) AS unit, ${joinedStatus} AS status, any_value(note) AS note,
      ${joinedProvenance}, any_value(size) AS size, sum(found) AS found
    FROM (
      SELECT indicator, whole AS area, period, any_value(period_start) AS period_start, breakdown, way,
        ${exact('value')} AS value, any_value(unit) AS unit, status, publisher, dataset,
        any_value(parts.note) AS note, max(retrieved) AS retrieved, any_value(size) AS size, count(*) AS found
      FROM known JOIN parts ON known.area = part AND level = $level SEMI JOIN additive USING (indicator)
      WHERE value IS NOT NULL
      GROUP BY indicator, whole, period, breakdown, way, status, publisher, dataset
    )
    GROUP BY indicator, area, period, breakdown, way
  )
  ANTI JOIN (
    SELECT indicator, area, period, breakdown FROM known
    WHERE area IN (SELECT whole FROM parts WHERE level = $level) AND indicator IN (FROM additive)
  ) USING (indicator, area, period, breakdown)
  WHERE found = size
  QUALIFY row_number() OVER (PARTITION BY indicator, area, period, breakdown ORDER BY way) = 1`;

const formulaResults = `
  INSERT INTO computed BY NAME
  SELECT * EXCLUDE (size, found, scale, below) REPLACE (scale * value / below AS value) FROM (
    SELECT result AS indicator, area, period, any_value(period_start) AS period_start, breakdown,
      CAST(${exact('value * above')} AS DOUBLE) AS value, CAST(${exact('value * below')} AS DOUBLE) AS below,
      any_value(scale) AS scale, any_value(formula_parts.unit) AS unit, ${joinedStatus} AS status,
      any_value(formula_parts.note) AS note, ${joinedProvenance}, any_value(size) AS size, count(*) AS found
    FROM known JOIN formula_parts ON indicator = part AND result = $result
    WHERE value IS NOT NULL AND indicator IN (SELECT part FROM formula_parts WHERE result = $result)
    GROUP BY result, area, period, breakdown
  )
  ANTI JOIN (
    SELECT indicator, area, period, breakdown FROM known WHERE indicator = $result
  ) USING (indicator, area, period, breakdown)
  WHERE found = size AND below <> 0`;
