/** A 95% confidence interval, in the unit of what it surrounds. */
export interface Interval {
  readonly lower: number;
  readonly upper: number;
}

/** 97.5% quantile of the standard normal distribution. */
const z = 1.959963984540054;

/**
 * Wilson's score interval of a share: `cases` out of `people`, as fractions between 0 and 1.
 * Source: Wilson, JASA 22 (1927) 209-212. Needs people > 0.
 */
export function shareInterval(cases: number, people: number): Interval {
  const share = cases / people;
  const squared = (z * z) / people;
  const centre = share + squared / 2;
  const margin = z * Math.sqrt((share * (1 - share)) / people + squared / (4 * people));
  return { lower: (centre - margin) / (1 + squared), upper: (centre + margin) / (1 + squared) };
}

/**
 * Newcombe's hybrid score interval of the difference of two independent shares, as fractions.
 * Source: Newcombe, Statistics in Medicine 17 (1998) 873-890, method 10.
 */
export function differenceInterval(cases1: number, people1: number, cases2: number, people2: number): Interval {
  const share1 = cases1 / people1;
  const share2 = cases2 / people2;
  const first = shareInterval(cases1, people1);
  const second = shareInterval(cases2, people2);
  const difference = share1 - share2;
  return {
    lower: difference - Math.hypot(share1 - first.lower, second.upper - share2),
    upper: difference + Math.hypot(first.upper - share1, share2 - second.lower),
  };
}
