import { failed, ok, type Problem, type Result } from '../../foundation/problem.ts';
import type { AreaCode } from '../area/area.ts';
import { totalCode, unitCodes, type IndicatorId, type Observation } from '../observation/observation.ts';
import type { KnownNames } from './figures.ts';
import { isOwnCube, readCube } from './json-stat-cube.ts';
import { readCells } from './json-stat.ts';
import { fieldOf, isJsonObject, parseJson, type JsonObject } from './json-text.ts';
import { startProblemList } from './problem-list.ts';

/** Whether a text is what this software itself exports as JSON-stat: a dataset of one indicator. */
export function isOwnJsonStat(text: string): boolean {
  if (!text.trimStart().startsWith('{')) return false;
  const parsed = parseJson(text, '');
  return parsed.ok && isJsonObject(parsed.value) && isOwnCube(parsed.value);
}

/**
 * Reads JSON-stat as `toJsonStat` writes it, an indicator without figures included: the same observations, in the order
 * of the cube. Who published each does not stand in it: provenance is empty.
 *
 * Problems at `file $.path`: those of `parseJson`, `readCube` and `readCells`, `unknown-indicator`, `unknown-area`,
 * `unknown-unit`.
 */
export function readOwnJsonStat(text: string, file: string, known: KnownNames): Result<readonly Observation[]> {
  const parsed = parseJson(text, file);
  if (!parsed.ok) return parsed;
  const dataset = parsed.value as JsonObject;
  const problems = startProblemList(file);
  const cube = readCube(dataset, file, problems);
  const cells = cube ? readCells(dataset, cube, file, problems) : [];
  if (!problems.isEmpty()) return failed(problems.list());
  const category = fieldOf(fieldOf(fieldOf(dataset, 'dimension'), 'indicator'), 'category');
  const [id = ''] = Object.keys(fieldOf(category, 'label') ?? {});
  const written = fieldOf(fieldOf(fieldOf(category, 'unit'), id), 'label');
  const unit = unitCodes.find((code) => code === written);
  const unknown = unknownNames({ id, unit, areas: cells.map(({ cell }) => cell.geo) }, file, known);
  if (unknown.length > 0 || !unit) return failed(unknown);
  return ok(
    cells.map(({ cell: { dimensions, geo, period, value, status } }) => {
      const part = dimensions['breakdown'] ?? '';
      const breakdown = part === totalCode ? '' : part;
      const provenance = { publisher: '', dataset: '', note: '', origin: 'published', retrieved: '' } as const;
      const name = { indicator: id as IndicatorId, area: geo as AreaCode, period, breakdown };
      return { ...name, value, unit, status, provenance };
    }),
  );
}

interface Named {
  readonly id: string;
  readonly unit: string | undefined;
  readonly areas: readonly string[];
}

function unknownNames({ id, unit, areas }: Named, file: string, known: KnownNames): readonly Problem[] {
  const at = `${file} $.dimension`;
  const unknown = [...new Set(areas)].filter((area) => !known.areas.has(area));
  const isUnit = unit !== undefined && (known.units?.get(id) ?? unit) === unit;
  return [
    ...(known.indicators.has(id) ? [] : [problem('unknown-indicator', `Unknown indicator "${id}".`, at)]),
    ...(isUnit ? [] : [problem('unknown-unit', 'The unit is not that of the indicator.', at)]),
    ...unknown.map((area) => problem('unknown-area', `Unknown area "${area}".`, at)),
  ];
}

function problem(code: string, message: string, at: string): Problem {
  return { code, message, at, hint: 'Use what the plan defines.' };
}
