import writeXlsx from 'write-excel-file/node';
import type { Locale } from '../../../foundation/locale.ts';
import type { Geography } from '../../area/geography.ts';
import type { Indicator } from '../../indicator/indicator.ts';
import type { Observation } from '../observation.ts';

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
export async function toXlsx(
  indicator: Indicator,
  observations: readonly Observation[],
  geography: Geography,
  locale: Locale,
): Promise<Uint8Array<ArrayBuffer>> {
  const bold = (value: string): { value: string; fontWeight: 'bold' } => ({ value, fontWeight: 'bold' });
  const rows = observations.map(({ area, period, breakdown, value, unit, status, provenance }) => [
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
  ]);
  const { name, measure, definition } = indicator.text[locale];
  const about = [[name], [measure], [definition], [indicator.reference.title], [indicator.reference.url ?? '']];
  const workbook = writeXlsx([
    { sheet: 'figures', data: [headings.map(bold), ...rows] },
    { sheet: 'about', data: about },
  ]);
  return new Uint8Array(await workbook.toBuffer());
}
