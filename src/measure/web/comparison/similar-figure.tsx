import { Figure } from '../../../site/chart/figure.tsx';
import { HatchKey } from '../../../site/chart/hatched-dot.tsx';
import { LineChart } from '../../../site/chart/line-chart.tsx';
import { RankingList } from '../../../site/chart/ranking-list.tsx';
import type { RankedItem } from '../../../site/chart/ranking.ts';
import { DataTable } from '../../../site/ui/data-table/data-table.tsx';
import type { AreaCode } from '../../area/area.ts';
import { rankAreas } from '../../analysis/rank.ts';
import { takenOverNote } from '../../comparison/region-file.ts';
import type { Indicator } from '../../indicator/indicator.ts';
import { isUnreliable } from '../../observation/observation.ts';
import { arrangeObservations, hasValue, type ObservationSet, type Valued } from '../../observation/observation-set.ts';
import type { Period } from '../../observation/period.ts';
import { indicatorPath } from '../../address.ts';
import { chartBreaks, coursesOf } from '../indicator/chart-data.ts';
import { ReadingSource } from '../reading-source.tsx';
import type { Reading, View } from '../view.ts';
import { comparisonQuery, similarRegionsPath } from './regions-page.tsx';
import { regionName, shortRegionName, similarRegions } from './similar-regions.ts';
import { comparisonText } from './texts.ts';

/** The figures of an indicator in the plan's area and in the regions that resemble it. */
export interface SimilarReading {
  readonly regions: readonly AreaCode[];
  readonly observations: ObservationSet;
  /** The latest period that the area shares with at least half of the regions. */
  readonly period: Period;
}

/** Reads them; `undefined` for numbers of people, which say no more than size, and where too few regions have figures. */
export async function readSimilar(
  { release, focus }: View,
  { id, unit }: Indicator,
): Promise<SimilarReading | undefined> {
  if (unit === 'PS' || unit === 'NR') return undefined;
  const regions = (await similarRegions(release))?.regions.map(({ code }) => code) ?? [];
  if (regions.length === 0) return undefined;
  const areas = [focus, ...regions];
  const found = await release.observations.select({ indicators: [id], areas, breakdowns: [''] });
  const observations = arrangeObservations(found);
  const own = observations.series(id, focus).filter(hasValue);
  const isShared = ({ period }: Valued): boolean =>
    regions.filter((code) => hasValue(observations.at(id, code, period))).length * 2 >= regions.length;
  const period = own.findLast(isShared)?.period;
  return period && { regions, observations, period };
}

interface SimilarProps {
  readonly view: View;
  readonly reading: Reading;
  readonly similar: SimilarReading;
}

/** The plan's area beside similar regions once the visitor asks for it; before that, the way to ask. */
export function SimilarRegions(props: SimilarProps) {
  return props.view.query['vergelijk'] === 'europa' ? <Compared {...props} /> : <Offer {...props} />;
}

function Offer({ view, reading, similar }: SimilarProps) {
  const t = comparisonText(view.locale);
  return (
    <section class="section" id="europa" aria-labelledby="europa-kop">
      <h2 id="europa-kop">{t('figure.offer.title')}</h2>
      <p class="section__lead">
        {t('figure.offer', { area: view.words.area(view.focus), count: similar.regions.length })}
      </p>
      <p>
        <a href={`${view.href(indicatorPath(reading.indicator))}?${comparisonQuery}#europa`}>{t('figure.link')}</a>
      </p>
      <p>
        <a href={view.href(similarRegionsPath)}>{t('figure.which')}</a>
      </p>
    </section>
  );
}

function Compared(props: SimilarProps) {
  const { view, reading, similar } = props;
  const t = comparisonText(view.locale);
  const { words } = view;
  const items = stripItems(props);
  const own = items.find(({ role }) => role === 'focus');
  if (!own) return null;
  const period = words.period(similar.period);
  const headline = t('figure.headline', {
    area: own.label,
    period,
    lower: items.filter(({ value }) => value < own.value).length,
    all: items.length - 1,
  });
  return (
    <div class="figures section">
      <Figure
        locale={view.locale}
        id="europa"
        headline={headline}
        subtitle={t('figure.subtitle', { measure: words.indicator(reading.indicator).measure, period })}
        note={<SimilarNote {...props} />}
        source={<ReadingSource view={view} reading={{ ...reading, observations: similar.observations }} />}
        table={<SimilarTable {...props} />}
      >
        <RankingList locale={view.locale} items={items} />
        {items.some(({ isUnreliable: isHatched }) => isHatched) && <HatchKey locale={view.locale} />}
      </Figure>
      <SimilarCourse {...props} />
    </div>
  );
}

/** Highest first. */
function stripItems({ view, reading: { indicator }, similar }: SimilarProps): readonly RankedItem[] {
  const ranking = rankAreas(
    similar.observations,
    { id: indicator.id, direction: 'more' },
    [view.focus, ...similar.regions],
    similar.period,
  );
  return ranking.places.map(({ observation }) => ({
    id: observation.area,
    label: nameOf(view, observation.area),
    value: observation.value,
    text: view.words.value(observation.value, observation.unit),
    role: observation.area === view.focus ? 'focus' : 'peer',
    ...(isUnreliable(observation) && { isUnreliable: true }),
  }));
}

function nameOf({ release, locale, words, focus }: View, area: AreaCode): string {
  return area === focus ? words.area(area) : regionName(release, area, locale);
}

function SimilarNote({ view, reading, similar }: SimilarProps) {
  const t = comparisonText(view.locale);
  const isWithoutFlags = similar.observations.all.some(({ provenance }) => provenance.note === takenOverNote);
  return (
    <>
      {isWithoutFlags && <p>{t('figure.flags')}</p>}
      <ul class="plain-list">
        <li>
          <a href={view.href(similarRegionsPath)}>{t('figure.which')}</a>
        </li>
        <li>
          <a href={view.href(indicatorPath(reading.indicator))}>{t('figure.close')}</a>
        </li>
      </ul>
    </>
  );
}

function SimilarTable({ view, reading: { indicator }, similar }: SimilarProps) {
  const { words, locale, focus } = view;
  const t = comparisonText(locale);
  const area = words.area(focus);
  const own = similar.observations.at(indicator.id, focus, similar.period)?.value ?? 0;
  const rows = [focus, ...similar.regions]
    .map((code) => similar.observations.at(indicator.id, code, similar.period))
    .filter(hasValue);
  return (
    <DataTable
      locale={locale}
      id="europa-tabel"
      caption={`${words.indicator(indicator).measure}, ${words.period(similar.period)}`}
      columns={[
        { label: t('table.region'), kind: 'text' },
        { label: words.t('table.value'), kind: 'number' },
        { label: t('table.difference', { area }), kind: 'number' },
      ]}
      rows={rows.map(({ area: code, value, unit }) => [
        { content: nameOf(view, code) },
        { content: words.value(value, unit), sortBy: value },
        code === focus
          ? { content: '', sortBy: 0 }
          : { content: words.signedPoints(value - own, unit), sortBy: value - own },
      ])}
      highlighted={[0]}
    />
  );
}

/** The course through time, where similar regions have more than one period. */
function SimilarCourse({ view, reading, similar }: SimilarProps) {
  const { words, locale, focus, release } = view;
  const { indicator } = reading;
  const t = comparisonText(locale);
  const series = coursesOf(similar.observations, indicator, words, [
    ...similar.regions.map((code) => ({ code, role: 'peer' as const, label: shortRegionName(release, code, locale) })),
    { code: focus, role: 'focus', label: words.area(focus) },
  ]);
  if (!series.some(({ role, points }) => role === 'peer' && points.length > 1)) return null;
  const labels = series.flatMap(({ points }) => points).toSorted((a, b) => a.x - b.x);
  const title = t('figure.course', { area: words.area(focus) });
  const args = {
    measure: words.indicator(indicator).measure,
    from: labels[0]?.label ?? '',
    to: labels.at(-1)?.label ?? '',
  };
  return (
    <Figure
      locale={locale}
      id="europa-verloop"
      headline={title}
      subtitle={t('figure.course.subtitle', args)}
      source={<ReadingSource view={view} reading={{ ...reading, observations: similar.observations }} />}
    >
      <LineChart
        locale={locale}
        id="europa-lijnen"
        title={title}
        description={t('figure.course.subtitle', args)}
        series={series}
        breaks={chartBreaks(indicator, similar.observations.series(indicator.id, focus), words)}
        format={(value) => words.value(value, indicator.unit)}
        formatTick={(value, decimals) => words.value(value, indicator.unit, decimals)}
      />
    </Figure>
  );
}
