import { mappingDefaults, type TableMapping } from '../table/mapping.ts';

/** What of an ARDECO table is wanted. */
export interface ArdecoOrder {
  /** ARDECO's variable, like RPECN, and the plan's indicator for it. */
  readonly variable: string;
  readonly indicator: string;
  /** The unit as ARDECO writes it; other rows are left out. */
  readonly unit: string;
  /** What a written value is multiplied with: employment stands in thousands of persons. */
  readonly scale: number;
  /** The version of NUTS whose codes are meant, like 2021. */
  readonly version: string;
}

/**
 * The mapping of a CSV table of ARDECO, the European Commission's annual regional database: one row for each version,
 * region, year and unit. Its licence allows reuse with mention of the source.
 */
export function ardecoTable({ variable, indicator, unit, scale, version }: ArdecoOrder): TableMapping {
  return {
    ...mappingDefaults,
    publisher: 'European Commission (ARDECO)',
    dataset: variable,
    licence: { name: 'CC BY 4.0', url: 'https://creativecommons.org/licenses/by/4.0/' },
    format: { kind: 'csv', delimiter: ',', quote: 'double' },
    where: [
      { column: 'UNIT', keep: [unit] },
      { column: 'VERSION', keep: [version] },
    ],
    area: { column: 'NUTSCODE', written: 'nuts', rename: {}, others: 'leave-out' },
    period: { column: 'YEAR', written: 'sdmx', latest: 2040 },
    values: [{ column: 'VALUE', indicator, where: [], scale }],
    missing: { '': 'O', NA: 'O' },
  };
}
