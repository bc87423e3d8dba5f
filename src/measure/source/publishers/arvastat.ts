import { mappingDefaults, type TableMapping } from '../table/mapping.ts';

/** What of an Arvastat workbook is wanted: its column of municipalities, and columns with the plan's indicators. */
export interface ArvastatOrder {
  readonly dataset: string;
  readonly area: string;
  readonly indicators: Readonly<Record<string, string>>;
  /** The day whose names of municipalities are meant (ISO date). */
  readonly asOf: string;
}

/**
 * The mapping of a workbook of VDAB Arvastat: sheet `Data`, a title in A1, the period in row 4, then a header that is
 * looked for, and a last row `Totaal` that has to be the sum of the others. Small numbers are left out as `<5`.
 */
export function arvastatWorkbook({ dataset, area, indicators, asOf }: ArvastatOrder): TableMapping {
  const columns = Object.keys(indicators);
  return {
    ...mappingDefaults,
    publisher: 'VDAB',
    dataset,
    format: { kind: 'xlsx', sheet: 'Data' },
    header: { find: [area, ...columns] },
    area: { column: area, written: 'name', rename: {}, asOf, others: 'leave-out' },
    period: { line: 4, written: 'month-name' },
    values: columns.map((column) => ({ column, indicator: indicators[column] ?? '', where: [], scale: 1 })),
    missing: { '': 'O', '<5': 'Q' },
    totals: [{ kind: 'row', column: area, code: 'Totaal' }],
  };
}
