import type { AreaCode } from '../area/area.ts';
import type { Geography } from '../area/geography.ts';
import type { IndicatorId, Observation, ObsStatus, Provenance } from '../observation/observation.ts';
import { arrangeObservations, hasValue, type ObservationSet, type Valued } from '../observation/observation-set.ts';
import type { Period } from '../observation/period.ts';
import type { Formula, Indicator } from './indicator.ts';

/**
 * Adds what follows from published counts: the count of a whole from the counts of all its parts, then indicators
 * with a formula, from counts of the same area and period. Nothing published is ever replaced, and a rate is never
 * averaged: a whole's rate comes from the whole's counts. A missing part leaves the whole absent.
 */
export function computeObservations(
  published: readonly Observation[],
  indicators: readonly Indicator[],
  geography: Geography,
): readonly Observation[] {
  const counts = [...published, ...sumsOfParts(arrangeObservations(published), indicators, geography)];
  return [...counts, ...formulaResults(arrangeObservations(counts), indicators)];
}

function sumsOfParts(
  published: ObservationSet,
  indicators: readonly Indicator[],
  geography: Geography,
): readonly Observation[] {
  // Small wholes first, so that a region can be added up from provinces that were added up themselves.
  const wholes = (['group', 'province', 'region', 'country'] as const).flatMap((kind) => geography.ofKind(kind));
  return indicators
    .filter((indicator) => indicator.additive && published.indicators.has(indicator.id))
    .flatMap((indicator) => wholes.flatMap((whole) => sumsOfWhole(published, indicator, whole.code, geography)));
}

function sumsOfWhole(
  published: ObservationSet,
  indicator: Indicator,
  whole: AreaCode,
  geography: Geography,
): readonly Observation[] {
  const found = new Map<Period, Observation>();
  for (const parts of geography.partitions(whole)) {
    for (const { period } of published.series(indicator.id, parts[0] as AreaCode)) {
      if (found.has(period) || published.at(indicator.id, whole, period)) continue;
      const values = parts.map((part) => published.at(indicator.id, part, period));
      if (values.every(hasValue)) found.set(period, sumOf(values, whole));
    }
  }
  return [...found.values()];
}

function sumOf(parts: readonly Valued[], whole: AreaCode): Observation {
  const first = parts[0] as Valued;
  return {
    indicator: first.indicator,
    area: whole,
    period: first.period,
    breakdown: '',
    value: total(parts),
    unit: first.unit,
    status: joinStatuses(parts),
    provenance: computedProvenance(parts, `sum of ${parts.map((part) => part.area).join(' + ')}`),
  };
}

function formulaResults(counts: ObservationSet, indicators: readonly Indicator[]): readonly Observation[] {
  return indicators.flatMap((indicator) =>
    indicator.formula ? resultsOfFormula(counts, indicator, indicator.formula) : [],
  );
}

function resultsOfFormula(counts: ObservationSet, indicator: Indicator, formula: Formula): readonly Observation[] {
  const first = formula.numerator[0] as IndicatorId;
  return counts.areasOf(first).flatMap((area) =>
    counts.series(first, area).flatMap(({ period }) => {
      const above = formula.numerator.map((id) => counts.at(id, area, period));
      const below = formula.denominator.map((id) => counts.at(id, area, period));
      if (!above.every(hasValue) || !below.every(hasValue)) return [];
      return ratioOf(indicator, formula, above, below);
    }),
  );
}

function ratioOf(
  indicator: Indicator,
  formula: Formula,
  above: readonly Valued[],
  below: readonly Valued[],
): readonly Observation[] {
  const denominator = total(below);
  if (denominator === 0) return [];
  const { area, period } = above[0] as Valued;
  const parts = [...above, ...below];
  return [
    {
      indicator: indicator.id,
      area,
      period,
      breakdown: '',
      value: (formula.scale * total(above)) / denominator,
      unit: indicator.unit,
      status: joinStatuses(parts),
      provenance: computedProvenance(parts, describeFormula(formula)),
    },
  ];
}

/** The formula in indicator ids: "100 × a / (a + b)". */
export function describeFormula(formula: Formula): string {
  const side = (ids: readonly IndicatorId[]): string => (ids.length > 1 ? `(${ids.join(' + ')})` : ids.join());
  return `${formula.scale} × ${side(formula.numerator)} / ${side(formula.denominator)}`;
}

function total(parts: readonly Valued[]): number {
  return parts.reduce((sum, part) => sum + part.value, 0);
}

function joinStatuses(parts: readonly Observation[]): readonly ObsStatus[] {
  const remarks = [...new Set(parts.flatMap((part) => part.status))].filter((status) => status !== 'A').toSorted();
  return remarks.length > 0 ? remarks : ['A'];
}

function computedProvenance(parts: readonly Observation[], note: string): Provenance {
  const distinct = (pick: (from: Provenance) => string): readonly string[] =>
    [...new Set(parts.map((part) => pick(part.provenance)))].toSorted();
  return {
    publisher: distinct((from) => from.publisher).join('; '),
    dataset: distinct((from) => from.dataset).join('; '),
    note,
    origin: 'computed',
    retrieved: distinct((from) => from.retrieved).at(-1) ?? '',
  };
}
