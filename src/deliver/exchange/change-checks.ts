import type { MessageArguments } from '../../foundation/message.ts';
import { isFixedName } from '../project/project-address.ts';
import type { Changes, CurrentTables } from './table-changes.ts';
import { keyOf, layout, parents, tableNames, type Row, type TableName } from './layout.ts';
import type { Day } from '../project/project.ts';
import type { CellProblemCode } from './texts.ts';
import { columnsInEveryLocale } from '../../foundation/locale.ts';

/** Tells what is wrong at a row, of one of its columns when that is known. */
type Report = (code: CellProblemCode, row: Row, args?: MessageArguments, column?: string) => void;

/**
 * Checks what holds between rows: a part belongs to something that is there, numbers run on, days come in their order,
 * partners exist, and what was approved stays as it is. `isInFile` tells rows of the file from rows already there.
 */
export function checkTables(
  changes: Changes,
  current: CurrentTables,
  report: Report,
  isInFile: (row: Row) => boolean,
  today: Day,
): void {
  const rows = (table: TableName): readonly Row[] => changes.get(table)?.after ?? [];
  for (const table of tableNames) {
    checkParents(table, rows, current, report, isInFile);
    checkNumbers(table, rows(table), report, isInFile);
  }
  for (const row of rows('projects')) if (isInFile(row)) checkProject(row, report, today);
  for (const row of changes.get('projects')?.added ?? []) checkAddress(row, report);
  for (const row of rows('indicators')) if (isInFile(row)) checkBaseline(row, report);
  for (const row of rows('periods')) {
    if (isInFile(row) && row['end']! < row['start']!) report('wrong-order', row, {}, 'end');
  }
  checkOrganisations(rows('organisations'), current, report);
  checkPartners(rows('partners'), rows('organisations'), current, report);
  checkLocked(changes, current, report);
}

type RowsOf = (table: TableName) => readonly Row[];

function checkParents(
  table: TableName,
  rows: RowsOf,
  current: CurrentTables,
  report: Report,
  isInFile: (row: Row) => boolean,
): void {
  if (table === 'organisations' || table === 'projects') return;
  const parent = parents[table] ?? 'projects';
  const known = new Set(
    [...rows(parent), ...(parent === 'projects' ? (current.tables.projects ?? []) : [])].map((row) =>
      keyOf(parent, row),
    ),
  );
  for (const row of rows(table)) {
    if (!isInFile(row) || known.has(keyOf(parent, row))) continue;
    report(parent === 'projects' ? 'unknown-project' : 'unknown-parent', row, {
      project: row['project'] ?? '',
      table: parent,
    });
  }
}

/** Rows that have a number of their own count 1, 2, 3 within their project or result. */
function checkNumbers(table: TableName, rows: readonly Row[], report: Report, isInFile: (row: Row) => boolean): void {
  const column = layout[table].findLast(({ key }) => key);
  if (column?.kind !== 'number') return;
  const groups = Map.groupBy(rows, (row) =>
    JSON.stringify([row['project'], column.name === 'indicator' && row['result']]),
  );
  for (const group of groups.values()) {
    const numbers = new Set(group.map((row) => Number(row[column.name])));
    const missing = Array.from({ length: numbers.size }, (_, at) => at + 1).find((number) => !numbers.has(number));
    const after = group.find((row) => isInFile(row) && Number(row[column.name]) > (missing ?? Infinity));
    if (after && missing) report('missing-number', after, { number: missing }, column.name);
  }
}

/** A project under the name of another page would never be seen. */
function checkAddress(row: Row, report: Report): void {
  const { project: value = '' } = row;
  if (isFixedName(value)) report('fixed-name', row, { value }, 'project');
}

function checkProject(row: Row, report: Report, today: Day): void {
  const titles = columnsInEveryLocale('title');
  if (titles.every((column) => !row[column])) report('missing-title', row, {}, titles[0]);
  for (const [from, to] of [['planned_start', 'planned_end'] as const, ['actual_start', 'actual_end'] as const]) {
    if (row[from] && row[to] && row[to] < row[from]) report('wrong-order', row, {}, to);
  }
  for (const column of ['actual_start', 'actual_end', 'labelled_on', 'published_at']) {
    const day = row[column]?.slice(0, 10) ?? '';
    if (day > today) report('still-to-come', row, { value: day }, column);
  }
  // Only a project with the label has a day for it, and is public.
  for (const column of ['labelled_on', 'published_at']) {
    if (row[column] && row['stage'] !== 'labelled') report('no-label', row, { column }, column);
  }
  if (Boolean(row['stopped_on']) !== Boolean(row['stopped_reason'])) {
    report('half-stopped', row, {}, row['stopped_on'] ? 'stopped_reason' : 'stopped_on');
  }
}

function checkBaseline(row: Row, report: Report): void {
  if ((row['baseline_value'] || row['baseline_comment']) && !row['baseline_year']) {
    report('baseline-without-year', row, {}, 'baseline_year');
  }
}

function checkOrganisations(rows: readonly Row[], current: CurrentTables, report: Report): void {
  const taken = new Map(
    [...current.organisations].flatMap(([slug, { enterpriseNumber }]) =>
      enterpriseNumber ? [[enterpriseNumber, slug]] : [],
    ),
  );
  for (const row of rows) {
    const { organisation: slug = '', enterprise_number: number = '' } = row;
    if (current.organisations.has(slug) || !number) continue;
    const other = taken.get(number);
    if (other !== undefined && other !== slug)
      report('taken-enterprise', row, { value: number, other }, 'enterprise_number');
    taken.set(number, slug);
  }
}

function checkPartners(
  rows: readonly Row[],
  organisations: readonly Row[],
  current: CurrentTables,
  report: Report,
): void {
  const known = new Set([...current.organisations.keys(), ...organisations.map((row) => row['organisation'])]);
  for (const [, group] of Map.groupBy(rows, (row) => row['project'])) {
    const seen = new Set<string>();
    let leads = 0;
    for (const row of group) {
      const { organisation = '', role } = row;
      if (organisation && !known.has(organisation)) {
        report('unknown-organisation', row, { value: organisation }, 'organisation');
      }
      if (seen.has(organisation)) report('partner-twice', row, { value: organisation }, 'organisation');
      seen.add(organisation);
      if (role === 'lead' && (leads += 1) > 1) report('second-lead', row, {}, 'role');
    }
  }
}

const lockedStates = ['approved', 'locked'];

/** What was approved or locked changes only after a programme manager opened it again. */
function checkLocked(changes: Changes, current: CurrentTables, report: Report): void {
  const locked = new Set(
    (current.tables.periods ?? [])
      .filter(({ state = '' }) => lockedStates.includes(state))
      .map((row) => keyOf('periods', row)),
  );
  for (const table of ['periods', 'parts'] as const) {
    const { added = [], changed = [], removed = [] } = changes.get(table) ?? {};
    const touched = [...added, ...changed.map(({ after }) => after), ...removed];
    for (const row of touched) {
      if (!locked.has(keyOf('periods', row))) continue;
      const { project = '', result = '', indicator = '', start = '', end = '' } = row;
      report('locked-period', row, { project, result, indicator, start, end });
    }
  }
}
