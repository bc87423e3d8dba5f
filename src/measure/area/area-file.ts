import { readCsv, type CsvRow } from '../../foundation/csv-file.ts';
import { isDay } from '../../foundation/plain-day.ts';
import { readPlainNumber } from '../../foundation/plain-number.ts';
import { failed, ok, type Problem, type Result } from '../../foundation/problem.ts';
import { repeatedReferences, unknownReferences, type Reference } from '../../foundation/reference.ts';
import { areaKinds, type Area, type AreaCode, type AreaKind } from './area.ts';

const columns = [
  'code',
  'kind',
  'name_nl',
  'name_en',
  'name_fr',
  'valid_from',
  'valid_to',
  'successor',
  'parent',
  'groups',
  'group_set',
  'longitude',
  'latitude',
  'tile_column',
  'tile_row',
] as const;

type Row = CsvRow<(typeof columns)[number]>;

/**
 * Reads `areas.csv`: one area a row, groups separated by spaces, empty cells where something does not apply. Checks
 * every cell, and that successors, parents and groups exist and lead nowhere in a circle.
 */
export function readAreaFile(text: string): Result<readonly Area[]> {
  const rows = readCsv('areas.csv', text, { columns, key: ['code'] });
  if (!rows.ok) return rows;
  const problems = [...rows.value.flatMap(checkCells), ...checkReferences(rows.value), ...checkTiles(rows.value)];
  if (problems.length > 0) return failed(problems);
  const circles = checkCircles(rows.value);
  return circles.length > 0 ? failed(circles) : ok(rows.value.map(toArea));
}

function toArea({ cells }: Row): Area {
  return {
    code: cells.code as AreaCode,
    kind: cells.kind as AreaKind,
    name: { nl: cells.name_nl, en: cells.name_en, fr: cells.name_fr },
    groups: groupsOf(cells) as readonly AreaCode[],
    ...(cells.valid_from && { validFrom: cells.valid_from }),
    ...(cells.valid_to && { validTo: cells.valid_to }),
    ...(cells.successor && { successor: cells.successor as AreaCode }),
    ...(cells.parent && { parent: cells.parent as AreaCode }),
    ...(cells.group_set && { groupSet: cells.group_set }),
    ...(cells.longitude && { centroid: [Number(cells.longitude), Number(cells.latitude)] as const }),
    ...(cells.tile_column && { tile: [Number(cells.tile_column), Number(cells.tile_row)] as const }),
  };
}

function groupsOf(cells: Row['cells']): readonly string[] {
  return cells.groups.split(/\s+/).filter(Boolean);
}

/** What a cell has to look like; empty cells are judged by `required` and `pairs`. */
const cellRules: readonly (readonly [keyof Row['cells'], (cell: string) => boolean, string])[] = [
  ['kind', (cell) => (areaKinds as readonly string[]).includes(cell), `Write one of: ${areaKinds.join(', ')}.`],
  ['valid_from', isDay, 'Write a date like 2025-01-01.'],
  ['valid_to', isDay, 'Write a date like 2024-12-31.'],
  ['longitude', (cell) => isNumber(cell, 180), 'Write degrees with a decimal point, like 5.338.'],
  ['latitude', (cell) => isNumber(cell, 90), 'Write degrees with a decimal point, like 50.93.'],
  ['tile_column', isCount, 'Write a whole number from 0.'],
  ['tile_row', isCount, 'Write a whole number from 0.'],
];

const required = ['code', 'kind', 'name_nl', 'name_en', 'name_fr'] as const;

const pairs = [
  ['longitude', 'latitude'],
  ['tile_column', 'tile_row'],
] as const;

function checkCells({ at, cells }: Row): readonly Problem[] {
  const empty = required.filter((column) => cells[column] === '');
  const wrong = cellRules.filter(([column, isRight]) => cells[column] !== '' && !isRight(cells[column]));
  const halves = pairs.filter(([one, other]) => (cells[one] === '') !== (cells[other] === ''));
  return [
    ...empty.map((column) => problem('empty-cell', `"${column}" is empty.`, at, `Fill in ${column}.`)),
    ...wrong.map(([column, , hint]) => problem('wrong-cell', `"${column}" cannot be "${cells[column]}".`, at, hint)),
    ...halves.map(([one, other]) =>
      problem('half-pair', `Only one of "${one}" and "${other}" is given.`, at, 'Give both, or neither.'),
    ),
    ...checkMeaning(at, cells),
  ];
}

function checkMeaning(at: string, cells: Row['cells']): readonly Problem[] {
  const problems: Problem[] = [];
  if (cells.valid_from && cells.valid_to && cells.valid_from > cells.valid_to) {
    problems.push(problem('wrong-dates', `${cells.code} ends before it begins.`, at, 'Swap valid_from and valid_to.'));
  }
  if (cells.successor && !cells.valid_to) {
    const hint = 'Give its last day as valid_to, or remove the successor.';
    problems.push(problem('successor-too-soon', `${cells.code} has a successor but no last day.`, at, hint));
  }
  if (cells.kind === 'group' && cells.parent) {
    const hint = 'Leave parent empty: a group is made of the municipalities that name it under groups.';
    problems.push(problem('parent-of-group', `The group ${cells.code} has a parent.`, at, hint));
  }
  if (cells.kind !== 'group' && cells.group_set) {
    const hint = 'Leave group_set empty, or make it a group.';
    problems.push(problem('set-of-no-group', `${cells.code} is in a set of groups but is no group.`, at, hint));
  }
  return problems;
}

function checkReferences(rows: readonly Row[]): readonly Problem[] {
  const named = (column: 'successor' | 'parent'): readonly Reference[] =>
    rows.filter(({ cells }) => cells[column]).map(({ at, cells }) => ({ name: cells[column], at }));
  const groups = rows.flatMap(({ at, cells }) => groupsOf(cells).map((name) => ({ name, at })));
  const codes = rows.map(({ cells }) => cells.code);
  const groupCodes = rows.filter(({ cells }) => cells.kind === 'group').map(({ cells }) => cells.code);
  return [
    ...unknownReferences('area', [...named('successor'), ...named('parent')], codes),
    ...unknownReferences('group', groups, groupCodes),
  ];
}

function checkTiles(rows: readonly Row[]): readonly Problem[] {
  const tiles = rows
    .filter(({ cells }) => cells.tile_column)
    .map(({ at, cells }) => ({ name: `${cells.tile_column},${cells.tile_row}`, at }));
  return repeatedReferences('tile', tiles);
}

function checkCircles(rows: readonly Row[]): readonly Problem[] {
  const byCode = new Map(rows.map((row) => [row.cells.code, row]));
  return (['successor', 'parent'] as const).flatMap((column) =>
    rows
      .filter((row) => leadsBack(row, column, byCode))
      .map(({ at, cells }) =>
        problem(
          'circle',
          `The ${column} of ${cells.code} leads back to itself.`,
          at,
          `Correct one ${column} on the way.`,
        ),
      ),
  );
}

function leadsBack(start: Row, column: 'successor' | 'parent', byCode: ReadonlyMap<string, Row>): boolean {
  const seen = new Set<string>();
  let code = start.cells[column];
  while (code && !seen.has(code)) {
    seen.add(code);
    code = byCode.get(code)?.cells[column] ?? '';
  }
  return seen.has(start.cells.code);
}

function isNumber(cell: string, most: number): boolean {
  return Math.abs(readPlainNumber(cell) ?? Infinity) <= most;
}

function isCount(cell: string): boolean {
  return /^\d+$/.test(cell);
}

function problem(code: string, message: string, at: string, hint: string): Problem {
  return { code, message, at, hint };
}
