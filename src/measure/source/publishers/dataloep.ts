import { mappingDefaults, type TableMapping } from '../table/mapping.ts';
import type { TablePublisher } from '../table-publisher.ts';

const licence = {
  name: 'Modellicentie Gratis Hergebruik',
  url: 'https://www.vlaanderen.be/digitaal-vlaanderen/onze-diensten-en-platformen/open-data/voorwaarden-voor-het-hergebruik-van-overheidsinformatie/modellicentie-gratis-hergebruik',
} as const;

/** Codes of `hoofdstructuur_inschrijving_code`: 312 is part-time vocational secondary education. */
const partTimeVocational = '312';

function mappingOf(firstYear: number): TableMapping {
  return {
    ...mappingDefaults,
    publisher: 'Departement Onderwijs en Vorming',
    dataset: `inschrijvingen-leerplicht-instellingen-dataset-${firstYear}-${firstYear + 1}-1feb`,
    licence,
    format: { kind: 'csv', delimiter: ';', quote: 'double' },
    area: {
      column: 'vestiging_fusiegemeente_naam',
      written: 'name',
      rename: {},
      asOf: `${firstYear + 1}-02-01`,
      others: 'leave-out',
    },
    period: { fixed: `${firstYear}-${firstYear + 1}` },
    values: [
      { column: 'aantal_inschrijvingen', indicator: 'enrolled-pupils', where: [], scale: 1 },
      {
        column: 'aantal_inschrijvingen',
        indicator: 'part-time-vocational-pupils',
        where: [{ column: 'hoofdstructuur_inschrijving_code', keep: [partTimeVocational] }],
        scale: 1,
      },
    ],
    sum: true,
    key: 'all',
  };
}

/**
 * Enrolments in compulsory education on 1 February, by school and what is followed (Flemish education, Dataloep, open
 * data). They are added up by the municipality in which the school stands.
 */
export const dataloep: TablePublisher = {
  id: 'dataloep',
  publisher: 'Departement Onderwijs en Vorming',
  licence,
  homepage: 'https://onderwijs.vlaanderen.be/nl/onderwijsstatistieken',
  fileName: (year) => `inschrijvingen-leerplicht-instellingen-dataset-${year - 1}-${year}-1feb.csv`,
  mapping: (fileName) => {
    const pattern = /^inschrijvingen-leerplicht-instellingen-dataset-(\d{4})-(\d{4})-1feb\.(?:csv|zip|gz)$/i;
    const [, first, second] = pattern.exec(fileName) ?? [];
    return first !== undefined && Number(second) === Number(first) + 1 ? mappingOf(Number(first)) : undefined;
  },
};
