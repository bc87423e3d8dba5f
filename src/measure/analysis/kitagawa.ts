/** A part of the people, such as an age group, in the two populations that are compared. */
export interface Stratum {
  /** Cases and people in the one and in the other population. */
  readonly one: { readonly cases: number; readonly people: number };
  readonly other: { readonly cases: number; readonly people: number };
}

/** A difference between two rates taken apart, as fractions; the two effects add up to the gap. */
export interface GapDecomposition {
  /** Rate of the one minus rate of the other. */
  readonly gap: number;
  /** What is left when both had the same make-up of people: differences in rates within the parts. */
  readonly rateEffect: number;
  /** What comes from another make-up of people. */
  readonly compositionEffect: number;
}

/**
 * Kitagawa's decomposition of a difference between two crude rates. `undefined` when a population has nobody, or when a
 * part has people in one population only: its rate in the other is then unknown.
 * Source: Kitagawa, Journal of the American Statistical Association 50 (1955) 1168-1194.
 */
export function decomposeGap(strata: readonly Stratum[]): GapDecomposition | undefined {
  const known = strata.filter(({ one, other }) => one.people > 0 || other.people > 0);
  const [all, allOther] = [total(known.map(({ one }) => one.people)), total(known.map(({ other }) => other.people))];
  if (all === 0 || allOther === 0 || known.some(({ one, other }) => one.people === 0 || other.people === 0)) {
    return undefined;
  }
  const parts = known.map(({ one, other }) => {
    const [rate, otherRate] = [one.cases / one.people, other.cases / other.people];
    const [share, otherShare] = [one.people / all, other.people / allOther];
    return {
      rateEffect: (rate - otherRate) * ((share + otherShare) / 2),
      compositionEffect: (share - otherShare) * ((rate + otherRate) / 2),
    };
  });
  return {
    gap: total(known.map(({ one }) => one.cases)) / all - total(known.map(({ other }) => other.cases)) / allOther,
    rateEffect: total(parts.map(({ rateEffect }) => rateEffect)),
    compositionEffect: total(parts.map(({ compositionEffect }) => compositionEffect)),
  };
}

function total(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}
