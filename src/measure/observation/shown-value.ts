import type { UnitCode } from './observation.ts';
import type { Valued } from './observation-set.ts';

/** The decimals that figures of a unit are shown with where nothing asks for more. */
export function shownDecimals(unit: UnitCode): 0 | 1 {
  return unit === 'PS' || unit === 'NR' || unit === 'EUR' ? 0 : 1;
}

/** A value as readers see it, so that what is said of two figures agrees with what stands there. */
export function shownValue({ value, unit }: Pick<Valued, 'value' | 'unit'>): number {
  return rounded(value, shownDecimals(unit));
}

/** `later` minus `earlier`, each as it is shown, so that a reader who subtracts finds the same. */
export function shownDifference(
  later: Pick<Valued, 'value' | 'unit'>,
  earlier: Pick<Valued, 'value' | 'unit'>,
  decimals: number = shownDecimals(later.unit),
): number {
  return rounded(rounded(later.value, decimals) - rounded(earlier.value, decimals), decimals);
}

function rounded(value: number, decimals: number): number {
  return Number(value.toFixed(decimals));
}
