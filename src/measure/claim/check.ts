import { inEveryLocale } from '../../foundation/locale.ts';
import type { ObservationSet, Valued } from '../observation/observation-set.ts';
import type { Claim, ClaimPart, ClaimResult, Evidence, PartResult, PartVerdict, Verdict } from './claim.ts';
import { evaluateTest } from './evaluate.ts';
import { saySentence, type Naming } from './sentence.ts';

/** Rechecks the plan's sentences on the data at hand. Pure: nothing about a verdict is kept anywhere else. */
export function checkClaims(
  claims: readonly Claim[],
  observations: ObservationSet,
  naming: Naming,
): readonly ClaimResult[] {
  return claims.map((claim) => {
    const parts = claim.parts.map((part) => checkPart(part, observations, naming));
    const found = parts.map((part) => part.verdict);
    return {
      id: claim.id,
      verdict: joinVerdicts(found),
      checkedParts: found.filter(isTested).length,
      parts,
      evidence: distinctEvidence(parts),
      sentence: inEveryLocale((locale) => [...new Set(parts.map((part) => part.sentence[locale]))].join(' ')),
    };
  });
}

/**
 * One part that no longer holds decides among those that were tested. As long as not every part was, the verdict goes
 * as far as tested; without a single tested part there is an indication at most.
 */
export function joinVerdicts(parts: readonly PartVerdict[]): Verdict {
  const tested = parts.filter(isTested);
  if (tested.length === 0) return parts.includes('indication') ? 'indication' : 'cannot be checked';
  const verdict = tested.includes('no longer holds') ? 'no longer holds' : 'holds';
  return tested.length === parts.length ? verdict : `${verdict} as far as tested`;
}

function isTested(verdict: PartVerdict): verdict is 'holds' | 'no longer holds' {
  return verdict === 'holds' || verdict === 'no longer holds';
}

function checkPart(part: ClaimPart, observations: ObservationSet, naming: Naming): PartResult {
  const outcome = evaluateTest(part.test, observations);
  const missing = outcome.missing && naming.indicator(outcome.missing);
  return {
    id: part.id,
    statement: part.statement,
    verdict: outcome.verdict,
    sentence: saySentence(outcome, naming),
    evidence: outcome.evidence.map(evidenceOf),
    ...(outcome.nearestSeries && { nearestSeries: outcome.nearestSeries }),
    ...(outcome.points && { points: outcome.points }),
    ...(missing && {
      missing: {
        indicator: missing.id,
        name: inEveryLocale((locale) => missing.text[locale].name),
        publisher: missing.publisher,
      },
    }),
    ...(outcome.period && { period: outcome.period }),
  };
}

function evidenceOf(observation: Valued): Evidence {
  const { indicator, area, period, value, unit, provenance } = observation;
  return { indicator, area, period, value, unit, publisher: provenance.publisher, dataset: provenance.dataset };
}

function distinctEvidence(parts: readonly PartResult[]): readonly Evidence[] {
  const all = parts.flatMap((part) => part.evidence);
  return [
    ...new Map(all.map((evidence) => [`${evidence.indicator}|${evidence.area}|${evidence.period}`, evidence])).values(),
  ];
}
