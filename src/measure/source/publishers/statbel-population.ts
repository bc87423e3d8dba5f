import { mappingDefaults, type TableMapping, type ValueColumn } from '../table/mapping.ts';
import type { TablePublisher } from '../table-publisher.ts';
import { statbelLicence } from './statbel-licence.ts';

/** Ages (both included) that are added up, by indicator; 110 and over stand in the file as 110 or more. */
const bands: readonly (readonly [indicator: string, from: number, to: number])[] = [
  ['population-1-january', 0, 150],
  ['population-0-14', 0, 14],
  ['population-0-19', 0, 19],
  ['population-15-24', 15, 24],
  ['population-15-64', 15, 64],
  ['population-20-64-register', 20, 64],
  ['population-50-64', 50, 64],
  ['population-55-64', 55, 64],
  ['population-65-plus', 65, 150],
  ['population-80-plus', 80, 150],
];

const key = ['CD_REFNIS', 'CD_SEX', 'CD_NATLTY', 'CD_CIV_STS', 'CD_AGE'];

function mappingOf(year: string): TableMapping {
  return {
    ...mappingDefaults,
    publisher: 'Statbel',
    dataset: `TF_SOC_POP_STRUCT_${year}`,
    licence: statbelLicence,
    format: { kind: 'csv', delimiter: '|', quote: 'none' },
    area: { column: 'CD_REFNIS', written: 'nis', rename: {}, others: 'leave-out' },
    period: { fixed: year },
    dimensions: [{ name: 'sex', column: 'CD_SEX', codes: { M: 'M', F: 'F' }, complete: false, andTotal: true }],
    values: bands.map(([indicator, from, to]): ValueColumn => ({
      column: 'MS_POPULATION',
      indicator,
      scale: 1,
      where: [{ column: 'CD_AGE', from, to }],
    })),
    sum: true,
    key,
  };
}

/**
 * Structure of the population on 1 January, one row for each municipality, sex, nationality, civil status and age
 * (Statbel, open data, 21 columns with pipes between). Ages are added up to bands, in total and by sex.
 */
export const statbelPopulation: TablePublisher = {
  id: 'statbel-population',
  publisher: 'Statbel',
  licence: statbelLicence,
  homepage: 'https://statbel.fgov.be/en/themes/population/structure-population',
  fileName: (year) => `TF_SOC_POP_STRUCT_${year}.zip`,
  folder:
    'https://statbel.fgov.be/sites/default/files/files/opendata/bevolking%20naar%20woonplaats%2C%20nationaliteit%20burgelijke%20staat%20%2C%20leeftijd%20en%20geslacht',
  mapping: (fileName) => {
    const year = /^TF_SOC_POP_STRUCT_(\d{4})\.(?:zip|txt|gz)$/i.exec(fileName)?.[1];
    return year === undefined ? undefined : mappingOf(year);
  },
};
