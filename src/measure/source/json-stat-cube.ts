import { parsePeriod, type Period } from '../observation/period.ts';
import type { DatasetObservation } from './dataset-reading.ts';
import { eurostatPeriodHint, parseEurostatPeriod } from './eurostat-notation.ts';
import { fieldOf, isJsonObject, type JsonObject } from './json-text.ts';
import type { ProblemList } from './problem-list.ts';

/** The dimensions of a JSON-stat dataset: how many cells it has, and which place each row-major index stands for. */
export interface Cube {
  readonly cellCount: number;
  readonly placeOf: (index: number) => Pick<DatasetObservation, 'dimensions' | 'geo' | 'period'>;
}

/**
 * Reads `id`, `size` and `dimension`. An area or category that the publisher does not know leaves a dimension of
 * size 0: the answer is valid, holds nothing, and is refused with the name of that dimension.
 *
 * Problems at `file $.path`: `not-json-stat`, `no-cells`, `wrong-size`, `bad-period`.
 */
export function readCube(dataset: JsonObject, file: string, problems: ProblemList): Cube | undefined {
  const shape = readShape(dataset, file, problems);
  if (!shape) return undefined;
  const empty = shape.filter(({ size }) => size === 0).map(({ id }) => id);
  if (empty.length > 0 && !isOwnCube(dataset)) {
    const hint = 'A code in the request is unknown to the publisher, or has no data in the periods asked for.';
    problems.add('no-cells', `The answer holds no figures: nothing for ${empty.join(', ')}.`, `${file} $.size`, hint);
    return undefined;
  }
  const dimensions = shape.map((part) => readDimension(dataset, part, file, problems));
  const time = dimensions.findIndex(({ id }) => id === roleOf(dataset, 'time'));
  const geo = dimensions.findIndex(({ id }) => id === roleOf(dataset, 'geo'));
  if (time === -1 || geo === -1) {
    problems.add(
      'not-json-stat',
      'The dimensions "geo" and "time" are needed.',
      `${file} $.id`,
      'Fetch it by area and period.',
    );
  }
  const periods = readPeriods(dimensions[time], file, problems);
  return problems.isEmpty() ? buildCube(dimensions, geo, time, periods) : undefined;
}

/** Whether a dataset is one that this software exports, of one indicator: that may be empty, no code was unknown. */
export function isOwnCube(dataset: JsonObject): boolean {
  const [ids, sizes] = [fieldOf(dataset, 'id'), fieldOf(dataset, 'size')];
  return Array.isArray(ids) && Array.isArray(sizes) && ids[0] === 'indicator' && ids[1] === 'area' && sizes[0] === 1;
}

interface DimensionShape {
  readonly id: string;
  readonly size: number;
}

interface CubeDimension extends DimensionShape {
  readonly codes: readonly string[];
}

function readShape(dataset: JsonObject, file: string, problems: ProblemList): readonly DimensionShape[] | undefined {
  const ids = fieldOf(dataset, 'id');
  const sizes = fieldOf(dataset, 'size');
  const shape = Array.isArray(ids) && Array.isArray(sizes) && ids.length === sizes.length ? pairs(ids, sizes) : [];
  if (shape.length === 0 || new Set(shape.map(({ id }) => id)).size < shape.length) {
    const message = '"id" and "size" do not name the dimensions and their sizes.';
    problems.add('not-json-stat', message, `${file} $.id`, 'Fetch the file again, with format=JSON.');
    return undefined;
  }
  return shape;
}

function pairs(ids: readonly unknown[], sizes: readonly unknown[]): readonly DimensionShape[] {
  const shape = ids.map((id, index) => ({ id, size: sizes[index] }));
  const valid = shape.filter((part): part is DimensionShape => typeof part.id === 'string' && isCount(part.size));
  return valid.length === shape.length ? valid : [];
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}

/** The name of the dimension that plays a role; `geo` and `time` when the file does not say. */
function roleOf(dataset: JsonObject, role: 'geo' | 'time'): string {
  const named = fieldOf(fieldOf(dataset, 'role'), role);
  const first: unknown = Array.isArray(named) ? named[0] : undefined;
  return typeof first === 'string' ? first : role;
}

function readDimension(
  dataset: JsonObject,
  { id, size }: DimensionShape,
  file: string,
  problems: ProblemList,
): CubeDimension {
  const category = fieldOf(fieldOf(fieldOf(dataset, 'dimension'), id), 'category');
  const codes = readCodes(category);
  if (codes.length !== size || codes.includes('') || new Set(codes).size < codes.length) {
    const message = `Dimension "${id}" has ${codes.length} well-formed categories instead of ${size}.`;
    problems.add('wrong-size', message, `${file} $.dimension.${id}.category`, 'The file was altered: fetch it again.');
  }
  return { id, size, codes };
}

/** Codes in order, from an index list, an index object, or (one category only) from the labels. */
function readCodes(category: unknown): readonly string[] {
  const index = fieldOf(category, 'index');
  if (Array.isArray(index)) return index.filter((code) => typeof code === 'string');
  if (isJsonObject(index)) return codesByPosition(index);
  const label = fieldOf(category, 'label');
  return isJsonObject(label) ? Object.keys(label).slice(0, 1) : [];
}

function codesByPosition(index: JsonObject): readonly string[] {
  const ordered = Object.entries(index).toSorted(([, a], [, b]) => Number(a) - Number(b));
  return ordered.flatMap(([code, position], at) => (position === at ? [code] : []));
}

function readPeriods(dimension: CubeDimension | undefined, file: string, problems: ProblemList): readonly Period[] {
  return (dimension?.codes ?? []).flatMap((text) => {
    // Eurostat has no school years, our own files do.
    const period = parseEurostatPeriod(text) ?? parsePeriod(text);
    const at = `${file} $.dimension.${dimension?.id}.category.index`;
    if (!period) problems.add('bad-period', `"${text.slice(0, 40)}" is not a period.`, at, eurostatPeriodHint);
    return period ? [period] : [];
  });
}

function buildCube(dimensions: readonly CubeDimension[], geo: number, time: number, periods: readonly Period[]): Cube {
  const cellCount = dimensions.reduce((product, { size }) => product * size, 1);
  const known = new Map<string, Readonly<Record<string, string>>>();
  return {
    cellCount,
    placeOf: (index) => {
      const positions = positionsOf(index, dimensions);
      const codeAt = (at: number): string => dimensions[at]?.codes[positions[at] ?? -1] ?? '';
      const others = dimensions.flatMap(({ id }, at) =>
        at === geo || at === time ? [] : [[id.toLowerCase(), codeAt(at)] as const],
      );
      const key = others.map(([, code]) => code).join('|');
      const shared = known.get(key) ?? Object.fromEntries(others);
      known.set(key, shared);
      return { dimensions: shared, geo: codeAt(geo), period: periodAt(periods, positions[time]) };
    },
  };
}

function periodAt(periods: readonly Period[], position: number | undefined): Period {
  const period = periods[position ?? -1];
  if (period === undefined) throw new Error(`no period at position ${position}: the index was not checked`);
  return period;
}

/** Row-major: the last dimension runs fastest. */
function positionsOf(index: number, dimensions: readonly DimensionShape[]): readonly number[] {
  const positions: number[] = [];
  let rest = index;
  for (const { size } of dimensions.toReversed()) {
    positions.push(rest % size);
    rest = Math.floor(rest / size);
  }
  return positions.toReversed();
}
