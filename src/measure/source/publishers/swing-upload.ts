import { mappingDefaults, type MissingStatus, type TableMapping } from '../table/mapping.ts';

/**
 * What Swing (Provincies in Cijfers) writes in place of a figure: empty, censored (may not be added up), not
 * applicable, unknown.
 */
const swingMissing: Readonly<Record<string, MissingStatus>> = {
  '-99996': 'O',
  '-99997': 'Q',
  '-99998': 'M',
  '-99999': 'O',
  '': 'O',
};

/** Levels of Swing that are municipalities: of today, before the mergers of 2025, before those of 2019. */
export const swingLevels = ['gemeente', 'gemeente2024', 'gemeente2018'] as const;
export type SwingLevel = (typeof swingLevels)[number];

/** What of an upload is wanted: some of its variables, each with the plan's indicator, at one level. */
export interface SwingOrder {
  readonly dataset: string;
  readonly level: SwingLevel;
  readonly indicators: Readonly<Record<string, string>>;
  /** The sheet, where the upload is a workbook. */
  readonly sheet?: string;
}

/**
 * The mapping of Swing's upload layout (`period, geolevel, geoitem, <variable>…`), as CSV or as a sheet. Rows of other
 * levels are left out, and so are the codes for people who live nowhere in the region (99991, 99992, 99999).
 */
export function swingUpload({ dataset, level, indicators, sheet }: SwingOrder): TableMapping {
  return {
    ...mappingDefaults,
    publisher: 'Provincies in Cijfers',
    dataset,
    format: sheet === undefined ? { kind: 'csv', delimiter: ',', quote: 'double' } : { kind: 'xlsx', sheet },
    header: { find: ['period', 'geolevel', 'geoitem'] },
    where: [{ column: 'geolevel', keep: [level] }],
    area: { column: 'geoitem', written: 'nis', rename: {}, others: 'leave-out' },
    period: { column: 'period', written: 'sdmx' },
    values: Object.entries(indicators).map(([column, indicator]) => ({ column, indicator, where: [], scale: 1 })),
    missing: swingMissing,
  };
}
