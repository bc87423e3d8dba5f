import type { Context } from 'hono';
import { nearestNames } from '../../../foundation/nearest-name.ts';
import type { Problem } from '../../../foundation/problem.ts';

/** Statuses with which a question is refused. */
export type RefusalStatus = 400 | 404 | 405 | 410 | 429 | 500;

/** Why a question is not answered. */
export interface Refusal {
  readonly kind: 'refused';
  readonly status: RefusalStatus;
  /** At least one. */
  readonly problems: readonly Problem[];
}

/** The status of every refusal by its code; the page about the API explains each under an id of the same name. */
export const statusOfRefusal = {
  'bad-parameter': 400,
  'unknown-parameter': 400,
  'bad-cursor': 400,
  'unknown-indicator': 404,
  'unknown-area': 404,
  'unknown-address': 404,
  'method-not-allowed': 405,
  'stale-cursor': 410,
  'too-many-requests': 429,
  'internal-error': 500,
} as const satisfies Readonly<Record<string, RefusalStatus>>;
export type RefusalCode = keyof typeof statusOfRefusal;
export const refusalCodes = Object.keys(statusOfRefusal) as readonly RefusalCode[];

const titles: Readonly<Record<RefusalStatus, string>> = {
  400: 'The question cannot be read',
  404: 'Not found',
  405: 'Method not allowed',
  410: 'Gone',
  429: 'Too many requests',
  500: 'Something went wrong here',
};

export function refused(status: RefusalStatus, ...problems: readonly Problem[]): Refusal {
  return { kind: 'refused', status, problems };
}

/** A problem with a code that the page about the API explains. */
export function apiProblem(code: RefusalCode, message: string, at: string, hint: string): Problem {
  return { code, message, at, hint };
}

/** How many unknown names are told one by one. */
const mostNamed = 20;

/** One problem for each name that is not known, with those that may have been meant. */
export function unknownNames(
  what: 'indicator' | 'area',
  names: readonly string[],
  known: readonly string[],
  at: string,
): readonly Problem[] {
  const all = new Set(known);
  const unknown = names.filter((name) => !all.has(name));
  const problems = unknown.slice(0, mostNamed).map((name) => {
    const near = nearestNames(name, known);
    const list = `/api/v1/${what === 'area' ? 'areas' : 'indicators'}`;
    const hint = near.length > 0 ? `Did you mean ${near.join(', ')}?` : `The names are listed at ${list}.`;
    return apiProblem(`unknown-${what}`, `There is no ${what} "${name}".`, at, hint);
  });
  const others = unknown.length - problems.length;
  if (others === 0) return problems;
  const rest = `${others} more are not known either.`;
  return [...problems, apiProblem(`unknown-${what}`, rest, at, `The names are listed at /api/v1/${what}s.`)];
}

/** The body of a refusal, with every problem of the question. Source: RFC 9457. */
function problemBody({ status, problems }: Refusal, instance: string): Readonly<Record<string, unknown>> {
  const [first] = problems;
  return {
    type: `/data/api#${first?.code ?? 'internal-error'}`,
    title: titles[status],
    status,
    detail: problems.map(({ message, hint }) => `${message} ${hint}`).join(' '),
    instance,
    problems,
  };
}

/** Answers with a refusal; nobody keeps it. */
export function answerRefusal(c: Context, refusal: Refusal): Response {
  const { pathname, search } = new URL(c.req.url);
  c.header('Cache-Control', 'no-store');
  c.header('Content-Type', 'application/problem+json; charset=utf-8');
  return c.body(JSON.stringify(problemBody(refusal, pathname + search)), refusal.status);
}
