import { formatDate, formatList } from '../../../foundation/number.ts';
import type { AmbitionLine, MissingFigure } from '../../../plan/plan.ts';
import { datedAfterYears } from '../../analysis/age.ts';
import type { PageContent } from '../../../site/page.ts';
import { Breadcrumbs } from '../../../site/ui/breadcrumbs/breadcrumbs.tsx';
import { DataTable, type TableCell } from '../../../site/ui/data-table/data-table.tsx';
import { Tag } from '../../../site/ui/tag/tag.tsx';
import type { Indicator } from '../../indicator/indicator.ts';
import { standOnTarget } from '../../analysis/progress.ts';
import type { IndicatorId } from '../../observation/observation.ts';
import { arrangeObservations, type ObservationSet } from '../../observation/observation-set.ts';
import type { LatestPeriod } from '../../release/observation-store.ts';
import { ambitionPath, indicatorPath } from '../../address.ts';
import { homeCrumb } from '../home-crumb.ts';
import { sayProgress } from '../../wording/target-wording.ts';
import type { View } from '../view.ts';
import { countCoverage, coverKpis, type CoverageCount, type IndicatorCoverage, type KpiCoverage } from './coverage.ts';
import { coverageText } from './texts.ts';

/** Address of the page, without a language prefix. */
export const coveragePath = '/dekking';

/** `/dekking`: of every KPI what is measured, down to which places, how fresh, and what is missing and who has it. */
export async function coveragePage(view: View): Promise<PageContent> {
  const { release, locale } = view;
  const t = coverageText(locale);
  const contents = await release.observations.contents();
  const [latest, observations] = await Promise.all([latestOfKpis(view), targetedSeries(view)]);
  const lines = release.plan.ambitions.map((ambition) => ({
    ambition,
    coverage: coverKpis(ambition.kpis, {
      indicators: release.findIndicator,
      latest,
      contents,
      geography: release.geography,
      focus: view.focus,
      figuresOf: release.manifest.figuresOf,
    }),
  }));
  const count = countCoverage(lines.flatMap(({ coverage }) => coverage));
  return {
    kind: 'page',
    section: 'ambitions',
    title: t('title'),
    description: headline(count, t),
    body: (
      <>
        <Head view={view} count={count} />
        {lines.map(({ ambition, coverage }) => (
          <Line view={view} ambition={ambition} coverage={coverage} observations={observations} />
        ))}
      </>
    ),
  };
}

/** Where and until when each KPI's indicators have totals on the places of the plan, in one question. */
function latestOfKpis({ release }: View): Promise<readonly LatestPeriod[]> {
  const kpis = release.plan.ambitions.flatMap((ambition) => ambition.kpis);
  const areas = release.snapshot.areas.filter(({ kind }) => kind !== 'comparison-region').map(({ code }) => code);
  const indicators = [...new Set(kpis.flatMap((kpi) => kpi.indicators))] as unknown as readonly IndicatorId[];
  return release.observations.latestPeriods({ indicators, areas, breakdowns: [''] });
}

/** The series that targets are set for. */
async function targetedSeries({ release: { targets, observations } }: View): Promise<ObservationSet> {
  const indicators = [...new Set(targets.map(({ indicator }) => indicator))];
  const areas = [...new Set(targets.map(({ area }) => area))];
  return arrangeObservations(await observations.select({ indicators, areas, breakdowns: [''] }));
}

function headline(count: CoverageCount, t: ReturnType<typeof coverageText>): string {
  return t('headline', { ...count });
}

function Head({ view, count }: { view: View; count: CoverageCount }) {
  const { words, locale, release } = view;
  const t = coverageText(locale);
  return (
    <div class="page-head">
      <Breadcrumbs
        locale={locale}
        items={[homeCrumb(view), { href: view.href('/ambities'), label: words.t('ambitions.title') }]}
      />
      <h1>{t('title')}</h1>
      <p class="lead">{headline(count, t)}</p>
      <p>
        {t('levels', { ...count })} {t('missing.count', { ...count })}
      </p>
      <p>{t('freshness', { date: formatDate(locale, release.manifest.figuresOf), years: datedAfterYears })}</p>
    </div>
  );
}

interface LineProps {
  readonly view: View;
  readonly ambition: AmbitionLine;
  readonly coverage: readonly KpiCoverage[];
  readonly observations: ObservationSet;
}

function Line({ view, ambition, coverage, observations }: LineProps) {
  const { words, locale } = view;
  const id = `ambitie-${ambition.id}`;
  return (
    <section class="section" aria-labelledby={id}>
      <Tag href={view.href(ambitionPath(ambition.id))}>{words.t('ambition.eyebrow', { id: ambition.id })}</Tag>
      <h2 id={id}>{ambition.title[locale]}</h2>
      {coverage.map((each) => (
        <KpiPart view={view} coverage={each} observations={observations} />
      ))}
    </section>
  );
}

function KpiPart({
  view,
  coverage,
  observations,
}: Omit<LineProps, 'ambition' | 'coverage'> & { coverage: KpiCoverage }) {
  const { locale } = view;
  const { kpi, measured, waiting, missing } = coverage;
  const t = coverageText(locale);
  return (
    <section class="kpi" aria-labelledby={`${kpi.id}-kop`}>
      <h3 id={`${kpi.id}-kop`}>{kpi.title[locale]}</h3>
      <p>{kpi.text[locale]}</p>
      {measured.length === 0 && <p>{t('none')}</p>}
      {measured.length > 0 && (
        <DataTable
          locale={locale}
          id={`${kpi.id}-cijfers`}
          caption={t('table.caption', { kpi: kpi.title[locale] })}
          columns={[
            { label: t('table.indicator'), kind: 'text' },
            { label: t('table.level'), kind: 'text' },
            { label: t('table.period'), kind: 'text' },
            { label: t('table.age'), kind: 'text' },
            { label: t('table.target'), kind: 'text' },
          ]}
          rows={measured.map((one) => coverageRow(view, kpi.id, one, observations))}
        />
      )}
      {waiting.length + missing.length > 0 && <h4>{t('missing.title')}</h4>}
      <MissingList view={view} waiting={waiting} missing={missing} />
    </section>
  );
}

function coverageRow(
  view: View,
  kpi: string,
  { indicator, finest, laterPeriod, ageYears, isDated, hasFocus }: IndicatorCoverage,
  observations: ObservationSet,
): readonly TableCell[] {
  const { words, locale } = view;
  const t = coverageText(locale);
  const level = levelText(view, finest);
  const period = words.period(finest.lastPeriod);
  const later = laterPeriod && t('period.later', { period: words.period(laterPeriod) });
  const age = t(isDated ? 'age.dated' : 'age', { years: ageYears });
  return [
    { content: <a href={view.href(indicatorPath(indicator))}>{words.indicator(indicator).name}</a> },
    { content: hasFocus ? level : t('level.without-focus', { level, area: words.area(view.focus) }) },
    { content: later ? `${period} (${later})` : period, sortBy: finest.lastPeriod },
    { content: isDated ? <strong>{age}</strong> : age, sortBy: ageYears },
    { content: targetStatus(view, kpi, indicator.id, observations) },
  ];
}

/** "38 gemeenten"; places are named where there are one or two: "Vlaanderen en België". */
function levelText({ words, locale }: View, { kind, areas }: IndicatorCoverage['finest']): string {
  if (areas.length > 2) return coverageText(locale)(`level.${kind}`, { count: areas.length });
  return formatList(locale, areas.map(words.area));
}

function targetStatus(view: View, kpi: string, indicator: IndicatorId, observations: ObservationSet): string {
  const { release, locale, focus } = view;
  const targets = release.targets.filter((target) => target.kpi === kpi && target.indicator === indicator);
  const target = targets.find(({ area }) => area === focus) ?? targets[0];
  const definition = release.findIndicator(indicator);
  if (!target || !definition) return coverageText(locale)('target.none');
  const { progress } = standOnTarget(target, definition, observations.series(indicator, target.area));
  return sayProgress(progress, locale);
}

/** Series that are not read yet and figures that are missing, each with who has it. */
export function MissingList({
  view,
  waiting,
  missing,
  more = [],
}: {
  view: View;
  waiting: readonly Indicator[];
  missing: readonly MissingFigure[];
  /** Further lines, as sentences. */
  more?: readonly string[];
}) {
  const { words, locale } = view;
  const t = coverageText(locale);
  const lines = [...missing.map((figure) => `${figure.text[locale]} ${holderSentence(figure, t)}`), ...more];
  if (waiting.length + lines.length === 0) return null;
  return (
    <ul class="ruled-list coverage-missing">
      {waiting.map((indicator) => (
        <li>
          <a href={view.href(indicatorPath(indicator))}>{words.indicator(indicator).name}</a>
          {`. ${t('missing.waiting', { holder: indicator.publisher })}`}
        </li>
      ))}
      {lines.map((line) => (
        <li>{line}</li>
      ))}
    </ul>
  );
}

/** Who has it and for which places; a figure that nobody measures is said to be so. */
function holderSentence({ holder, level, source }: MissingFigure, t: ReturnType<typeof coverageText>): string {
  if (level === 'none') return t('missing.nobody', { holder });
  const who = source ? t('missing.holder.source', { holder, source }) : t('missing.holder', { holder });
  return `${who} ${t(`missing.level.${level}`)}`;
}
