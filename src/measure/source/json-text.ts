import { failed, ok, type Problem, type Result } from '../../foundation/problem.ts';
import { inspectText } from './file-text.ts';
import { startProblemList, type ProblemList } from './problem-list.ts';

/** A JSON object whose fields have not been checked yet. */
export type JsonObject = Readonly<Record<string, unknown>>;

/**
 * Parses JSON text strictly: a name that occurs twice in one object is refused, since one of its values would be lost.
 *
 * Problems at `file:line:column`: those of `inspectText`, `broken-json`, `duplicate-name`.
 */
export function parseJson(text: string, file: string): Result<unknown> {
  const inspected = inspectText(text, file);
  if (!inspected.ok) return inspected;
  const problems = startProblemList(file);
  let value: unknown;
  try {
    value = JSON.parse(inspected.value);
  } catch {
    return failed([brokenJson(inspected.value, file)]);
  }
  findDuplicateNames(inspected.value, file, problems);
  return problems.isEmpty() ? ok(value) : failed(problems.list());
}

export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A field of an object, its own ones only; `undefined` when it is absent. */
export function fieldOf(object: unknown, name: string): unknown {
  return isJsonObject(object) && Object.hasOwn(object, name) ? object[name] : undefined;
}

/** A field that holds text or a number, as text; `''` when it is absent or something else. */
export function textField(object: unknown, name: string): string {
  const field = fieldOf(object, name);
  return typeof field === 'string' || typeof field === 'number' ? String(field) : '';
}

function brokenJson(text: string, file: string): Problem {
  const position = brokenPosition(text);
  const isCutOff = position >= text.trimEnd().length;
  return {
    code: 'broken-json',
    message: isCutOff ? 'The JSON text stops before its end.' : 'The text is not valid JSON.',
    at: `${file}:${placeAt(text, position)}`,
    hint: isCutOff ? 'The file was cut off: fetch it again.' : 'Fetch the file again, or mend it at this place.',
  };
}

/** The parser does not always say where it stops; the shortest beginning that cannot be continued does. */
function brokenPosition(text: string): number {
  let [sound, broken] = [0, text.length + 1];
  while (broken - sound > 1) {
    const middle = Math.floor((sound + broken) / 2);
    if (canContinue(text.slice(0, middle))) sound = middle;
    else broken = middle;
  }
  return Math.min(sound, text.length);
}

function canContinue(beginning: string): boolean {
  try {
    JSON.parse(beginning);
    return true;
  } catch (error) {
    const reason = error instanceof Error ? error.message : '';
    const stated = /at position (\d+)/.exec(reason)?.[1];
    return /^(Unexpected end|Unterminated)/.test(reason) || Number(stated ?? -1) >= beginning.length;
  }
}

function placeAt(text: string, position: number): string {
  const before = text.slice(0, position).split('\n');
  return `${before.length}:${(before.at(-1)?.length ?? 0) + 1}`;
}

/** Looks at names only; the text is known to be valid JSON. */
function findDuplicateNames(text: string, file: string, problems: ProblemList): void {
  const open: (Set<string> | undefined)[] = [];
  let mayBeName = false;
  for (const { 0: token, index } of text.matchAll(/"(?:[^"\\]|\\.)*"|[{}[\],]/g)) {
    const names = open.at(-1);
    if (token === '{' || token === '[') open.push(token === '{' ? new Set() : undefined);
    else if (token === '}' || token === ']') open.pop();
    else if (token !== ',' && mayBeName && names)
      addName(names, token, () => `${file}:${placeAt(text, index)}`, problems);
    mayBeName = token === '{' || token === ',';
  }
}

function addName(names: Set<string>, token: string, at: () => string, problems: ProblemList): void {
  if (names.has(token)) {
    problems.add('duplicate-name', `${token.slice(0, 80)} occurs twice in one object.`, at(), 'Fetch the file again.');
  }
  names.add(token);
}
