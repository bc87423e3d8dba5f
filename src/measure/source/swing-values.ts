import { failed, ok, type Result } from '../../foundation/problem.ts';
import type { Area } from '../area/area.ts';
import type { Indicator } from '../indicator/indicator.ts';
import type { Observation, ObsStatus } from '../observation/observation.ts';
import { parsePeriod, type Period } from '../observation/period.ts';
import { checkedValue } from './checked-value.ts';
import { futurePeriod, isInFuture } from './future-period.ts';
import { fieldOf, isJsonObject, parseJson, textField } from './json-text.ts';
import { startProblemList, type ProblemList } from './problem-list.ts';

/** What a Swing file is read as: the indicator it gives, the plan's areas, and the ISO day on which it was had. */
export interface SwingReading {
  readonly indicator: Indicator;
  readonly areas: readonly Area[];
  readonly variable: string;
  readonly retrieved: string;
}

/** What the codes that Swing writes in the place of a value mean (Swing documentation; formats.md). */
const missingCodes: Readonly<Record<string, ObsStatus>> = {
  '-99996': 'O',
  '-99997': 'Q',
  '-99998': 'M',
  '-99999': 'O',
};

/** Places that stand for "elsewhere" or "unknown" and are no areas. */
const placesOutside = new Set(['99991', '99992', '99999']);

/**
 * Reads what `fetchSwing` kept: values per area (`ExternalCode`, `ValueString`) under their period. Places that are not
 * the plan's are passed over.
 *
 * Problems at `file $.path`: those of `parseJson` and `checkedValue`, `not-swing`, `other-variable`, `bad-period`,
 * `future-period`, `no-code`, `duplicate-cell`, `no-cells`.
 */
export function readSwing(text: string, file: string, reading: SwingReading): Result<readonly Observation[]> {
  const parsed = parseJson(text, file);
  if (!parsed.ok) return parsed;
  const problems = startProblemList(file);
  const periods = fieldOf(parsed.value, 'periods');
  if (!isJsonObject(periods)) {
    problems.add('not-swing', 'The file holds no values by period.', `${file} $.periods`, 'Fetch it again.');
  }
  const stated = textField(parsed.value, 'variable');
  if (stated !== reading.variable) {
    const message = `The file holds "${stated.slice(0, 80)}", not ${reading.variable}.`;
    problems.add('other-variable', message, `${file} $.variable`, 'Check that it is the right file.');
  }
  const observations = Object.entries(isJsonObject(periods) ? periods : {}).flatMap(([period, pages]) =>
    readPeriod(period, pages, `${file} $.periods.${period.slice(0, 40)}`, reading, problems),
  );
  if (problems.isEmpty() && observations.length === 0) {
    const hint = 'Check the level of areas in the series of the indicator.';
    problems.add('no-cells', 'The file holds no value for an area of the plan.', file, hint);
  }
  return problems.isEmpty() ? ok(observations) : failed(problems.list());
}

function readPeriod(
  written: string,
  pages: unknown,
  at: string,
  reading: SwingReading,
  problems: ProblemList,
): readonly Observation[] {
  const period = parsePeriod(written);
  if (!period)
    problems.add('bad-period', `"${written.slice(0, 40)}" is not a period.`, at, 'Expected a year like 2024.');
  if (period && isInFuture(period, reading.retrieved)) {
    const { code, message, hint } = futurePeriod(period, at);
    problems.add(code, message, at, hint);
  }
  const rows = valuesOf(pages, at, problems);
  const known = new Map(reading.areas.map((area) => [area.code as string, area]));
  const seen = new Set<string>();
  return rows.flatMap(({ row, at: place }) => {
    const code = textField(row, 'ExternalCode');
    if (code === '') problems.add('no-code', 'The value has no ExternalCode.', place, 'Fetch the file again.');
    const area = placesOutside.has(code) ? undefined : known.get(code);
    if (!area || !period) return [];
    if (seen.has(code))
      problems.add('duplicate-cell', `A second value for ${code}, ${written}.`, place, 'Fetch again.');
    seen.add(code);
    return readValue(row, area, period, reading, place, problems);
  });
}

function valuesOf(
  pages: unknown,
  at: string,
  problems: ProblemList,
): readonly { readonly row: unknown; readonly at: string }[] {
  const list: readonly unknown[] = Array.isArray(pages) ? pages : [undefined];
  return list.flatMap((page, pageNumber) => {
    const rows = fieldOf(page, 'value');
    if (!Array.isArray(rows)) {
      problems.add('not-swing', 'The answer has no list of values.', `${at}[${pageNumber}].value`, 'Fetch it again.');
      return [];
    }
    return rows.map((row: unknown, index) => ({ row, at: `${at}[${pageNumber}].value[${index}]` }));
  });
}

function readValue(
  row: unknown,
  { code: area }: Area,
  period: Period,
  { indicator, variable, retrieved }: SwingReading,
  at: string,
  problems: ProblemList,
): readonly Observation[] {
  const field = fieldOf(row, 'ValueString');
  if (field !== null && typeof field !== 'string' && typeof field !== 'number') {
    problems.add('bad-number', 'The value has no ValueString.', at, 'Fetch the file again.');
    return [];
  }
  const written = String(field ?? '').trim();
  const missing = written === '' ? 'O' : missingCodes[written.replace(/[.,]0+$/, '')];
  const value = missing ? null : checkedValue(written, indicator.unit, at, problems);
  if (value === undefined) return [];
  const { id, unit } = indicator;
  const provenance = { publisher, dataset: variable, note: '', origin: 'published', retrieved } as const;
  return [{ indicator: id, area, period, breakdown: '', value, unit, status: [missing ?? ('A' as const)], provenance }];
}

const publisher = 'Provincies in Cijfers';
