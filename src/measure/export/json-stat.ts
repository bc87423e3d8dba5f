import type { Locale } from '../../foundation/locale.ts';
import type { Geography } from '../area/geography.ts';
import type { Indicator } from '../indicator/indicator.ts';
import { totalCode, type Observation } from '../observation/observation.ts';
import { comparePeriods } from '../observation/period.ts';

/**
 * A JSON-stat 2.0 dataset of one indicator: area × period, or area × breakdown × period when there are breakdowns,
 * values and statuses sparse by row-major index.
 */
export interface JsonStatDataset {
  readonly version: '2.0';
  readonly class: 'dataset';
  readonly label: string;
  /** Absent when there are no figures, as is `updated`. */
  readonly source?: string;
  readonly updated?: string;
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
  const cube = cubeOf(observations);
  const { areas, breakdowns, periods, isBrokenDown } = cube;
  const source = [...new Set(observations.map(({ provenance }) => provenance.publisher))].join('; ');
  const updated =
    observations
      .map(({ provenance }) => provenance.retrieved)
      .toSorted()
      .at(-1) ?? '';
  return {
    version: '2.0',
    class: 'dataset',
    label: indicator.text[locale].name,
    ...(source && { source }),
    ...(updated && { updated }),
    id: isBrokenDown ? ['indicator', 'area', 'breakdown', 'time'] : ['indicator', 'area', 'time'],
    size: [1, areas.length, ...(isBrokenDown ? [breakdowns.length] : []), periods.length],
    role: { time: ['time'], geo: ['area'], metric: ['indicator'] },
    dimension: {
      indicator: indicatorDimension(indicator, locale),
      area: dimension('area', areas, (code) => geography.get(code).name[locale]),
      ...(isBrokenDown && { breakdown: dimension('breakdown', breakdowns.map(breakdownCode), (code) => code) }),
      time: dimension('time', periods, (period) => period),
    },
    ...cellsOf(observations, cube),
  };
}

/** What stands along each side of the cube. */
interface Cube {
  readonly areas: readonly string[];
  /** The total, which is `''`, comes first. */
  readonly breakdowns: readonly string[];
  readonly periods: readonly string[];
  readonly isBrokenDown: boolean;
}

function cubeOf(observations: readonly Observation[]): Cube {
  const breakdowns = [...new Set(['', ...observations.map((observation) => observation.breakdown)])];
  return {
    areas: [...new Set(observations.map((observation) => observation.area))],
    breakdowns,
    periods: [...new Set(observations.map((observation) => observation.period))].toSorted(comparePeriods),
    isBrokenDown: breakdowns.length > 1,
  };
}

function breakdownCode(breakdown: string): string {
  return breakdown || totalCode;
}

function cellsOf(
  observations: readonly Observation[],
  { areas, breakdowns, periods }: Cube,
): Pick<JsonStatDataset, 'value' | 'status'> {
  const position = (values: readonly string[]): ReadonlyMap<string, number> =>
    new Map(values.map((value, index) => [value, index]));
  const [areaAt, breakdownAt, periodAt] = [position(areas), position(breakdowns), position(periods)];
  const indexOf = ({ area, breakdown, period }: Observation): string => {
    const place = areaAt.get(area)! * breakdowns.length + breakdownAt.get(breakdown)!;
    return String(place * periods.length + periodAt.get(period)!);
  };
  const remarked = observations.filter(({ status }) => !status.includes('A'));
  return {
    value: Object.fromEntries(
      observations.flatMap((observation) =>
        observation.value === null ? [] : [[indexOf(observation), observation.value]],
      ),
    ),
    status: Object.fromEntries(remarked.map((observation) => [indexOf(observation), observation.status.join(' ')])),
  };
}

function indicatorDimension({ id, unit, text }: Indicator, locale: Locale): JsonStatDimension {
  return {
    label: 'indicator',
    category: { index: [id], label: { [id]: text[locale].name }, unit: { [id]: { label: unit } } },
  };
}

function dimension(label: string, codes: readonly string[], name: (code: string) => string): JsonStatDimension {
  return { label, category: { index: codes, label: Object.fromEntries(codes.map((code) => [code, name(code)])) } };
}
