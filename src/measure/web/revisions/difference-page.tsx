import { decimalsApart, formatNumber } from '../../../foundation/number.ts';
import type { PageAnswer } from '../../../site/page.ts';
import { Breadcrumbs } from '../../../site/ui/breadcrumbs/breadcrumbs.tsx';
import { DataTable, type TableCell } from '../../../site/ui/data-table/data-table.tsx';
import { DownloadList } from '../../../site/ui/download-list/download-list.tsx';
import { FormField } from '../../../site/ui/form-field/form-field.tsx';
import { Verdict } from '../../../site/ui/verdict/verdict.tsx';
import { releaseBefore, type PublishedRelease, type ReleaseChanges } from '../../release/archive.ts';
import type { IndicatorChange, Revision, VerdictChange } from '../../release/diff.ts';
import type { IndicatorId } from '../../observation/observation.ts';
import { indicatorPath } from '../../address.ts';
import { breakdownLabel } from '../../wording/breakdown-wording.ts';
import type { View } from '../view.ts';
import { differencePath, releasePath, revisionAnchor } from './release-address.ts';
import { crumbs } from './release-list.tsx';
import { releaseName, sayChanges } from './wording.ts';
import { revisionText } from './texts.ts';

/** Indicators whose revisions stand on the page itself; the download has all of them. */
const shownIndicators = 12;

interface Difference {
  readonly to: PublishedRelease;
  readonly from: PublishedRelease;
  readonly changes: ReleaseChanges;
  readonly all: readonly PublishedRelease[];
}

/** `/uitgaven/{id}/verschil?met={id}`: what a release changed, by default against the one published before it. */
export async function differencePage(view: View, id: string): Promise<PageAnswer> {
  const all = await view.archive.list();
  const to = all.find(({ manifest }) => manifest.id === id);
  const asked = view.query['met'];
  const from = asked ? all.find(({ manifest }) => manifest.id === asked) : releaseBefore(all, id);
  if (!to || (asked && !from)) return { kind: 'not-found' };
  const changes = from && (await view.archive.compare(from.manifest.id, to.manifest.id));
  if (!from || !changes) return page(view, to, <ChooseOther view={view} to={to} all={all} />);
  if (!changes.ok) return { kind: 'not-found' };
  const difference = { to, from, changes: changes.value, all };
  return page(view, to, <Differences view={view} difference={difference} />, from);
}

function page(
  view: View,
  to: PublishedRelease,
  content: ReturnType<typeof Differences>,
  from?: PublishedRelease,
): PageAnswer {
  const { locale } = view;
  const t = revisionText(locale);
  const lead = from
    ? t('difference.lead', { to: releaseName(locale, to), from: withinSentence(releaseName(locale, from)) })
    : t('difference.first', { to: releaseName(locale, to) });
  return {
    kind: 'page',
    section: 'indicators',
    title: `${t('difference.title')} ${releaseName(locale, to)} (${to.manifest.id.slice(0, 6)})`,
    description: lead,
    body: (
      <>
        <div class="page-head">
          <Breadcrumbs
            locale={locale}
            items={[
              ...crumbs(view),
              { href: view.href('/uitgaven'), label: t('releases.title') },
              { href: view.href(releasePath(to.manifest.id)), label: releaseName(locale, to) },
            ]}
          />
          <h1>{t('difference.title')}</h1>
          <p class="lead">{lead}</p>
        </div>
        {content}
      </>
    ),
  };
}

/** A name that began a sentence, to stand in the middle of one. */
function withinSentence(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1);
}

function Differences({ view, difference }: { view: View; difference: Difference }) {
  const { to, from, changes, all } = difference;
  return (
    <>
      <ChooseOther view={view} to={to} from={from} all={all} />
      <p>{sayChanges(view.locale, changes)}</p>
      {changes.verdicts.length > 0 && <Verdicts view={view} verdicts={changes.verdicts} />}
      {changes.figures.indicators.length > 0 && <Summary view={view} changes={changes.figures.indicators} />}
      {changes.figures.revisions.length > 0 && <Revisions view={view} difference={difference} />}
    </>
  );
}

function ChooseOther({
  view,
  to,
  from,
  all,
}: {
  view: View;
  to: PublishedRelease;
  from?: PublishedRelease;
  all: readonly PublishedRelease[];
}) {
  const { locale } = view;
  const t = revisionText(locale);
  const others = all.filter(({ manifest }) => manifest.id !== to.manifest.id);
  if (others.length === 0) return <></>;
  return (
    <form class="form-fields" method="get" action={view.href(differencePath(to.manifest.id))}>
      <FormField
        id="met"
        name="met"
        label={t('difference.choose')}
        {...(from && { value: from.manifest.id })}
        options={others.map((release) => ({
          value: release.manifest.id,
          label: `${releaseName(locale, release)} (${release.manifest.id.slice(0, 6)})`,
        }))}
      />
      <button class="button">{t('difference.button')}</button>
    </form>
  );
}

function Verdicts({ view, verdicts }: { view: View; verdicts: readonly VerdictChange[] }) {
  const { locale, release } = view;
  const t = revisionText(locale);
  const sign = (verdict: VerdictChange['from']) =>
    verdict ? <Verdict locale={locale} verdict={verdict} /> : t('difference.verdict.absent');
  return (
    <section class="section" aria-labelledby="oordelen">
      <h2 id="oordelen">{t('difference.verdicts')}</h2>
      <DataTable
        locale={locale}
        id="oordelen-tabel"
        caption={t('difference.verdicts')}
        columns={[
          { label: t('release.claims.finding'), kind: 'text' },
          { label: t('difference.was'), kind: 'text' },
          { label: t('difference.is'), kind: 'text' },
        ]}
        rows={verdicts.map(({ id, from, to }) => [
          { content: release.plan.findings.find((finding) => finding.id === id)?.text[locale] ?? id },
          { content: sign(from) },
          { content: sign(to) },
        ])}
      />
    </section>
  );
}

function Summary({ view, changes }: { view: View; changes: readonly IndicatorChange[] }) {
  const { locale, words } = view;
  const t = revisionText(locale);
  const ownTables = new Set(mostRevised(changes).map(({ indicator }) => indicator));
  const count = (number: number): TableCell => ({ content: formatNumber(locale, number, 0), sortBy: number });
  return (
    <section class="section" aria-labelledby="per-cijfer">
      <h2 id="per-cijfer">{t('difference.summary')}</h2>
      <DataTable
        locale={locale}
        id="verschillen"
        caption={t('difference.summary')}
        columns={[
          { label: words.t('table.indicator'), kind: 'text' },
          { label: t('difference.added'), kind: 'number' },
          { label: t('difference.revised'), kind: 'number' },
          { label: t('difference.largest'), kind: 'number' },
          { label: t('difference.removed'), kind: 'number' },
          { label: t('difference.remarked'), kind: 'number' },
        ]}
        rows={changes.map(({ indicator, added, revised, removed, remarked, largest, unit }) => [
          { content: <IndicatorName view={view} id={indicator} isPlace={!ownTables.has(indicator)} /> },
          count(added),
          count(revised),
          largest
            ? { content: words.signedPoints(largest.by, unit), sortBy: Math.abs(largest.by) }
            : { content: '–', sortBy: 0 },
          count(removed),
          count(remarked),
        ])}
      />
    </section>
  );
}

/** The name of an indicator that may have left the plan since. */
function nameOf(view: View, id: IndicatorId): string {
  const indicator = view.release.findIndicator(id);
  return indicator ? view.words.indicator(indicator).name : id;
}

/** The name with its link; where an indicator has no table of its own, this is the place that links lead to. */
function IndicatorName({ view, id, isPlace }: { view: View; id: IndicatorId; isPlace: boolean }) {
  const indicator = view.release.findIndicator(id);
  const name = indicator ? <a href={view.href(indicatorPath(indicator))}>{nameOf(view, id)}</a> : <>{id}</>;
  return isPlace ? <span id={revisionAnchor(id)}>{name}</span> : name;
}

/** The indicators whose revisions stand on the page, those with the most first. */
function mostRevised(changes: readonly IndicatorChange[]): readonly IndicatorChange[] {
  return changes
    .filter((change) => change.revised > 0)
    .toSorted((a, b) => b.revised - a.revised)
    .slice(0, shownIndicators);
}

function Revisions({ view, difference: { to, from, changes } }: { view: View; difference: Difference }) {
  const t = revisionText(view.locale);
  const revised = changes.figures.indicators.filter((change) => change.revised > 0);
  const byIndicator = Map.groupBy(changes.figures.revisions, ({ indicator }) => indicator);
  return (
    <section class="section" aria-labelledby="herzieningen">
      <h2 id="herzieningen">{t('difference.revisions')}</h2>
      <p>{t('difference.revisions.text')}</p>
      <DownloadList
        locale={view.locale}
        files={[
          {
            href: `${releasePath(to.manifest.id)}/verschil.csv?met=${from.manifest.id}`,
            format: t('file.revisions'),
          },
        ]}
      />
      {revised.length > shownIndicators && <p>{t('difference.more')}</p>}
      {mostRevised(revised).map((change) => (
        <RevisionTable view={view} change={change} revisions={byIndicator.get(change.indicator) ?? []} />
      ))}
    </section>
  );
}

function RevisionTable({
  view,
  change,
  revisions,
}: {
  view: View;
  change: IndicatorChange;
  revisions: readonly Revision[];
}) {
  const { locale, words } = view;
  const t = revisionText(locale);
  const caption = t('difference.shown', {
    name: nameOf(view, change.indicator),
    count: change.revised,
    shown: revisions.length < change.revised ? revisions.length : 0,
  });
  const hasBreakdowns = revisions.some(({ breakdown }) => breakdown !== '');
  return (
    <div class="kpi" id={revisionAnchor(change.indicator)}>
      <DataTable
        locale={locale}
        id={`tabel-${change.indicator}`}
        caption={caption}
        columns={[
          { label: words.t('table.area'), kind: 'text' },
          ...(hasBreakdowns ? [{ label: t('difference.group'), kind: 'text' } as const] : []),
          { label: words.t('table.period'), kind: 'text' },
          { label: t('difference.was'), kind: 'number' },
          { label: t('difference.is'), kind: 'number' },
          { label: t('difference.by'), kind: 'number' },
        ]}
        rows={revisions.map(({ area, breakdown, period, from, to, by }) => [
          { content: view.release.geography.find(area)?.name[locale] ?? area },
          ...(hasBreakdowns ? [{ content: breakdownLabel(locale, breakdown) }] : []),
          { content: words.period(period) },
          ...sides(view, change, from, to),
          by === undefined ? { content: '–', sortBy: 0 } : { content: words.signedPoints(by, change.unit), sortBy: by },
        ])}
      />
    </div>
  );
}

/** Both values with as many decimals as it takes to see them differ. */
function sides(
  { words }: View,
  { unit }: IndicatorChange,
  ...values: readonly [number | null, number | null]
): readonly TableCell[] {
  const decimals = decimalsApart(values.filter((value) => value !== null));
  return values.map((value) =>
    value === null
      ? { content: words.t('missing.value') }
      : { content: words.value(value, unit, decimals), sortBy: value },
  );
}
