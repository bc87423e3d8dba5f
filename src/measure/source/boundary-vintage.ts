import type { Area } from '../area/area.ts';

/**
 * A set of municipalities that existed side by side. `id` is the year since which they exist, for the oldest set the
 * last year in which it did; `date` is a day on which they did; `isPresent` is true of today's.
 */
export interface BoundaryVintage {
  readonly id: string;
  readonly date: string;
  readonly isPresent: boolean;
}

/**
 * The sets of municipalities that a plan knows, the present one first: for Limburg those of 2025, 2019 and 2018. A
 * plan whose municipalities never changed and have no dates has one set without a year.
 */
export function boundaryVintages(areas: readonly Area[]): readonly BoundaryVintage[] {
  const municipalities = areas.filter(({ kind }) => kind === 'municipality');
  if (municipalities.length === 0) return [];
  const starts = [...new Set(municipalities.map(({ validFrom }) => validFrom ?? ''))].toSorted();
  const vintages = starts.map((start, index) => {
    const isPresent = index === starts.length - 1;
    const next = starts[index + 1];
    const id = index === 0 && next ? String(Number(next.slice(0, 4)) - 1) : start.slice(0, 4);
    return { id, date: isPresent && start === '' ? '' : dateIn(id, start), isPresent };
  });
  return vintages.toReversed();
}

/** The municipalities of a vintage. */
export function municipalitiesOf(areas: readonly Area[], { date, isPresent }: BoundaryVintage): readonly Area[] {
  return areas.filter(({ kind, validFrom = '', validTo }) => {
    if (kind !== 'municipality') return false;
    return isPresent ? !validTo : validFrom <= date && date <= (validTo ?? '9999');
  });
}

function dateIn(year: string, start: string): string {
  return start.startsWith(year) ? start : `${year}-01-01`;
}
