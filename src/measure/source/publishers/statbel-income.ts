import { mappingDefaults, type TableMapping } from '../table/mapping.ts';
import type { TablePublisher } from '../table-publisher.ts';
import { statbelLicence } from './statbel-licence.ts';

const mapping: Omit<TableMapping, 'format'> = {
  ...mappingDefaults,
  publisher: 'Statbel',
  dataset: 'TF_PSNL_INC_TAX_MUNTY',
  licence: statbelLicence,
  area: { column: 'CD_MUNTY_REFNIS', written: 'nis', rename: {}, others: 'leave-out' },
  period: { column: 'CD_YEAR', written: 'sdmx' },
  values: [
    { column: 'MS_TOT_NET_TAXABLE_INC', indicator: 'net-taxable-income', unit: 'NR', where: [], scale: 1 },
    { column: 'MS_TOT_RESIDENTS', indicator: 'residents-income-statistics', unit: 'PS', where: [], scale: 1 },
  ],
};

/**
 * Personal income tax by municipality and income year (Statbel, open data): total net taxable income in euros, and the
 * residents it is divided by. Pipes between the columns up to 2013, a workbook since.
 */
export const statbelIncome: TablePublisher = {
  id: 'statbel-income',
  publisher: 'Statbel',
  licence: statbelLicence,
  homepage: 'https://statbel.fgov.be/en/themes/households/taxable-income',
  fileName: () => 'TF_PSNL_INC_TAX_MUNTY.xlsx',
  mapping: (fileName) => {
    const ending = /^TF_PSNL_INC_TAX_MUNTY\.(zip|txt|gz|xlsx)$/i.exec(fileName)?.[1]?.toLowerCase();
    if (ending === undefined) return undefined;
    return {
      ...mapping,
      format: ending === 'xlsx' ? { kind: 'xlsx' } : { kind: 'csv', delimiter: '|', quote: 'none' },
    };
  },
};
