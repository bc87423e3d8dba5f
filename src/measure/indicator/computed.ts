import type { Formula } from './indicator.ts';

/** The formula in indicator ids: "100 × a / (a + b)". */
export function describeFormula(formula: Formula): string {
  const side = (ids: readonly string[]): string => (ids.length > 1 ? `(${ids.join(' + ')})` : ids.join());
  const times = formula.scale === 1 ? '' : `${formula.scale} × `;
  return `${times}${side(formula.numerator)} / ${side(formula.denominator)}`;
}
