import { nearestName } from './nearest-name.ts';
import type { Problem } from './problem.ts';

/** A name used in a file, with its place: "claims.yaml:7:16". */
export interface Reference {
  readonly name: string;
  readonly at: string;
}

/** A problem for each reference to a name that does not exist, with the nearest one that does. `what` is "indicator". */
export function unknownReferences(
  what: string,
  references: readonly Reference[],
  known: Iterable<string>,
): readonly Problem[] {
  const names = new Set(known);
  return references
    .filter(({ name }) => !names.has(name))
    .map(({ name, at }) => ({
      code: `unknown-${what.replaceAll(' ', '-')}`,
      message: `There is no ${what} "${name}".`,
      at,
      hint: suggest(what, name, names),
    }));
}

function suggest(what: string, name: string, known: ReadonlySet<string>): string {
  const near = nearestName(name, known);
  if (near) return `Did you mean "${near}"?`;
  if (known.size === 0 || known.size > 12) return `Add the ${what}, or refer to one that exists.`;
  return `Add the ${what}, or use one of: ${[...known].join(', ')}.`;
}

/** A problem for each name that was given before. */
export function repeatedReferences(what: string, references: readonly Reference[]): readonly Problem[] {
  const seen = new Map<string, string>();
  return references.flatMap(({ name, at }) => {
    const first = seen.get(name);
    if (first === undefined) seen.set(name, at);
    if (first === undefined) return [];
    const message = `The ${what} "${name}" stands twice: also at ${first}.`;
    return [{ code: `repeated-${what.replaceAll(' ', '-')}`, message, at, hint: 'Keep one, or give each its own id.' }];
  });
}
