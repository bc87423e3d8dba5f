import { toCsvText } from '../../foundation/csv-file.ts';
import { totalCode, type Observation } from '../observation/observation.ts';

const header = [
  'STRUCTURE[;]',
  'STRUCTURE_ID',
  'ACTION',
  'INDICATOR',
  'REF_AREA',
  'BREAKDOWN',
  'TIME_PERIOD',
  'OBS_VALUE',
  'UNIT_MEASURE',
  'OBS_STATUS[]',
] as const;

/**
 * Observations as SDMX-CSV 2.0 with the structure AMBITIE:INDICATORS(1.0). A missing value is empty with its status, a
 * total has the breakdown `_T`.
 * OBS_STATUS holds the statuses joined by `;`, the first being the weightiest remark: the brackets in the header say so.
 * Source: SDMX-CSV field guide 2.0.0 (sdmx-twg/sdmx-csv).
 */
export function toSdmxCsv(observations: readonly Observation[]): string {
  const rows = observations.map(({ indicator, area, breakdown, period, value, unit, status }) => [
    'dataflow',
    'AMBITIE:INDICATORS(1.0)',
    'I',
    indicator,
    area,
    breakdown || totalCode,
    sdmxPeriod(period),
    value ?? '',
    unit,
    status.join(';'),
  ]);
  return toCsvText([header, ...rows]);
}

/** A school year has no SDMX name of its own: it is written as a range that begins on 1 September. */
function sdmxPeriod(period: string): string {
  const schoolYear = /^(\d{4})-(\d{4})$/.exec(period);
  return schoolYear ? `${schoolYear[1]}-09-01/P1Y` : period;
}
