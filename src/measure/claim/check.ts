import { inEveryLocale } from '../../foundation/locale.ts';
import type { ObservationSet, Valued } from '../observation/observation-set.ts';
import type { Claim, ClaimPart, ClaimResult, Evidence, PartResult, Verdict } from './claim.ts';
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
    // What a nearest series shows is an indication: it decides nothing about the sentence itself.
    const decisive = parts.filter((part) => !part.nearestSeries).map((part) => part.verdict);
    return {
      id: claim.id,
      verdict: joinVerdicts(decisive),
      checkedParts: decisive.filter((verdict) => verdict !== 'cannot be checked').length,
      parts,
      evidence: distinctEvidence(parts),
      sentence: inEveryLocale((locale) => [...new Set(parts.map((part) => part.sentence[locale]))].join(' ')),
    };
  });
}

/** One part that no longer holds decides; what cannot be checked does not speak against what holds. */
export function joinVerdicts(verdicts: readonly Verdict[]): Verdict {
  if (verdicts.includes('no longer holds')) return 'no longer holds';
  return verdicts.includes('holds') ? 'holds' : 'cannot be checked';
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
