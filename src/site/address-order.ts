/**
 * Addresses in the order in which a router may ask them: at the first part in which two differ, a fixed name comes before
 * a name of a certain form (`:file{.+\\.csv}`), and that before any name (`:slug`). So `/projecten/nieuw` is never taken
 * for a project, whichever was added first. Addresses that differ in no such way keep their order.
 */
export function inAddressOrder<T extends { readonly path: string }>(entries: readonly T[]): readonly T[] {
  return entries.toSorted((a, b) => compareAddresses(a.path, b.path));
}

function compareAddresses(a: string, b: string): number {
  const [ours, theirs] = [a.split('/'), b.split('/')];
  const length = Math.min(ours.length, theirs.length);
  for (let at = 0; at < length; at += 1) {
    const difference = loosenessOf(ours[at] ?? '') - loosenessOf(theirs[at] ?? '');
    if (difference !== 0) return difference;
  }
  return 0;
}

function loosenessOf(part: string): number {
  if (part === '*') return 3;
  if (!part.includes(':')) return 0;
  return part.includes('{') ? 1 : 2;
}
