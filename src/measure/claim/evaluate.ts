import type { ObservationSet } from '../observation/observation-set.ts';
import type { ClaimTest } from './claim.ts';
import { evaluateComparison } from './comparison.ts';
import type { Outcome } from './outcome.ts';
import { evaluateAssociation, evaluateMedian, evaluateRank, evaluateStatedLevels, evaluateTrend } from './standing.ts';

/**
 * Runs one test on the data at hand. Where its own series cannot be judged, the nearest one gives an indication, which
 * is no verdict. Pure: the same observations give the same outcome.
 */
export function evaluateTest(test: ClaimTest, observations: ObservationSet): Outcome {
  const own = evaluateOwn(test, observations);
  if (own.verdict !== 'cannot be checked' || !('nearest' in test) || !test.nearest) return own;
  const nearest = evaluateOwn({ ...test, indicator: test.nearest }, observations);
  if (nearest.verdict === 'cannot be checked') return own;
  return {
    ...nearest,
    verdict: 'indication',
    points: nearest.verdict === 'holds' ? 'along' : 'against',
    nearestSeries: test.nearest,
    missing: test.indicator,
  };
}

function evaluateOwn(test: ClaimTest, observations: ObservationSet): Outcome {
  switch (test.kind) {
    case 'changes-more':
    case 'crossed':
    case 'on-side':
    case 'not-catching-up':
    case 'stays-around':
      return evaluateComparison(test, observations);
    case 'trends':
      return evaluateTrend(test, observations);
    case 'ranks':
      return evaluateRank(test, observations);
    case 'most-above-median':
      return evaluateMedian(test, observations);
    case 'states-levels':
      return evaluateStatedLevels(test, observations);
    case 'goes-with':
      return evaluateAssociation(test, observations);
  }
}
