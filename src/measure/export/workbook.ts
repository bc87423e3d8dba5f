import type { SheetCell, WorkbookOrder } from '../../foundation/file-order.ts';
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

/** Observations as a workbook: a sheet of figures for each indicator, and one that says what they mean. */
export function workbookOf(
  parts: readonly { readonly indicator: Indicator; readonly observations: readonly Observation[] }[],
  geography: Geography,
  locale: Locale,
): WorkbookOrder {
  const sheets = parts.map(({ observations }, index) => ({
    name: index === 0 ? 'figures' : `figures ${index + 1}`,
    header: headings,
    rows: observations.map((observation) => rowOf(observation, geography, locale)),
  }));
  const about = parts.flatMap(({ indicator }) => aboutRows(indicator, locale));
  return { kind: 'workbook', sheets: [...sheets, { name: 'about', rows: about }] };
}

function rowOf(observation: Observation, geography: Geography, locale: Locale): readonly SheetCell[] {
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
