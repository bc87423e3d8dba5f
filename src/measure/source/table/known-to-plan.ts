import { nearestNames } from '../../../foundation/nearest-name.ts';
import type { Problem } from '../../../foundation/problem.ts';
import type { Area } from '../../area/area.ts';
import type { Indicator } from '../../indicator/indicator.ts';
import type { AreaMapping, KnownToPlan, TableMapping, ValueColumn } from './mapping.ts';

/**
 * What tables may speak of in a plan. Only municipalities are known by their (Dutch) names: a province can have the name
 * of its main town.
 */
export function knownToPlan(plan: {
  readonly indicators: readonly Indicator[];
  readonly areas: readonly Area[];
}): KnownToPlan {
  return {
    indicators: new Map(plan.indicators.map(({ id, unit }) => [id, unit])),
    areas: new Set(plan.areas.map(({ code }) => code)),
    names: plan.areas
      .filter(({ kind }) => kind === 'municipality')
      .map(({ code, name, validFrom, validTo }) => ({
        code,
        name: name.nl,
        ...(validFrom !== undefined && { validFrom }),
        ...(validTo !== undefined && { validTo }),
      })),
  };
}

/**
 * What a mapping names that the plan does not have, told at the table's file.
 *
 * Problems: `unknown-indicator`, `unknown-area`, `other-unit`, `unknown-names`.
 */
export function checkAgainstPlan(mapping: TableMapping, known: KnownToPlan, file: string): readonly Problem[] {
  const { area, indicator, values } = mapping;
  const indicators = [
    ...Object.values(indicator?.codes ?? {}),
    ...values.flatMap((value) => (value.indicator === undefined ? [] : [value.indicator])),
  ];
  const areas = 'fixed' in area ? [area.fixed] : Object.values(area.rename);
  const needsNames = 'column' in area && area.written === 'name' && (known.names ?? []).length === 0;
  return [
    ...unknownNames('indicator', indicators, [...known.indicators.keys()], file),
    ...unknownNames('area', areas, [...known.areas], file),
    ...values.flatMap((value) => otherUnit(value, known, file)),
    ...(needsNames && Object.keys(area.rename).length === 0 ? [withoutNames(file)] : []),
  ];
}

function unknownNames(
  kind: 'indicator' | 'area',
  names: readonly string[],
  known: readonly string[],
  file: string,
): readonly Problem[] {
  return [...new Set(names)]
    .filter((name) => !known.includes(name))
    .map((name) => {
      const near = nearestNames(name, known);
      const hint =
        near.length > 0 ? `Did you mean ${near.join(' or ')}?` : `Add it to the plan, or correct the mapping.`;
      return { code: `unknown-${kind}`, message: `The mapping names an unknown ${kind} "${name}".`, at: file, hint };
    });
}

function otherUnit({ indicator, unit, column }: ValueColumn, known: KnownToPlan, file: string): readonly Problem[] {
  const expected = indicator === undefined ? undefined : known.indicators.get(indicator);
  if (!unit || !expected || unit === expected) return [];
  const message = `The mapping says that "${column}" is in ${unit}; ${indicator} is measured in ${expected}.`;
  return [{ code: 'other-unit', message, at: file, hint: `Use scale in the mapping to bring it into ${expected}.` }];
}

function withoutNames(file: string): Problem {
  const message = 'The mapping reads areas by name, and no names are known.';
  return { code: 'unknown-names', message, at: file, hint: 'Write the names under rename in the mapping.' };
}

/** Codes of the plan by how a table writes them, other than as they are: renamed ones, and names on the day meant. */
export function areaCodesOf(area: AreaMapping, known: KnownToPlan): Readonly<Record<string, string>> {
  if ('fixed' in area) return {};
  if (area.written !== 'name') return area.rename;
  const day = area.asOf ?? '9998-12-31';
  const named = (known.names ?? []).filter(
    ({ validFrom = '', validTo = '9999-12-31' }) => validFrom <= day && day <= validTo,
  );
  return { ...Object.fromEntries(named.map(({ name, code }) => [name, code])), ...area.rename };
}
