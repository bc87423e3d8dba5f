import writeXlsx from 'write-excel-file/node';
import type { Locale } from '../../foundation/locale.ts';
import type { Geography } from '../area/geography.ts';
import type { Indicator } from '../indicator/indicator.ts';
import type { Observation } from '../observation/observation.ts';

const headings = [
  'area',
  'name',
  'period',
  'breakdown',
  'value',
  'unit',
  'status',
  'publisher',
  'dataset',
  'origin',
  'note',
] as const;

/** Observations of one indicator as a workbook: the figures on one sheet, what they mean on a second. */
export function toXlsx(
  indicator: Indicator,
  observations: readonly Observation[],
  geography: Geography,
  locale: Locale,
): Promise<Uint8Array<ArrayBuffer>> {
  return toXlsxOfMany([{ indicator, observations }], geography, locale);
}

/** Observations of several indicators: a sheet of figures for each, and one that says what they mean. */
export async function toXlsxOfMany(
  parts: readonly { readonly indicator: Indicator; readonly observations: readonly Observation[] }[],
  geography: Geography,
  locale: Locale,
): Promise<Uint8Array<ArrayBuffer>> {
  const sheets = parts.map(({ observations }, index) => ({
    sheet: index === 0 ? 'figures' : `figures ${index + 1}`,
    data: [headings.map(bold), ...observations.map((observation) => rowOf(observation, geography, locale))],
  }));
  const about = parts.flatMap(({ indicator }) => aboutRows(indicator, locale));
  const workbook = writeXlsx([...sheets, { sheet: 'about', data: about }]);
  return new Uint8Array(await workbook.toBuffer());
}

function bold(value: string): { value: string; fontWeight: 'bold' } {
  return { value, fontWeight: 'bold' };
}

function rowOf(observation: Observation, geography: Geography, locale: Locale): (string | number | null)[] {
  const { area, period, breakdown, value, unit, status, provenance } = observation;
  return [
    area,
    geography.get(area).name[locale],
    period,
    breakdown,
    value,
    unit,
    status.join(' '),
    provenance.publisher,
    provenance.dataset,
    provenance.origin,
    provenance.note,
  ];
}

function aboutRows(indicator: Indicator, locale: Locale): string[][] {
  const { name, measure, definition } = indicator.text[locale];
  return [[name], [measure], [definition], [indicator.reference.title], [indicator.reference.url ?? '']];
}
