import { Verdict } from '../../../site/ui/verdict/verdict.tsx';
import type { ClaimResult, PartResult } from '../../claim/claim.ts';
import { claimPath } from '../../address.ts';
import type { View } from '../view.ts';

/** One finding of the plan with its verdict, how far it could be checked, and the sentence that says why. */
export function ClaimRow({ view, claim }: { view: View; claim: ClaimResult }) {
  const { release, locale } = view;
  const finding = release.plan.findings.find(({ id }) => id === claim.id);
  const first = leadingPart(claim);
  return (
    <li class="claim-row">
      <div class="claim-row__verdict">
        <Verdict locale={locale} verdict={claim.verdict} />
        <PartsChecked view={view} claim={claim} />
      </div>
      <div>
        <p class="claim-row__finding">
          <a href={view.href(claimPath(claim.id))}>{finding?.text[locale]}</a>
        </p>
        <p class="claim-row__sentence">{first?.sentence[locale]}</p>
      </div>
    </li>
  );
}

/** The part whose sentence says best why the finding has its verdict. */
function leadingPart({ verdict, parts }: ClaimResult): PartResult | undefined {
  return parts.find((part) => verdict.startsWith(part.verdict)) ?? parts[0];
}

/** How many of its parts could be checked; left out when all could. */
export function PartsChecked({ view, claim }: { view: View; claim: ClaimResult }) {
  const { checkedParts, parts } = claim;
  if (checkedParts === parts.length || checkedParts === 0) return null;
  return (
    <span class="claim-row__parts">{view.words.t('claims.parts', { checked: checkedParts, all: parts.length })}</span>
  );
}
