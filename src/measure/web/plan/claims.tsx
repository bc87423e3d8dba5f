import { homeCrumb } from '../home-crumb.ts';
import type { PageContent } from '../../../site/page.ts';
import { Breadcrumbs } from '../../../site/ui/breadcrumbs/breadcrumbs.tsx';
import { DataTable } from '../../../site/ui/data-table/data-table.tsx';
import { Verdict } from '../../../site/ui/verdict/verdict.tsx';
import { formatList } from '../../../foundation/number.ts';
import { verdicts, type ClaimResult, type Evidence, type PartResult } from '../../claim/claim.ts';
import type { UnitCode } from '../../observation/observation.ts';
import type { Period } from '../../observation/period.ts';
import { indicatorPath } from '../../address.ts';
import { PartsChecked } from './claim-row.tsx';
import type { View } from '../view.ts';

/** `/vaststellingen`: every finding of the plan with its tests. */
export function claimsPage(view: View): PageContent {
  const { words, release } = view;
  const title = words.t('claims.title');
  return {
    kind: 'page',
    section: 'ambitions',
    title,
    description: words.t('claims.lead'),
    body: (
      <>
        <div class="page-head">
          <Breadcrumbs locale={view.locale} items={[homeCrumb(view)]} />
          <h1>{title}</h1>
          <p class="lead">{words.t('claims.lead')}</p>
        </div>
        <p>{claimCounts(view)}</p>
        {release.claims.map((claim) => (
          <ClaimSection view={view} claim={claim} />
        ))}
      </>
    ),
  };
}

/** How many findings got which verdict, in one sentence; verdicts that none got are left out. */
export function claimCounts({ release, words, locale }: View): string {
  const counted = verdicts.flatMap((verdict) => {
    const count = release.claims.filter((claim) => claim.verdict === verdict).length;
    return count === 0 ? [] : [words.t(`claims.count.${verdict}`, { count })];
  });
  const sentence = formatList(locale, counted);
  return `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}.`;
}

function ClaimSection({ view, claim }: { view: View; claim: ClaimResult }) {
  const finding = view.release.plan.findings.find(({ id }) => id === claim.id);
  return (
    <section class="claim" id={claim.id} aria-labelledby={`${claim.id}-kop`}>
      <p class="claim__verdict">
        <Verdict locale={view.locale} verdict={claim.verdict} /> <PartsChecked view={view} claim={claim} />
      </p>
      <h2 id={`${claim.id}-kop`}>{finding?.text[view.locale]}</h2>
      <ul class="claim__parts">
        {claim.parts.map((part) => (
          <Part view={view} part={part} />
        ))}
      </ul>
      {claim.evidence.length > 0 && <EvidenceTable view={view} claim={claim} />}
    </section>
  );
}

function Part({ view, part }: { view: View; part: PartResult }) {
  return (
    <li class="claim__part">
      <p class="claim__part-verdict">
        <Verdict locale={view.locale} verdict={part.verdict} />
      </p>
      <div>
        <h3 class="claim__statement">{part.statement[view.locale]}</h3>
        <p>{part.sentence[view.locale]}</p>
        {part.evidence[0] && (
          <p>
            <IndicatorLink view={view} id={part.evidence[0].indicator} />
          </p>
        )}
      </div>
    </li>
  );
}

function IndicatorLink({ view, id }: { view: View; id: Evidence['indicator'] }) {
  const indicator = view.release.findIndicator(id);
  if (!indicator) return null;
  return <a href={view.href(indicatorPath(indicator))}>{view.words.indicator(indicator).name}</a>;
}

function EvidenceTable({ view, claim }: { view: View; claim: ClaimResult }) {
  const { words, locale } = view;
  const caption = words.t('claims.evidence');
  return (
    <details class="fold">
      <summary>{caption}</summary>
      <DataTable
        locale={locale}
        id={`${claim.id}-cijfers`}
        caption={caption}
        columns={[
          { label: words.t('table.area'), kind: 'text' },
          { label: words.t('table.indicator'), kind: 'text' },
          { label: words.t('table.period'), kind: 'text' },
          { label: words.t('table.value'), kind: 'number' },
          { label: words.t('table.source'), kind: 'text' },
        ]}
        rows={claim.evidence.map((evidence) => [
          { content: words.area(evidence.area) },
          { content: <IndicatorLink view={view} id={evidence.indicator} /> },
          { content: words.period(evidence.period as Period) },
          { content: words.value(evidence.value, evidence.unit as UnitCode), sortBy: evidence.value },
          { content: `${evidence.publisher}, ${evidence.dataset}` },
        ])}
      />
    </details>
  );
}
