import type { PageContent } from '../../../site/page.ts';
import { Breadcrumbs } from '../../../site/ui/breadcrumbs/breadcrumbs.tsx';
import { DataTable, type TableCell } from '../../../site/ui/data-table/data-table.tsx';
import type { Indicator } from '../../indicator/indicator.ts';
import { indicatorPath } from '../../address.ts';
import { explorePath } from '../explore/state.ts';
import { homeCrumb } from '../home-crumb.ts';
import { similarRegionsPath } from '../comparison/regions-page.tsx';
import { IndicatorCard } from './indicator-card.tsx';
import { hasFigures, readIndicators, type Reading, type View } from '../view.ts';
import { comparisonText } from '../comparison/texts.ts';
import { isRate } from '../../observation/observation.ts';

/** `/indicatoren`: every indicator; rates as cards, counts and series still to come as lists. */
export async function indicatorsPage(view: View): Promise<PageContent> {
  const { words, release, locale } = view;
  const readings = await readIndicators(view, release.indicators);
  const measured = readings.filter(hasFigures);
  const missing = readings.filter((reading) => !measured.includes(reading)).map(({ indicator }) => indicator);
  const title = words.t('indicators.title');
  return {
    kind: 'page',
    section: 'indicators',
    title,
    description: words.t('indicators.lead'),
    body: (
      <>
        <div class="page-head">
          <Breadcrumbs locale={locale} items={[homeCrumb(view)]} />
          <h1>{title}</h1>
          <p class="lead">{words.t('indicators.lead')}</p>
          <ul class="plain-list">
            <li>
              <a href={view.href(explorePath)}>{words.t('footer.explore')}</a>
            </li>
            {view.release.plan.comparison && (
              <li>
                <a href={view.href(similarRegionsPath)}>{comparisonText(view.locale)('page.title')}</a>
              </li>
            )}
          </ul>
        </div>
        <h2>{words.t('indicators.rates')}</h2>
        <div class="card-grid">
          {measured
            .filter(({ indicator }) => isRate(indicator))
            .map((reading) => (
              <IndicatorCard view={view} reading={reading} />
            ))}
        </div>
        <CountList view={view} readings={measured.filter(({ indicator }) => !isRate(indicator))} />
        <MissingList view={view} indicators={missing} />
      </>
    ),
  };
}

function CountList({ view, readings }: { view: View; readings: readonly Reading[] }) {
  const { words } = view;
  return (
    <section class="section" aria-labelledby="aantallen">
      <h2 id="aantallen">{words.t('indicators.counts')}</h2>
      <DataTable
        locale={view.locale}
        id="aantallen-tabel"
        caption={words.t('indicators.counts')}
        columns={[
          { label: words.t('table.indicator'), kind: 'text' },
          { label: words.area(view.focus), kind: 'number' },
          { label: words.area(view.benchmark), kind: 'number' },
          { label: words.t('table.period'), kind: 'text' },
        ]}
        rows={readings.map((reading) => countRow(view, reading))}
      />
    </section>
  );
}

function countRow(view: View, { indicator, focus, benchmark }: Reading): readonly TableCell[] {
  const { words } = view;
  const latest = [...focus, ...benchmark]
    .map(({ period }) => period)
    .toSorted()
    .at(-1);
  const valueAt = (series: Reading['focus']): TableCell => {
    const found = series.find(({ period }) => period === latest);
    if (!found || found.value === null) return { content: '–' };
    return { content: words.value(found.value, found.unit), sortBy: found.value };
  };
  const link = <a href={view.href(indicatorPath(indicator))}>{words.indicator(indicator).name}</a>;
  return [{ content: link }, valueAt(focus), valueAt(benchmark), { content: latest ? words.period(latest) : '–' }];
}

function MissingList({ view, indicators }: { view: View; indicators: readonly Indicator[] }) {
  const { words } = view;
  if (indicators.length === 0) return null;
  return (
    <section class="section" aria-labelledby="ontbreekt">
      <h2 id="ontbreekt">{words.t('indicators.missing')}</h2>
      <p class="section__lead">{words.t('indicators.missing.lead')}</p>
      <ul class="plain-list">
        {indicators.map((indicator) => (
          <li>
            <a href={view.href(indicatorPath(indicator))}>{words.indicator(indicator).name}</a>
            {` (${indicator.publisher})`}
          </li>
        ))}
      </ul>
    </section>
  );
}
