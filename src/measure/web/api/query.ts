import { z } from 'zod';
import { nearestNames } from '../../../foundation/nearest-name.ts';
import { failed, ok, type Problem, type Result } from '../../../foundation/problem.ts';
import { apiProblem } from './refusal.ts';

/** A parameter as OpenAPI describes it. */
export interface QueryParameter {
  readonly name: string;
  readonly required: boolean;
  /** Whether it takes several values, given apart by commas or by repeating it. */
  readonly isList: boolean;
  readonly schema: Readonly<Record<string, unknown>>;
}

/** The parameters of a query's schema, in its order. */
export function parametersOf(schema: z.ZodObject): readonly QueryParameter[] {
  const { properties = {}, required = [] } = z.toJSONSchema(schema, { io: 'input' }) as {
    readonly properties?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
    readonly required?: readonly string[];
  };
  return Object.entries(properties).map(([name, described]) => ({
    name,
    required: required.includes(name),
    isList: described['type'] === 'array',
    schema: described,
  }));
}

/** How many unknown parameters are told one by one. */
const mostStrangers = 20;

/** Reads a query by its schema, or tells all that is wrong with it. Unknown parameters are refused, not ignored. */
export function readQuery<Q extends z.ZodObject>(schema: Q, given: URLSearchParams): Result<z.output<Q>> {
  const parameters = parametersOf(schema);
  const strangers = [...new Set(given.keys())].filter((name) => !parameters.some((known) => known.name === name));
  const values = parameters.flatMap(({ name, isList }) => valuesOf(name, isList, given));
  const parsed = schema.safeParse(Object.fromEntries(values));
  const problems = [
    ...strangers.slice(0, mostStrangers).map((name) => unknownParameter(name, parameters)),
    ...parameters.filter(({ name, isList }) => !isList && given.getAll(name).length > 1).map(repeated),
    ...(parsed.success ? [] : parsed.error.issues.map((issue) => badValue(issue, given))),
  ];
  return parsed.success && problems.length === 0 ? ok(parsed.data) : failed(problems);
}

function valuesOf(
  name: string,
  isList: boolean,
  given: URLSearchParams,
): readonly (readonly [string, string | readonly string[]])[] {
  const all = given.getAll(name);
  if (all.length === 0) return [];
  if (!isList) return [[name, all[0] ?? '']];
  const several = all.flatMap((text) => text.split(',')).map((text) => text.trim());
  return [[name, [...new Set(several.filter(Boolean))]]];
}

function unknownParameter(name: string, parameters: readonly QueryParameter[]): Problem {
  const names = parameters.map((parameter) => parameter.name);
  const near = nearestNames(name, names);
  const takes = names.length > 0 ? `This address takes: ${names.join(', ')}.` : 'This address takes no parameters.';
  const hint = near.length > 0 ? `Did you mean ${near.join(' or ')}?` : takes;
  return apiProblem('unknown-parameter', `There is no parameter "${name}" here.`, name, hint);
}

function repeated({ name }: QueryParameter): Problem {
  return apiProblem('bad-parameter', `The parameter ${name} stands more than once.`, name, 'Give it once.');
}

function badValue({ path, message }: z.core.$ZodIssue, given: URLSearchParams): Problem {
  const name = String(path[0] ?? '');
  return apiProblem('bad-parameter', `The parameter ${name} cannot be "${given.get(name) ?? ''}".`, name, message);
}
