import type { ApiMessage } from '../api/texts.ts';

/** A form in which figures can be had, as the catalogue names it. */
export interface FileFormat {
  /** What follows an indicator's address; also names the distribution. */
  readonly ending: string;
  readonly name: ApiMessage;
  readonly text: ApiMessage;
  /** Code in the EU's list of file types. */
  readonly fileType: string;
  /** Media type registered with IANA. */
  readonly mediaType: string;
  /** Specification that the file follows. */
  readonly standard?: { readonly url: string; readonly title: string };
}

/** Files of each indicator. */
export const indicatorFormats: readonly FileFormat[] = [
  {
    ending: '.csv',
    name: 'format.csv',
    text: 'format.csv.text',
    fileType: 'CSV',
    mediaType: 'text/csv',
    standard: { url: 'https://www.w3.org/TR/tabular-metadata/', title: 'Metadata Vocabulary for Tabular Data (CSVW)' },
  },
  {
    ending: '.json',
    name: 'format.json-stat',
    text: 'format.json-stat.text',
    fileType: 'JSON',
    mediaType: 'application/json',
    standard: { url: 'https://json-stat.org/full/', title: 'JSON-stat 2.0' },
  },
  {
    ending: '.sdmx.csv',
    name: 'format.sdmx-csv',
    text: 'format.sdmx-csv.text',
    fileType: 'CSV',
    mediaType: 'text/csv',
    standard: { url: 'https://github.com/sdmx-twg/sdmx-csv', title: 'SDMX-CSV 2.0' },
  },
  {
    ending: '.xlsx',
    name: 'format.xlsx',
    text: 'format.xlsx.text',
    fileType: 'XLSX',
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  },
];

/** Files of a whole release, by their address under `/data`. */
export const releaseFormats: readonly (FileFormat & { readonly file: string })[] = [
  {
    file: 'observations.parquet',
    ending: '.parquet',
    name: 'format.parquet',
    text: 'format.parquet.text',
    fileType: 'PARQUET',
    mediaType: 'application/vnd.apache.parquet',
  },
  { ...(indicatorFormats[0] as FileFormat), file: 'figures.csv' },
];
