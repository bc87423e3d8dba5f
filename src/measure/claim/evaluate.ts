import type { ObservationSet } from '../observation/observation-set.ts';
import type { ClaimTest } from './claim.ts';
import { evaluateComparison } from './comparison.ts';
import type { Outcome } from './outcome.ts';
import { evaluateAssociation, evaluateRank, evaluateStatedLevels, evaluateTrend } from './standing.ts';

/** Runs one test on the data at hand. Pure: the same observations give the same outcome. */
export function evaluateTest(test: ClaimTest, observations: ObservationSet): Outcome {
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
    case 'states-levels':
      return evaluateStatedLevels(test, observations);
    case 'goes-with':
      return evaluateAssociation(test, observations);
  }
}
