import type { Problem } from '../../foundation/problem.ts';
import { finishReading, refused, type DatasetReading, type FileOrigin, type PlacedCell } from './dataset-reading.ts';
import { readCell, type WrittenCell } from './eurostat-notation.ts';
import { readCube, type Cube } from './json-stat-cube.ts';
import { fieldOf, isJsonObject, parseJson, textField, type JsonObject } from './json-text.ts';
import { startProblemList, type ProblemList } from './problem-list.ts';

/**
 * Reads a JSON-stat 2.0 dataset as Eurostat's statistics API answers it: `value` and `status` sparse objects or
 * arrays by row-major index. Answers that are no figures are refused with what the publisher says.
 *
 * Problems at `file $.path`: those of `parseJson`, `readCube` and `readCell`, `publisher-error`, `too-large` (413),
 * `not-json-stat`, `other-dataset`, `bad-index`, and those of `finishReading`.
 */
export function readJsonStat(text: string, origin: FileOrigin): DatasetReading {
  const parsed = parseJson(text, origin.file);
  if (!parsed.ok) return refused(origin.dataset, parsed.problems);
  const answered = publisherProblems(parsed.value, origin.file);
  if (answered.length > 0) return refused(origin.dataset, answered);
  const problems = startProblemList(origin.file);
  if (!isJsonObject(parsed.value)) {
    problems.add(
      'not-json-stat',
      'The file is not a JSON-stat dataset.',
      `${origin.file} $`,
      'Fetch it with format=JSON.',
    );
    return refused(origin.dataset, problems.list());
  }
  checkIdentity(parsed.value, origin, problems);
  const cube = readCube(parsed.value, origin.file, problems);
  if (!cube) return refused(origin.dataset, problems.list());
  const cells = readCells(parsed.value, cube, origin.file, problems);
  return finishReading(origin, updateDate(parsed.value), cells, problems);
}

/**
 * What a Eurostat answer says instead of giving figures: `error` entries, or a `warning` that the extraction is too
 * large to be answered at once. Empty when it says nothing of the kind.
 */
export function publisherProblems(answer: unknown, file: string): readonly Problem[] {
  const warnings = asList(fieldOf(answer, 'warning'));
  const errors = asList(fieldOf(answer, 'error'));
  return [...warnings.filter((entry) => Number(fieldOf(entry, 'status')) === 413), ...errors].map((entry) =>
    publisherProblem(entry, file),
  );
}

function publisherProblem(entry: unknown, file: string): Problem {
  const status = Number(fieldOf(entry, 'status'));
  const said = textField(entry, 'label').slice(0, 300) || 'no reason given';
  if (status === 413) {
    const hint = 'Ask for fewer areas, a later first period or fewer categories.';
    return { code: 'too-large', message: `The publisher finds the request too large: ${said}.`, at: `${file} $`, hint };
  }
  const hint = 'Check the dataset and the codes in the request against the publisher’s list.';
  return { code: 'publisher-error', message: `The publisher answered: ${said}.`, at: `${file} $.error`, hint };
}

function asList(value: unknown): readonly unknown[] {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? value : [value];
}

function checkIdentity(dataset: JsonObject, origin: FileOrigin, problems: ProblemList): void {
  if (fieldOf(dataset, 'class') !== undefined && fieldOf(dataset, 'class') !== 'dataset') {
    const at = `${origin.file} $.class`;
    problems.add('not-json-stat', 'The JSON-stat response is not of class "dataset".', at, 'Fetch one dataset.');
  }
  const id = fieldOf(fieldOf(dataset, 'extension'), 'id');
  if (typeof id === 'string' && id.toLowerCase() !== origin.dataset) {
    const message = `The file holds ${id.toLowerCase()}, not ${origin.dataset}.`;
    problems.add('other-dataset', message, `${origin.file} $.extension.id`, 'Check that it is the right file.');
  }
}

/** ISO date of the last update: `updated`, or the annotation that Eurostat adds. */
function updateDate(dataset: JsonObject): string | undefined {
  const annotations = asList(fieldOf(fieldOf(dataset, 'extension'), 'annotation'));
  const annotation = annotations.find((entry) => fieldOf(entry, 'type') === 'UPDATE_DATA');
  const text = fieldOf(dataset, 'updated') ?? fieldOf(annotation, 'date');
  return typeof text === 'string' ? /^\d{4}-\d{2}-\d{2}/.exec(text)?.[0] : undefined;
}

/**
 * The cells of a dataset that have a value or a status, each with its place.
 *
 * Problems at `file $.path`: `not-json-stat`, `bad-index`, and those of `readCell`.
 */
export function readCells(dataset: JsonObject, cube: Cube, file: string, problems: ProblemList): readonly PlacedCell[] {
  const values = readIndexed(dataset, 'value', cube, file, problems);
  const statuses = readIndexed(dataset, 'status', cube, file, problems);
  const indices = new Set([...values.keys(), ...statuses.keys()]);
  return [...indices].flatMap((index) => {
    const written = writtenCell(index, values.get(index) ?? null, statuses.get(index) ?? null, file, problems);
    const at = `${file} $.value[${index}]`;
    const content = written && readCell(written, at, problems);
    return content ? [{ at, cell: { ...cube.placeOf(index), ...content } }] : [];
  });
}

function writtenCell(
  index: number,
  value: unknown,
  flags: unknown,
  file: string,
  problems: ProblemList,
): WrittenCell | undefined {
  if (value !== null && typeof value !== 'number') {
    const message = `${JSON.stringify(value).slice(0, 40)} is not a number.`;
    problems.add('bad-number', message, `${file} $.value[${index}]`, 'Values are JSON numbers or null.');
    return undefined;
  }
  if (flags !== null && typeof flags !== 'string') {
    problems.add('unknown-flag', 'The flag is not a text.', `${file} $.status[${index}]`, 'Flags are letters.');
    return undefined;
  }
  return { value, flags: flags ?? '' };
}

/** The entries of `value` or `status` by row-major index, from an object, an array, or one status for all. */
function readIndexed(
  dataset: JsonObject,
  name: 'value' | 'status',
  cube: Cube,
  file: string,
  problems: ProblemList,
): ReadonlyMap<number, unknown> {
  const held = fieldOf(dataset, name);
  const at = `${file} $.${name}`;
  if (held === undefined || held === null) return noEntries(name, at, problems);
  if (typeof held === 'string' && name === 'status') {
    return new Map([...readIndexed(dataset, 'value', cube, file, problems).keys()].map((index) => [index, held]));
  }
  if (Array.isArray(held) && held.length !== cube.cellCount) {
    const message = `${held.length} entries for ${cube.cellCount} cells.`;
    problems.add('bad-index', message, at, 'The file was cut off or altered: fetch it again.');
    return new Map();
  }
  if (!Array.isArray(held) && !isJsonObject(held)) {
    problems.add('not-json-stat', `"${name}" is neither a list nor an object.`, at, 'Fetch the file again.');
    return new Map();
  }
  const entries = Object.entries(held).filter(([key]) => isCellIndex(key, cube, at, problems));
  return new Map(entries.map(([key, entry]) => [Number(key), entry]));
}

function noEntries(name: 'value' | 'status', at: string, problems: ProblemList): ReadonlyMap<number, unknown> {
  if (name === 'value') problems.add('not-json-stat', '"value" is missing.', at, 'Fetch the file again.');
  return new Map();
}

function isCellIndex(key: string, cube: Cube, at: string, problems: ProblemList): boolean {
  if (/^(0|[1-9]\d{0,14})$/.test(key) && Number(key) < cube.cellCount) return true;
  const message = `"${key.slice(0, 40)}" is not the index of one of the ${cube.cellCount} cells.`;
  problems.add('bad-index', message, at, 'The file was altered: fetch it again.');
  return false;
}
