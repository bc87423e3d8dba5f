import type { PageLink } from './page.ts';

/** The pages whose address or name looks most like a mistyped address, the nearest first; at most `limit`. */
export function nearestPages(path: string, pages: readonly PageLink[], limit: number): readonly PageLink[] {
  const typed = lastPart(path);
  return pages
    .map((page) => ({
      page,
      distance: Math.min(unlikeness(typed, lastPart(page.path)), unlikeness(typed, plain(page.label))),
    }))
    .filter(({ distance }) => distance <= 0.5)
    .toSorted((a, b) => a.distance - b.distance)
    .slice(0, limit)
    .map(({ page }) => page);
}

/** A name without capitals, accents and marks, as people type it. */
function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

function lastPart(path: string): string {
  return plain(path.split('/').filter(Boolean).at(-1) ?? '');
}

/** 0 for the same text, 1 for texts that share nothing; a text that begins with the other is near it. */
function unlikeness(a: string, b: string): number {
  if (a.length > 2 && b.startsWith(a)) return 0.1;
  return editDistance(a, b) / Math.max(a.length, b.length, 1);
}

/** Levenshtein's count of letters to insert, delete or replace. */
function editDistance(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let row = 1; row <= a.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= b.length; column += 1) {
      const replaced = previous[column - 1]! + (a[row - 1] === b[column - 1] ? 0 : 1);
      current.push(Math.min(replaced, previous[column]! + 1, current[column - 1]! + 1));
    }
    previous = current;
  }
  return previous[b.length]!;
}
