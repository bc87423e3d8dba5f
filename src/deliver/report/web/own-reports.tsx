import type { PageVisit } from '../../../wing/route.ts';
import { formatDate } from '../../../foundation/number.ts';
import type { PageContent } from '../../../site/page.ts';
import { workPage } from '../../../wing/web/work-page.tsx';
import { State } from '../../../site/ui/state/state.tsx';
import { Tag } from '../../../site/ui/tag/tag.tsx';
import type { PeriodState } from '../../project/project.ts';
import { lastDay } from '../period-turn.ts';
import { isReportable, type ReportedPeriod } from '../reported.ts';
import { listOwnPeriods } from '../report-store.ts';
import { afterOf, cursorText } from './period-cursor.ts';
import { projectTitle } from './report-page.tsx';
import { progressText } from './value-text.ts';
import { wingText } from '../../../wing/texts.ts';
import { reportText } from '../texts.ts';

const pageLength = 50;

const groups = {
  todo: ['open', 'returned'],
  sent: ['submitted'],
  done: ['approved', 'locked'],
} as const satisfies Readonly<Record<string, readonly PeriodState[]>>;

/** `/mijn-werk/rapporten`: the periods of the projects that somebody works on; first what is still to do. */
export async function ownReportsPage(visit: PageVisit): Promise<PageContent> {
  const { locale } = visit;
  const t = reportText(locale);
  const group = Object.keys(groups).find((each) => each === visit.query['toon']) as keyof typeof groups | undefined;
  const chosen = group ?? 'todo';
  const found = await visit.as((database) =>
    listOwnPeriods(database, { states: groups[chosen], ...afterOf(visit.query['na']), limit: pageLength + 1 }),
  );
  const periods = found.slice(0, pageLength);
  return workPage(visit, {
    title: t('own.title'),
    above: [{ path: '/mijn-werk', label: wingText(locale)('mine.title') }],
    lead: t('own.lead'),
    children: (
      <>
        <nav aria-label={t('review.states')}>
          <ul class="button-row plain-list">
            {Object.keys(groups).map((each) => (
              <li>
                <a href={`?toon=${each}`} aria-current={each === chosen ? 'page' : undefined}>
                  {t(`own.${each as keyof typeof groups}`)}
                </a>
              </li>
            ))}
          </ul>
        </nav>
        {periods.length === 0 && (
          <State locale={locale} kind="empty" headingLevel={2}>
            <p>{t(chosen === 'todo' ? 'own.nothing' : 'review.none')}</p>
          </State>
        )}
        <PeriodGroups visit={visit} periods={periods} />
        {found.length > pageLength && (
          <p>
            <a rel="next" href={`?${new URLSearchParams({ toon: chosen, na: cursorText(periods.at(-1)!) })}`}>
              {t('more')}
            </a>
          </p>
        )}
      </>
    ),
  });
}

function PeriodGroups({ visit, periods }: { readonly visit: PageVisit; readonly periods: readonly ReportedPeriod[] }) {
  const byProject = Map.groupBy(periods, ({ project }) => project.slug);
  return (
    <>
      {[...byProject].map(([slug, own]) => (
        <section class="section" aria-labelledby={`project-${slug}`}>
          <h2 id={`project-${slug}`}>{projectTitle(visit, own[0]!)}</h2>
          <ul class="ruled-list">
            {own.map((period) => (
              <PeriodLine visit={visit} period={period} />
            ))}
          </ul>
        </section>
      ))}
    </>
  );
}

function PeriodLine({ visit, period }: { readonly visit: PageVisit; readonly period: ReportedPeriod }) {
  const { locale } = visit;
  const t = reportText(locale);
  const { id, indicator, start, end, state } = period;
  const progress = progressText(locale, period);
  return (
    <li>
      <p>
        <a href={visit.href(`/mijn-werk/rapporten/${id}`)}>{indicator.title}</a> <Tag>{t(`state.${state}`)}</Tag>
      </p>
      <p class="small">
        {[
          t('period', { start: formatDate(locale, start), end: formatDate(locale, end) }),
          isReportable(state) && t('until', { day: formatDate(locale, lastDay(period)) }),
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      {progress && <p class="small">{progress}</p>}
    </li>
  );
}
