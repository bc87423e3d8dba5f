import { formatList, formatNumber } from '../../../foundation/number.ts';
import { BarList } from '../../../site/chart/bar-list.tsx';
import { Figure } from '../../../site/chart/figure.tsx';
import type { NotFound, PageContent } from '../../../site/page.ts';
import { Breadcrumbs } from '../../../site/ui/breadcrumbs/breadcrumbs.tsx';
import { DataTable, type TableCell } from '../../../site/ui/data-table/data-table.tsx';
import { SourceLine } from '../../../site/ui/source-line/source-line.tsx';
import { State } from '../../../site/ui/state/state.tsx';
import { Tag } from '../../../site/ui/tag/tag.tsx';
import type { ComparisonSettings } from '../../../plan/comparison-settings.ts';
import type { RegionStructure } from '../../analysis/peers.ts';
import type { AreaCode } from '../../area/area.ts';
import type { Comparison } from '../../comparison/comparison.ts';
import type { Indicator } from '../../indicator/indicator.ts';
import { indicatorPath } from '../../address.ts';
import { homeCrumb } from '../home-crumb.ts';
import { namedIndicators, type View } from '../view.ts';
import { countryName, regionName, similarRegions } from './similar-regions.ts';
import { comparisonText } from './texts.ts';
import { isRate } from '../../observation/observation.ts';

/** Where the page stands. */
export const similarRegionsPath = '/vergelijkbaar';

/** What asks an indicator's page for the comparison. */
export const comparisonQuery = 'vergelijk=europa';

interface ComparisonProps {
  readonly view: View;
  readonly settings: ComparisonSettings;
  readonly comparison: Comparison;
}

/** `/vergelijkbaar`: which regions in Europe resemble the plan's own, in what, and how they were found. */
export async function similarRegionsPage(view: View): Promise<PageContent | NotFound> {
  const settings = view.release.plan.comparison;
  if (!settings) return { kind: 'not-found' };
  const comparison = await similarRegions(view.release);
  const t = comparisonText(view.locale);
  const nearest = comparison?.regions[0];
  const area = view.words.area(view.focus);
  const headline = nearest
    ? t('page.headline', { area, first: regionName(view.release, nearest.code, view.locale) })
    : t('page.title');
  return {
    kind: 'page',
    section: 'indicators',
    title: t('page.title'),
    description: headline,
    body: comparison ? (
      <>
        <PageHead view={view} headline={headline} lead={leadOf({ view, comparison })} />
        <Distances view={view} settings={settings} comparison={comparison} />
        <Traits view={view} settings={settings} comparison={comparison} />
        <HowFound view={view} settings={settings} comparison={comparison} />
        <ComparableIndicators view={view} settings={settings} />
      </>
    ) : (
      <>
        <PageHead view={view} headline={headline} />
        <State locale={view.locale} kind="notMeasured" headingLevel={2}>
          <p>{t('page.none', { area, variables: formatList(view.locale, variableNames(view, settings)) })}</p>
        </State>
      </>
    ),
  };
}

function PageHead({ view, headline, lead }: { view: View; headline: string; lead?: string }) {
  const t = comparisonText(view.locale);
  return (
    <div class="page-head">
      <Breadcrumbs
        locale={view.locale}
        items={[homeCrumb(view), { href: view.href('/indicatoren'), label: view.words.t('indicators.title') }]}
      />
      <Tag>{t('page.title')}</Tag>
      <h1>{headline}</h1>
      {lead && <p class="lead">{lead}</p>}
    </div>
  );
}

function leadOf({ view, comparison }: Omit<ComparisonProps, 'settings'>): string {
  return comparisonText(view.locale)('page.lead', {
    area: view.words.area(view.focus),
    candidates: comparison.candidates,
    count: comparison.regions.length,
    period: yearsOf(comparison),
  });
}

/** The year of the variables, or the first and last where they differ. */
function yearsOf({ periods }: Comparison): string {
  const years = [...new Set(periods.values())].toSorted();
  return years.length > 1 ? `${years[0]}-${years.at(-1)}` : (years[0] ?? '');
}

/** How far each region is, nearest first. */
function Distances({ view, settings, comparison }: ComparisonProps) {
  const { locale, words, release } = view;
  const t = comparisonText(locale);
  const args = { area: words.area(view.focus), count: settings.variables.length, period: yearsOf(comparison) };
  const written = (distance: number): string => formatNumber(locale, distance, 2);
  return (
    <div class="distances">
      <Figure
        locale={locale}
        id="afstand"
        headline={t('distance.headline', args)}
        subtitle={t('distance.subtitle', args)}
        note={
          <p>{t('distance.note', { candidates: comparison.candidates, median: written(comparison.medianDistance) })}</p>
        }
      >
        <BarList
          items={comparison.regions.map(({ code, distance }) => ({
            id: code,
            label: regionName(release, code, locale),
            value: distance,
            text: written(distance),
            role: 'peer',
          }))}
        />
      </Figure>
    </div>
  );
}

/** Every variable of every region beside that of the plan's area. */
function Traits({ view, settings, comparison }: ComparisonProps) {
  const { locale, words } = view;
  const t = comparisonText(locale);
  const area = words.area(view.focus);
  const variables = namedIndicators(view, variableIds(settings));
  return (
    <section class="section traits" aria-labelledby="kenmerken">
      <h2 id="kenmerken">{t('table.title', { area })}</h2>
      <p class="section__lead">{t('table.lead', { area })}</p>
      <DataTable
        locale={locale}
        id="kenmerken-tabel"
        caption={t('table.caption', { area, count: comparison.regions.length, period: yearsOf(comparison) })}
        columns={[
          { label: t('table.region'), kind: 'text' },
          { label: t('table.distance'), kind: 'number' },
          ...variables.map((indicator) => ({ label: labelOf(view, comparison, indicator), kind: 'number' as const })),
        ]}
        rows={[comparison.focus, ...comparison.regions].map((region) => traitRow(view, region, variables))}
        highlighted={[0]}
      />
      <SourceLine
        locale={locale}
        sources={sourceNames(settings).map((name) => ({ name }))}
        retrieved={settings.retrieved}
      />
    </section>
  );
}

/** A variable's name, with its year where the variables are of several. */
function labelOf({ words }: View, { periods }: Comparison, indicator: Indicator): string {
  const { name } = words.indicator(indicator);
  const period = periods.get(indicator.id);
  return period && new Set(periods.values()).size > 1 ? `${name}, ${words.period(period)}` : name;
}

function traitRow(
  { release, locale, focus, words }: View,
  region: RegionStructure & { readonly distance?: number },
  variables: readonly Indicator[],
): readonly TableCell[] {
  const distance = region.distance ?? 0;
  return [
    { content: region.code === focus ? words.area(focus) : regionName(release, region.code as AreaCode, locale) },
    { content: formatNumber(locale, distance, region.code === focus ? 0 : 2), sortBy: distance },
    ...variables.map(({ id, unit }): TableCell => {
      const value = region.values.get(id) as number;
      return { content: words.value(value, unit), sortBy: value };
    }),
  ];
}

function sourceNames({ columns, variables }: ComparisonSettings): readonly string[] {
  const used = Object.values(columns).filter((column) =>
    variables.some(({ indicator }) => indicator === column.indicator),
  );
  return [...new Set(used.map(({ publisher, dataset }) => `${publisher}, ${dataset}`))].toSorted();
}

/** The method, step by step, in plain words. */
function HowFound({ view, settings, comparison }: ComparisonProps) {
  const { locale } = view;
  const t = comparisonText(locale);
  const countries = formatList(
    locale,
    settings.exclude.map((letters) => countryName(letters, locale)),
  );
  const steps = [
    t('how.variables', {
      count: settings.variables.length,
      variables: formatList(locale, variableNames(view, settings)),
    }),
    ...(settings.variables.some(({ scale }) => scale === 'log') ? [t('how.log')] : []),
    t('how.others'),
    t('how.standard'),
    t('how.distance'),
    t('how.incomplete', { count: comparison.incomplete }),
    ...(countries ? [t('how.excluded', { countries })] : []),
  ];
  return (
    <section class="section prose" aria-labelledby="methode">
      <h2 id="methode">{t('how.title')}</h2>
      <ol>
        {steps.map((step) => (
          <li>{step}</li>
        ))}
      </ol>
    </section>
  );
}

function variableIds({ variables }: ComparisonSettings): readonly string[] {
  return variables.map(({ indicator }) => indicator);
}

function variableNames(view: View, settings: ComparisonSettings): readonly string[] {
  return namedIndicators(view, variableIds(settings)).map((indicator) => view.words.indicator(indicator).name);
}

/** Indicators with figures for these regions. */
function ComparableIndicators({ view, settings }: Pick<ComparisonProps, 'view' | 'settings'>) {
  const t = comparisonText(view.locale);
  const ids = [...new Set(Object.values(settings.columns).map(({ indicator }) => indicator))];
  const rates = namedIndicators(view, ids).filter(isRate);
  if (rates.length === 0) return null;
  return (
    <section class="section" aria-labelledby="per-cijfer">
      <h2 id="per-cijfer">{t('use.title')}</h2>
      <p class="section__lead">{t('use.lead', { area: view.words.area(view.focus) })}</p>
      <ul class="ruled-list">
        {rates.map((indicator) => (
          <li>
            <a href={`${view.href(indicatorPath(indicator))}?${comparisonQuery}#europa`}>
              {view.words.indicator(indicator).name}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
