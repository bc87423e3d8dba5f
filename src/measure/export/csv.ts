import { toCsvText } from '../../foundation/csv-file.ts';
import type { Observation } from '../observation/observation.ts';

/** Names of the columns, in order. The first four identify a row. */
export const csvColumns = [
  'indicator',
  'area',
  'period',
  'breakdown',
  'value',
  'unit',
  'status',
  'publisher',
  'dataset',
  'origin',
  'note',
  'retrieved',
] as const;

/** Observations as CSV (RFC 4180, UTF-8, `\n`): one row each, full precision, a missing value left empty. */
export function toCsv(observations: readonly Observation[]): string {
  return toCsvText([csvColumns]) + toCsvRows(observations);
}

/** The rows alone, for files that are written in pieces. */
export function toCsvRows(observations: readonly Observation[]): string {
  return toCsvText(
    observations.map(({ indicator, area, period, breakdown, value, unit, status, provenance }) => {
      const { publisher, dataset, origin, note, retrieved } = provenance;
      const figure = [breakdown, value ?? '', unit, status.join(' ')];
      return [indicator, area, period, ...figure, publisher, dataset, origin, note, retrieved];
    }),
  );
}
