import { existsOn, type Area } from './area.ts';
import type { Geography } from './geography.ts';

/** The municipalities as they were from one date on, until the next merger. `id` is the year of that date. */
export interface Vintage {
  readonly id: string;
  readonly from: string;
  readonly municipalities: readonly Area[];
}

/** Every set of municipalities that the plan's areas have existed in, the present one first. */
export function vintagesOf(geography: Geography): readonly Vintage[] {
  const all = geography.ofKind('municipality');
  const beginnings = [...new Set(all.map(({ validFrom }) => validFrom ?? ''))].toSorted().toReversed();
  return beginnings.map((from) => ({
    id: vintageId(from, beginnings.at(-1) ?? '', all),
    from,
    municipalities: all.filter((area) => existsOn(area, from)),
  }));
}

/** The first geography has no year in which it began for the reader: it is named by its last full year. */
function vintageId(from: string, first: string, all: readonly Area[]): string {
  if (from !== first) return from.slice(0, 4);
  const lastDay = all
    .map(({ validTo }) => validTo ?? '')
    .filter(Boolean)
    .toSorted()[0];
  return (lastDay ?? from).slice(0, 4);
}
