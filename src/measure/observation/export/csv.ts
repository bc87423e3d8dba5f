import type { Observation } from '../observation.ts';

const header = [
  'indicator',
  'area',
  'period',
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
  const rows = observations.map((observation) => {
    const { indicator, area, period, value, unit, status, provenance } = observation;
    const { publisher, dataset, origin, note, retrieved } = provenance;
    return [indicator, area, period, value ?? '', unit, status.join(' '), publisher, dataset, origin, note, retrieved];
  });
  return toCsvText([header, ...rows]);
}

/** Rows as CSV text; a field with a comma, quote or line break is quoted. */
export function toCsvText(rows: readonly (readonly (string | number)[])[]): string {
  return rows.map((row) => `${row.map(field).join(',')}\n`).join('');
}

function field(content: string | number): string {
  const text = String(content);
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
