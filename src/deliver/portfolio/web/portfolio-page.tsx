import { dayOf } from '../../../foundation/clock-words.ts';
import type { Delivering } from '../../delivering.ts';
import type { PageVisit } from '../../../wing/route.ts';
import { formatDate, formatPercentage } from '../../../foundation/number.ts';
import { localePath } from '../../../site/address.ts';
import { BarList } from '../../../site/chart/bar-list.tsx';
import { Figure } from '../../../site/chart/figure.tsx';
import type { PageContent } from '../../../site/page.ts';
import { Breadcrumbs } from '../../../site/ui/breadcrumbs/breadcrumbs.tsx';
import { DataTable } from '../../../site/ui/data-table/data-table.tsx';
import { projectStatuses } from '../../project/progress.ts';
import { Contributions } from './contributions.tsx';
import { CoverageFigure, LineFigure, SourceFigure } from './portfolio-figures.tsx';
import { DraftSection, MoneyByProject } from './portfolio-inside.tsx';
import { labelBases } from '../../project/plain-field.ts';
import { FileLinks } from './file-links.tsx';
import { readPortfolio, type PortfolioSection, type Progress } from './portfolio-reading.ts';
import { WholePlan } from './whole-plan.tsx';
import { portfolioWords, type PortfolioWords } from './words.ts';

/** `/portefeuille`: all projects of the plan together; who may see more sees drafts, risks and the money of each. */
export async function portfolioPage(visit: PageVisit, delivering: Delivering): Promise<PageContent> {
  const words = portfolioWords(delivering.plan, visit.locale);
  const { t, locale } = words;
  const reading = await readPortfolio(visit, delivering, locale);
  const section: PortfolioSection = { words, reading, today: dayOf(delivering.now()) };
  const isEmpty = reading.facets.total === 0;
  return {
    kind: 'page',
    section: 'projects',
    title: t('portfolio.title'),
    description: t('portfolio.description'),
    body: (
      <>
        <div class="page-head">
          <Breadcrumbs
            locale={locale}
            items={[
              { href: localePath(locale, '/'), label: delivering.plan.plan().name[locale] },
              { href: localePath(locale, '/projecten'), label: t('explorer.title') },
            ]}
          />
          <p class="tag">{t('portfolio.title')}</p>
          <h1>{headlineOf(words, reading.progress)}</h1>
          <p class="lead">{leadOf(words, reading.progress)}</p>
          <p>
            {labelBases
              .map((basis) => [basis, reading.unlabelled.get(basis) ?? 0] as const)
              .map(([basis, count]) => (count > 0 ? t(`portfolio.label.${basis}`, { count }) : ''))
              .join(' ')}
          </p>
          <WholePlan words={words} programme={delivering.programme} />
          <p>
            <a href={localePath(locale, '/projecten')}>{t('portfolio.explore')}</a>
          </p>
        </div>
        {!isEmpty && (
          <div class="project-sections">
            <StatusFigure {...section} />
            <SourceFigure {...section} />
            <LineFigure {...section} />
            <CoverageFigure {...section} />
            <LabelFigure {...section} />
            <Contributions words={words} contributions={delivering.portfolio.current().contributions} />
          </div>
        )}
        {reading.inside && <DraftSection {...section} inside={reading.inside} />}
        {reading.projects && <MoneyByProject {...section} projects={reading.projects} />}
      </>
    ),
  };
}

/** As people read it: "7 op de 10 projecten". */
function headlineOf({ t }: PortfolioWords, { good, judged, total }: Progress): string {
  if (total === 0) return t('portfolio.headline.empty');
  // What holds for the few of which it is known is not said of all.
  if (judged < total) return t('portfolio.headline.unknown', { count: total });
  if (good === judged) return t('portfolio.headline.all');
  if (good === 0) return t('portfolio.headline.none');
  // Never all or none of them by rounding alone.
  return t('portfolio.headline', { good: Math.min(9, Math.max(1, Math.round((good / judged) * 10))) });
}

function leadOf({ t, locale, count }: PortfolioWords, { good, judged, byStatus }: Progress): string {
  const unknown = byStatus.get('unknown') ?? 0;
  const planned = byStatus.get('planned') ?? 0;
  return [
    judged > 0 &&
      t('portfolio.lead', { good, judged: count(judged), share: formatPercentage(locale, (good / judged) * 100, 0) }),
    unknown > 0 && t('portfolio.lead.unknown', { count: unknown }),
    planned > 0 && t('portfolio.lead.planned', { count: planned }),
  ]
    .filter(Boolean)
    .join(' ');
}

function StatusFigure({ words, reading, today }: PortfolioSection) {
  const { t, locale, count } = words;
  const { byStatus, total, judged } = reading.progress;
  const headline =
    judged === 0
      ? t('portfolio.status.headline.unknown')
      : t('portfolio.status.headline', { delayed: byStatus.get('delayed') ?? 0 });
  const rows = projectStatuses.flatMap((status) => {
    const projects = byStatus.get(status) ?? 0;
    return projects > 0 ? [{ status, label: t(`status.${status}`), projects }] : [];
  });
  return (
    <Figure
      locale={locale}
      id="stand"
      headline={headline}
      subtitle={t('portfolio.status.subtitle', { total, day: formatDate(locale, today) })}
      note={
        <details class="fold">
          <summary>{t('rule.title')}</summary>
          <p>{t('rule.text')}</p>
        </details>
      }
      table={
        <DataTable
          locale={locale}
          id="stand-tabel"
          caption={headline}
          columns={[
            { label: t('portfolio.status.column'), kind: 'text' },
            { label: t('portfolio.column.projects'), kind: 'number' },
          ]}
          rows={rows.map(({ label, projects }) => [{ content: label }, { content: count(projects), sortBy: projects }])}
        />
      }
      downloads={<FileLinks words={words} file="stand" />}
    >
      <BarList
        items={rows.map(({ status, label, projects }) => ({
          id: status,
          label,
          value: projects,
          text: count(projects),
          role: status === 'delayed' ? ('focus' as const) : ('peer' as const),
          href: localePath(locale, `/projecten?status=${status}`),
        }))}
      />
    </Figure>
  );
}

function LabelFigure({ words, reading: { labels, undated } }: PortfolioSection) {
  const { t, locale, count } = words;
  const last = labels.at(-1);
  const headline = last
    ? t('portfolio.labels.headline', { year: String(last.year), count: last.count })
    : t('portfolio.labels.headline.unknown');
  return (
    <Figure
      locale={locale}
      id="labels"
      headline={headline}
      subtitle={t('portfolio.labels.subtitle')}
      note={undated > 0 && <p>{t('portfolio.labels.undated', { count: undated })}</p>}
      {...(last && {
        table: (
          <DataTable
            locale={locale}
            id="labels-tabel"
            caption={headline}
            columns={[
              { label: t('portfolio.labels.column'), kind: 'text' },
              { label: t('portfolio.column.projects'), kind: 'number' },
            ]}
            rows={labels.map((each) => [
              { content: String(each.year) },
              { content: count(each.count), sortBy: each.count },
            ])}
          />
        ),
        downloads: <FileLinks words={words} file="labels" />,
      })}
    >
      {last && (
        <BarList
          items={labels.map((each) => ({
            id: String(each.year),
            label: String(each.year),
            value: each.count,
            text: count(each.count),
            role: each === last ? ('focus' as const) : ('peer' as const),
          }))}
        />
      )}
    </Figure>
  );
}
