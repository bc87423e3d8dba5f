import type { AreaCode } from '../src/measure/area/area.ts';
import type { Indicator } from '../src/measure/indicator/indicator.ts';
import type { IndicatorId, Observation, ObsStatus, UnitCode } from '../src/measure/observation/observation.ts';
import type { Period } from '../src/measure/observation/period.ts';
import { localised } from './localised.ts';

/** An observation for a test, of unit PC and status A unless told. */
export function observed(
  indicator: string,
  area: string,
  period: string,
  value: number | null,
  more: { readonly unit?: UnitCode; readonly status?: readonly ObsStatus[] } = {},
): Observation {
  return {
    indicator: indicator as IndicatorId,
    area: area as AreaCode,
    period: period as Period,
    breakdown: '',
    value,
    unit: more.unit ?? 'PC',
    status: more.status ?? [value === null ? 'O' : 'A'],
    provenance: { publisher: 'Test', dataset: 'test', note: '', origin: 'published', retrieved: '2026-01-01' },
  };
}

/** A series for a test: values by year. */
export function series(
  indicator: string,
  area: string,
  values: Readonly<Record<string, number | null>>,
  unit: UnitCode = 'PC',
): readonly Observation[] {
  return Object.entries(values).map(([period, value]) => observed(indicator, area, period, value, { unit }));
}

/** An indicator for a test, with plain texts in every language. */
export function indicatorNamed(id: string, more: Partial<Indicator> = {}): Indicator {
  const text = { name: `Name of ${id}`, measure: 'Measure', sentence: '{count}', definition: 'Definition' };
  return {
    id: id as IndicatorId,
    unit: 'PC',
    direction: 'more',
    additive: false,
    personsBases: [],
    breaks: [],
    publisher: 'Publisher of it',
    reference: { title: 'Reference' },
    series: [],
    text: localised({ nl: text, en: text, fr: text }),
    ...more,
  };
}
