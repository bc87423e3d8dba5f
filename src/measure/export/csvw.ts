import { inEveryLocale, locales, type Locale, type Localised } from '../../foundation/locale.ts';
import { obsStatuses, origins, unitCodes } from '../observation/observation.ts';
import { csvColumns } from './csv.ts';

/** A CSV file of observations, to be described. */
export interface CsvFile {
  /** Address relative to the description: the file's own name. */
  readonly url: string;
  readonly title: Localised;
  readonly description: Localised;
  /** ISO date of the latest figures. */
  readonly modified: string;
  /** Address of its licence, when all of it has the same. */
  readonly licence?: string;
  /** What a column holds, for readers. */
  readonly columnTitle: (column: CsvColumn, locale: Locale) => string;
}

export type CsvColumn = (typeof csvColumns)[number];

/** A column as CSVW describes it. */
export interface CsvwColumn {
  readonly name: CsvColumn;
  /** The heading in the file with what it means, per language. */
  readonly titles: Localised<readonly string[]>;
  readonly datatype: string | { readonly base: string; readonly format: string };
  readonly required: boolean;
  readonly separator?: string;
  readonly propertyUrl?: string;
}

/** A table as CSVW describes it. */
export interface CsvwTable {
  readonly '@context': readonly ['http://www.w3.org/ns/csvw', { readonly '@language': 'nl' }];
  readonly '@type': 'Table';
  readonly url: string;
  readonly 'dc:title': readonly LanguageText[];
  readonly 'dc:description': readonly LanguageText[];
  readonly 'dc:modified': { readonly '@value': string; readonly '@type': 'xsd:date' };
  readonly 'dc:license'?: { readonly '@id': string };
  readonly dialect: Readonly<Record<string, unknown>>;
  readonly tableSchema: {
    readonly columns: readonly CsvwColumn[];
    readonly primaryKey: readonly CsvColumn[];
  };
}

interface LanguageText {
  readonly '@value': string;
  readonly '@language': Locale;
}

const sdmx = 'http://purl.org/linked-data/sdmx/2009';

type Rules = Omit<CsvwColumn, 'name' | 'titles'>;

const rules: Readonly<Record<CsvColumn, Rules>> = {
  indicator: { datatype: 'string', required: true },
  area: { datatype: 'string', required: true, propertyUrl: `${sdmx}/dimension#refArea` },
  period: {
    datatype: { base: 'string', format: '\\d{4}(-\\d{4}|-Q[1-4]|-(0[1-9]|1[0-2]))?' },
    required: true,
    propertyUrl: `${sdmx}/dimension#timePeriod`,
  },
  breakdown: { datatype: 'string', required: false },
  value: { datatype: 'number', required: false, propertyUrl: `${sdmx}/measure#obsValue` },
  unit: {
    datatype: { base: 'string', format: unitCodes.join('|') },
    required: true,
    propertyUrl: `${sdmx}/attribute#unitMeasure`,
  },
  status: {
    datatype: { base: 'string', format: obsStatuses.join('|') },
    required: true,
    separator: ' ',
    propertyUrl: `${sdmx}/attribute#obsStatus`,
  },
  publisher: { datatype: 'string', required: true, propertyUrl: 'http://purl.org/dc/terms/publisher' },
  dataset: { datatype: 'string', required: false, propertyUrl: 'http://purl.org/dc/terms/source' },
  origin: { datatype: { base: 'string', format: origins.join('|') }, required: true },
  note: { datatype: 'string', required: false, propertyUrl: 'http://www.w3.org/2000/01/rdf-schema#comment' },
  retrieved: { datatype: 'date', required: true },
};

/** Describes a CSV file as `toCsv` writes it. Source: W3C, Metadata Vocabulary for Tabular Data, 17 December 2015. */
export function describeCsv(file: CsvFile): CsvwTable {
  return {
    '@context': ['http://www.w3.org/ns/csvw', { '@language': 'nl' }],
    '@type': 'Table',
    url: file.url,
    'dc:title': inLanguages(file.title),
    'dc:description': inLanguages(file.description),
    'dc:modified': { '@value': file.modified, '@type': 'xsd:date' },
    ...(file.licence && { 'dc:license': { '@id': file.licence } }),
    dialect: {
      encoding: 'utf-8',
      delimiter: ',',
      lineTerminators: ['\n'],
      quoteChar: '"',
      doubleQuote: true,
      header: true,
    },
    tableSchema: {
      columns: csvColumns.map((name) => ({ name, titles: titlesOf(name, file), ...rules[name] })),
      primaryKey: ['indicator', 'area', 'period', 'breakdown'],
    },
  };
}

/** The heading itself comes first in every language, for that is what a validator looks for in the file. */
function titlesOf(name: CsvColumn, { columnTitle }: CsvFile): Localised<readonly string[]> {
  return inEveryLocale((locale) => [name, columnTitle(name, locale)]);
}

function inLanguages(text: Localised): readonly LanguageText[] {
  return locales.map((locale) => ({ '@value': text[locale], '@language': locale }));
}
