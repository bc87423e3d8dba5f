import type { Locale } from '../../../foundation/locale.ts';
import type { Geography } from '../../area/geography.ts';
import type { Indicator } from '../../indicator/indicator.ts';
import type { Observation } from '../observation.ts';
import { comparePeriods } from '../period.ts';
import { totalCode } from './sdmx-csv.ts';

/**
 * A JSON-stat 2.0 dataset of one indicator: area × period, or area × breakdown × period when there are breakdowns,
 * values and statuses sparse by row-major index.
 */
export interface JsonStatDataset {
  readonly version: '2.0';
  readonly class: 'dataset';
  readonly label: string;
  readonly source: string;
  readonly updated: string;
  readonly id: readonly DimensionName[];
  readonly size: readonly number[];
  readonly role: {
    readonly time: readonly ['time'];
    readonly geo: readonly ['area'];
    readonly metric: readonly ['indicator'];
  };
  readonly dimension: Readonly<Record<'indicator' | 'area' | 'time', JsonStatDimension>> & {
    readonly breakdown?: JsonStatDimension;
  };
  readonly value: Readonly<Record<string, number>>;
  readonly status: Readonly<Record<string, string>>;
}

type DimensionName = 'indicator' | 'area' | 'breakdown' | 'time';

interface JsonStatDimension {
  readonly label: string;
  readonly category: {
    readonly index: readonly string[];
    readonly label: Readonly<Record<string, string>>;
    readonly unit?: Readonly<Record<string, { readonly label: string }>>;
  };
}

/** Source: JSON-stat 2.0 (json-stat.org/full). Observations must be of the given indicator. */
export function toJsonStat(
  indicator: Indicator,
  observations: readonly Observation[],
  geography: Geography,
  locale: Locale,
): JsonStatDataset {
  const areas = [...new Set(observations.map((observation) => observation.area))];
  const periods = [...new Set(observations.map((observation) => observation.period))].toSorted(comparePeriods);
  const breakdowns = [...new Set(['', ...observations.map((observation) => observation.breakdown)])];
  const isBrokenDown = breakdowns.length > 1;
  const position = (values: readonly string[]): ReadonlyMap<string, number> =>
    new Map(values.map((value, index) => [value, index]));
  const [areaAt, breakdownAt, periodAt] = [position(areas), position(breakdowns), position(periods)];
  const indexOf = ({ area, breakdown, period }: Observation): string => {
    const place = areaAt.get(area)! * breakdowns.length + breakdownAt.get(breakdown)!;
    return String(place * periods.length + periodAt.get(period)!);
  };
  const { name } = indicator.text[locale];
  const publishers = new Set(observations.map((observation) => observation.provenance.publisher));
  return {
    version: '2.0',
    class: 'dataset',
    label: name,
    source: [...publishers].join('; '),
    updated:
      observations
        .map((observation) => observation.provenance.retrieved)
        .toSorted()
        .at(-1) ?? '',
    id: isBrokenDown ? ['indicator', 'area', 'breakdown', 'time'] : ['indicator', 'area', 'time'],
    size: [1, areas.length, ...(isBrokenDown ? [breakdowns.length] : []), periods.length],
    role: { time: ['time'], geo: ['area'], metric: ['indicator'] },
    dimension: {
      indicator: {
        label: 'indicator',
        category: {
          index: [indicator.id],
          label: { [indicator.id]: name },
          unit: { [indicator.id]: { label: indicator.unit } },
        },
      },
      area: dimension('area', areas, (code) => geography.get(code).name[locale]),
      ...(isBrokenDown && {
        breakdown: dimension(
          'breakdown',
          breakdowns.map((breakdown) => breakdown || totalCode),
          (code) => code,
        ),
      }),
      time: dimension('time', periods, (period) => period),
    },
    value: Object.fromEntries(
      observations.flatMap((observation) =>
        observation.value === null ? [] : [[indexOf(observation), observation.value]],
      ),
    ),
    status: Object.fromEntries(
      observations
        .filter((observation) => !observation.status.includes('A'))
        .map((observation) => [indexOf(observation), observation.status.join(' ')]),
    ),
  };
}

function dimension(label: string, codes: readonly string[], name: (code: string) => string): JsonStatDimension {
  return { label, category: { index: codes, label: Object.fromEntries(codes.map((code) => [code, name(code)])) } };
}
