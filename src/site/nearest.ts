import { editDistance } from '../foundation/nearest-name.ts';
import type { PageLink } from './page.ts';

/** A longer part of an address is not a name that somebody mistyped. */
const longestTyped = 100;

/** The pages whose address or name looks most like a mistyped address, the nearest first; at most `limit`. */
export function nearestPages(path: string, pages: readonly PageLink[], limit: number): readonly PageLink[] {
  const typed = lastPart(path);
  if (typed.length > longestTyped) return [];
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
  return plain(path.split('/').findLast(Boolean) ?? '');
}

/** 0 for the same text, 1 for texts that share nothing; a text that begins with the other is near it. */
function unlikeness(a: string, b: string): number {
  if (a.length > 2 && b.startsWith(a)) return 0.1;
  const longest = Math.max(a.length, b.length, 1);
  return editDistance(a, b, longest / 2) / longest;
}
