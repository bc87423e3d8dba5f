import { isAlias, isMap, isNode, isScalar, isSeq, LineCounter, parseDocument, type Document, type Node } from 'yaml';
import { z } from 'zod';
import { nearestName } from './nearest-name.ts';
import { failed, ok, type Problem, type Result } from './problem.ts';

/** Keys and list positions that lead to a place in a file: `['commitments', 0, 'kpis']`. */
export type YamlPath = readonly (string | number)[];

/** A text in a schema; ids and periods like `10` and `2017` may stand without quotes. */
export const yamlText = z.preprocess((input) => (typeof input === 'number' ? String(input) : input), z.string());

/** The contents of a YAML file, with the means to tell where something stands in it. */
export interface YamlFile<T> {
  readonly value: T;
  /** "plan.yaml:7:3" of the value at a path, or of the nearest thing around it when it is absent. */
  readonly placeOf: (path: YamlPath) => string;
  /** The same for the key itself. */
  readonly placeOfKey: (path: YamlPath) => string;
}

/**
 * Reads a YAML file and checks its shape. Every problem is returned, each at `file:line:column` with a remedy: syntax
 * and repeated keys, keys that are unknown (the nearest known one is suggested) or missing, and values of another
 * type. A schema's own messages on patterns and refinements are shown as the remedy.
 */
export function readYaml<Schema extends z.ZodType>(
  file: string,
  text: string,
  schema: Schema,
): Result<YamlFile<z.output<Schema>>> {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const place = (offset: number): string => {
    const { line, col } = lines.linePos(offset);
    return `${file}:${line}:${col}`;
  };
  if (document.errors.length > 0) {
    return failed(document.errors.map((error) => syntaxProblem(error.code, error.message, place(error.pos[0]))));
  }
  const checked = schema.safeParse(document.toJS(), { reportInput: true });
  const find = (path: YamlPath, end: 'key' | 'value'): string => place(offsetOf(document, path, end));
  if (!checked.success) return failed(checked.error.issues.flatMap((issue) => shapeProblems(issue, find, schema)));
  return ok({
    value: checked.data,
    placeOf: (path) => find(path, 'value'),
    placeOfKey: (path) => find(path, 'key'),
  });
}

function syntaxProblem(code: string, message: string, at: string): Problem {
  if (code === 'DUPLICATE_KEY') {
    return { code: 'repeated-key', message: 'The same key stands here twice.', at, hint: 'Keep one of the two.' };
  }
  return {
    code: 'yaml-syntax',
    message: `This is not valid YAML: ${message.replace(/\.?$/, '.')}`,
    at,
    hint: 'Check the indentation (two spaces a level), the colons, and the quotes around texts with a colon.',
  };
}

/** Where a path leads in the source text; as far as it can be followed. */
function offsetOf(document: Document, path: YamlPath, end: 'key' | 'value'): number {
  let node = resolved(document.contents, document);
  let offset = node?.range?.[0] ?? 0;
  for (const step of path) {
    const next = stepInto(node, step);
    if (!next) return offset;
    node = resolved(next.value, document);
    offset = next.offset;
    if (end === 'value' && isScalar(next.value)) offset = next.value.range?.[0] ?? offset;
  }
  return offset;
}

interface Step {
  readonly value: Node | null;
  readonly offset: number;
}

function stepInto(node: Node | null, step: string | number): Step | undefined {
  if (isMap(node)) {
    const pair = node.items.find(({ key }) => String(isScalar(key) ? key.value : key) === String(step));
    if (!pair) return undefined;
    const key = isNode(pair.key) ? pair.key : null;
    return { value: isNode(pair.value) ? pair.value : null, offset: key?.range?.[0] ?? 0 };
  }
  const item = isSeq(node) ? node.items[Number(step)] : undefined;
  return isNode(item) ? { value: item, offset: item.range?.[0] ?? 0 } : undefined;
}

function resolved(node: unknown, document: Document): Node | null {
  if (isAlias(node)) return node.resolve(document) ?? null;
  return isNode(node) ? node : null;
}

type Find = (path: YamlPath, end: 'key' | 'value') => string;

function shapeProblems(issue: z.core.$ZodIssue, find: Find, schema: z.ZodType): readonly Problem[] {
  const path = issue.path.map((step) => (typeof step === 'number' ? step : String(step)));
  const at = find(path, 'value');
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => unknownKey(key, [...path, key], find, keysAt(schema, path, issue.input)));
    case 'invalid_type':
      return [typeProblem(path, at, issue)];
    case 'invalid_value':
      return [wrongChoice(path, at, issue.input, issue.values.map(String))];
    case 'invalid_union':
      return [wrongKind(path, at, issue)];
    case 'too_small':
    case 'too_big':
      return [
        { code: 'wrong-length', message: `${named(path)} has too few or too many parts.`, at, hint: issue.message },
      ];
    default:
      return [
        { code: 'wrong-value', message: `${named(path)} cannot be ${shown(issue.input)}.`, at, hint: issue.message },
      ];
  }
}

function unknownKey(key: string, path: YamlPath, find: Find, known: readonly string[]): Problem {
  const near = nearestName(key, known);
  const hint = near ? `Did you mean "${near}"?` : `Remove it, or use one of: ${known.join(', ')}.`;
  return { code: 'unknown-key', message: `The key "${key}" is unknown here.`, at: find(path, 'key'), hint };
}

interface TypeIssue {
  readonly expected: string;
  readonly input?: unknown;
}

function typeProblem(path: YamlPath, at: string, issue: TypeIssue): Problem {
  if (path.length === 0 && (issue.input === undefined || issue.input === null)) {
    return { code: 'empty-file', message: 'The file is empty.', at, hint: 'Write it as plans/README.md shows.' };
  }
  return issue.input === undefined ? missingKey(path, at, issue.expected) : wrongType(path, at, issue);
}

function missingKey(path: YamlPath, at: string, expected: string): Problem {
  const key = String(path.at(-1));
  return {
    code: 'missing-key',
    message: `The key "${key}" is missing${path.length > 1 ? ` in ${path.slice(0, -1).join('.')}` : ''}.`,
    at,
    hint: `Add "${key}:" with ${exampleOf(expected)}.`,
  };
}

function wrongType(path: YamlPath, at: string, issue: TypeIssue): Problem {
  return {
    code: 'wrong-type',
    message: `${named(path)} is ${shown(issue.input)}.`,
    at,
    hint: `Write ${exampleOf(issue.expected)}.`,
  };
}

function wrongChoice(path: YamlPath, at: string, input: unknown, choices: readonly string[]): Problem {
  const near = typeof input === 'string' ? nearestName(input, choices) : undefined;
  const hint = near ? `Did you mean "${near}"?` : `Write one of: ${choices.join(', ')}.`;
  const message = input === undefined ? `${named(path)} is missing.` : `${named(path)} cannot be ${shown(input)}.`;
  return { code: input === undefined ? 'missing-key' : 'wrong-value', message, at, hint };
}

function wrongKind(path: YamlPath, at: string, issue: z.core.$ZodIssueInvalidUnion): Problem {
  const input = issue.input as Readonly<Record<string, unknown>> | undefined;
  const options = 'options' in issue && Array.isArray(issue.options) ? issue.options.map(String) : [];
  const key = issue.discriminator ?? '';
  return wrongChoice(path, at, input?.[key], options);
}

function named(path: YamlPath): string {
  return path.length > 0 ? `"${path.join('.')}"` : 'The file';
}

function shown(input: unknown): string {
  if (Array.isArray(input)) return 'a list';
  if (input === null) return 'empty';
  return typeof input === 'object' ? 'a group of keys' : JSON.stringify(input);
}

const examples: Readonly<Record<string, string>> = {
  string: 'text, like name: Limburg (in quotes when it holds a colon or looks like a number)',
  array: 'a list, like [BE21, BE23]',
  object: 'keys with values below it, each indented by two spaces',
  record: 'keys with values below it, each indented by two spaces',
  boolean: 'true or false',
  number: 'a number, like 66',
  int: 'a whole number, like 66',
};

function exampleOf(expected: string): string {
  return examples[expected] ?? expected;
}

/** Keys that the schema knows at a path, for suggestions. `input` chooses the variant of a union. */
function keysAt(schema: z.ZodType, path: YamlPath, input: unknown): readonly string[] {
  let at: unknown = schema;
  for (const step of path) at = child(at, step);
  return shapesOf(at)
    .filter((shape) => fits(shape, input))
    .flatMap((shape) => Object.keys(shape));
}

type Shape = Readonly<Record<string, unknown>>;

interface Definition {
  readonly type: string;
  readonly shape?: Shape;
  readonly element?: unknown;
  readonly valueType?: unknown;
  readonly innerType?: unknown;
  readonly options?: readonly unknown[];
  readonly values?: readonly unknown[];
}

function definitionOf(schema: unknown): Definition | undefined {
  return (schema as { readonly def?: Definition } | undefined)?.def;
}

function child(schema: unknown, step: string | number): unknown {
  const definition = definitionOf(schema);
  if (definition?.innerType) return child(definition.innerType, step);
  if (definition?.options) return definition.options.map((option) => child(option, step)).find(Boolean);
  return definition?.shape?.[step] ?? definition?.element ?? definition?.valueType;
}

function shapesOf(schema: unknown): readonly Shape[] {
  const definition = definitionOf(schema);
  if (definition?.innerType) return shapesOf(definition.innerType);
  if (definition?.options) return definition.options.flatMap(shapesOf);
  return definition?.shape ? [definition.shape] : [];
}

/** Whether the literals that a shape asks for are those of the input. */
function fits(shape: Shape, input: unknown): boolean {
  return Object.entries(shape).every(([key, schema]) => {
    const values = definitionOf(schema)?.type === 'literal' ? definitionOf(schema)?.values : undefined;
    return !values || values.includes((input as Shape | undefined)?.[key]);
  });
}
