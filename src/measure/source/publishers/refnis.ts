import { failed, ok, type Problem, type Result } from '../../../foundation/problem.ts';
import type { Area } from '../../area/area.ts';
import { readCsvTable } from '../csv-table.ts';
import { startProblemList, type ProblemList } from '../problem-list.ts';

const columns = [
  'LVL_REFNIS',
  'CD_REFNIS',
  'CD_SUP_REFNIS',
  'TX_REFNIS_FR',
  'TX_REFNIS_NL',
  'DT_VLDT_START',
  'DT_VLDT_END',
];

/** A municipality in the official list, with the days between which it exists (ISO dates, both included). */
export interface RefnisEntry {
  readonly code: string;
  readonly name: string;
  readonly validFrom: string;
  /** Absent while it exists. */
  readonly validTo?: string;
}

/** What holding the plan's areas against the official list gave. */
export interface RefnisComparison {
  readonly municipalities: number;
  readonly compared: number;
  /** Areas of the plan that the list does not have yet, or no longer as the plan has them. */
  readonly differences: readonly Problem[];
}

/**
 * Reads Statbel's list of municipalities (`TU_COM_REFNIS`): level 4 of four. Codes may lack their leading zero; the
 * last day 31/12/9999 means that it is still there.
 *
 * Problems: those of `readCsvTable`, `bad-code`, `bad-date`, `unknown-code` for a level, `duplicate-row`.
 */
export function readRefnis(text: string, file: string): Result<readonly RefnisEntry[]> {
  const table = readCsvTable(withCommas(text), file, columns);
  if (!table.ok) return table;
  const problems = startProblemList(file);
  const seen = new Set<string>();
  const entries = table.value.rows.flatMap(({ cells, line }) => {
    const cell = (name: string): string => (cells[table.value.columns.indexOf(name)] ?? '').trim();
    return entryOf(cell, `${file}:${line}`, seen, problems);
  });
  return problems.isEmpty() ? ok(entries) : failed(problems.list());
}

/** The list is published with pipes and with commas. */
function withCommas(text: string): string {
  if (!text.slice(0, 200).includes('|')) return text;
  const cells = (line: string): readonly string[] => line.split('|').map((cell) => `"${cell.replaceAll('"', '""')}"`);
  return text
    .split(/\r?\n/)
    .map((line) => (line === '' ? '' : cells(line).join(',')))
    .join('\n');
}

function entryOf(
  cell: (name: string) => string,
  at: string,
  seen: Set<string>,
  problems: ProblemList,
): readonly RefnisEntry[] {
  const level = cell('LVL_REFNIS');
  const code = cell('CD_REFNIS').padStart(5, '0');
  const from = isoDate(cell('DT_VLDT_START'));
  const to = isoDate(cell('DT_VLDT_END'));
  if (!/^[1-4]$/.test(level)) problems.add('unknown-code', `Unknown level "${level}".`, at, 'Levels are 1 to 4.');
  if (!/^\d{5}$/.test(code)) problems.add('bad-code', `"${code}" is no NIS code.`, at, 'A code has five figures.');
  if (!from || !to) problems.add('bad-date', 'A date is missing or wrong.', at, 'Write days as dd/mm/yyyy.');
  const key = `${level}|${code}|${from}`;
  if (seen.has(key)) problems.add('duplicate-row', `${code} stands here twice.`, at, 'Remove one of the two rows.');
  seen.add(key);
  if (level !== '4' || !from || !to) return [];
  const isOpen = to === '9999-12-31';
  return [{ code, name: cell('TX_REFNIS_NL'), validFrom: from, ...(isOpen ? {} : { validTo: to }) }];
}

function isoDate(text: string): string | undefined {
  const [, day, month, year] = /^(\d{2})\/(\d{2})\/(\d{4})$/.exec(text) ?? [];
  if (!day || !month || !year) return undefined;
  const date = `${year}-${month}-${day}`;
  return new Date(`${date}T00:00:00Z`).toJSON()?.slice(0, 10) === date ? date : undefined;
}

/** Holds the plan's municipalities against the official list: codes, names, and days on which they ended. */
export function compareWithRefnis(entries: readonly RefnisEntry[], areas: readonly Area[]): RefnisComparison {
  const byCode = Map.groupBy(entries, ({ code }) => code);
  const municipalities = areas.filter(({ kind }) => kind === 'municipality');
  const lastChange =
    entries
      .map(({ validFrom }) => validFrom)
      .toSorted()
      .at(-1) ?? '';
  return {
    municipalities: byCode.size,
    compared: municipalities.length,
    differences: municipalities.flatMap((area) => differencesOf(area, byCode.get(area.code) ?? [], lastChange)),
  };
}

function differencesOf(area: Area, entries: readonly RefnisEntry[], lastChange: string): readonly Problem[] {
  const at = `areas.csv (${area.code})`;
  const entry = entries.at(-1);
  if (!entry) {
    const hint = `The list knows of changes up to ${lastChange}. Take a newer one, or correct areas.csv.`;
    return [{ code: 'not-in-list', message: `${area.name.nl} (${area.code}) is not in the list.`, at, hint }];
  }
  const { name, validTo } = entry;
  const hint = `Correct areas.csv, unless the list is older than the change (it goes to ${lastChange}).`;
  return [
    ...(sameName(name, area.name.nl)
      ? []
      : [
          {
            code: 'other-name',
            message: `${area.code} is "${name}" in the list, "${area.name.nl}" in the plan.`,
            at,
            hint,
          },
        ]),
    ...(validTo === area.validTo
      ? []
      : [
          {
            code: 'other-dates',
            message: `${area.name.nl} (${area.code}) ends ${validTo ?? 'never'} in the list, ${area.validTo ?? 'never'} in the plan.`,
            at,
            hint,
          },
        ]),
  ];
}

/** Names are the same but for what stands between brackets: "Herstappe (Tongeren)". */
function sameName(one: string, other: string): boolean {
  const plain = (name: string): string => name.replace(/\s*\(.*\)$/, '').toLowerCase();
  return plain(one) === plain(other);
}
