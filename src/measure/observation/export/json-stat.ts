import type { Locale } from '../../../foundation/locale.ts';
import type { Geography } from '../../area/geography.ts';
import type { Indicator } from '../../indicator/indicator.ts';
import type { Observation } from '../observation.ts';
import { comparePeriods } from '../period.ts';

/** A JSON-stat 2.0 dataset of one indicator: area × period, values and statuses sparse by row-major index. */
export interface JsonStatDataset {
  readonly version: '2.0';
  readonly class: 'dataset';
  readonly label: string;
  readonly source: string;
  readonly updated: string;
  readonly id: readonly ['indicator', 'area', 'time'];
  readonly size: readonly [number, number, number];
  readonly role: {
    readonly time: readonly ['time'];
    readonly geo: readonly ['area'];
    readonly metric: readonly ['indicator'];
  };
  readonly dimension: Readonly<Record<'indicator' | 'area' | 'time', JsonStatDimension>>;
  readonly value: Readonly<Record<string, number>>;
  readonly status: Readonly<Record<string, string>>;
}

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
  const indexOf = (observation: Observation): string =>
    String(areas.indexOf(observation.area) * periods.length + periods.indexOf(observation.period));
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
    id: ['indicator', 'area', 'time'],
    size: [1, areas.length, periods.length],
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
