import { deviation, mean } from 'd3-array';

/**
 * Krippendorff's alpha for interval data: how far those who judge the same things agree, 1 for wholly and 0 for no more
 * than chance. Each unit lists the values it got, of whoever gave one; `undefined` when there is nothing to compare.
 *
 * Source: K. Krippendorff, "Computing Krippendorff's Alpha-Reliability" (2011), section E, interval metric.
 */
export function krippendorffAlpha(units: readonly (readonly number[])[]): number | undefined {
  const paired = units.filter((values) => values.length > 1);
  const all = paired.flat();
  if (all.length < 2) return undefined;
  const observed = paired.reduce((sum, values) => sum + squaredDistances(values) / (values.length - 1), 0) / all.length;
  const expected = squaredDistances(all) / (all.length * (all.length - 1));
  return expected === 0 ? undefined : 1 - observed / expected;
}

/** The squared distance summed over all ordered pairs. */
function squaredDistances(values: readonly number[]): number {
  const centre = mean(values) ?? 0;
  return 2 * values.length * values.reduce((sum, value) => sum + (value - centre) ** 2, 0);
}

/** Sample standard deviation of what several gave one proposal; `undefined` below two. */
export function spread(values: readonly number[]): number | undefined {
  return deviation(values);
}
