import { Figure } from '../../../site/chart/figure.tsx';
import { DotStrip } from '../../../site/chart/dot-strip.tsx';
import { RankingList } from '../../../site/chart/ranking-list.tsx';
import { BoundaryMap } from '../../../site/map/boundary-map.tsx';
import { TileMap } from '../../../site/map/tile-map.tsx';
import { formatList } from '../../../foundation/number.ts';
import { FormField } from '../../../site/ui/form-field/form-field.tsx';
import { vintagesOf } from '../../area/vintage.ts';
import { indicatorPath } from '../../address.ts';
import { vintageParameter } from './vintage.ts';
import { latestSharedPeriod, rankAreas } from '../../analysis/rank.ts';
import { hasValue } from '../../observation/observation-set.ts';
import { outlineBoundaries } from '../../source/outline.ts';
import { sources } from '../../source/source.ts';
import { mapReference, mapTiles, rankedItems, rankingBenchmark, type MunicipalFigures } from './chart-data.ts';
import { ReadingSource } from '../reading-source.tsx';
import { FewPeopleNote, FlagNotes } from '../uncertainty/uncertainty-notes.tsx';
import { extremesSentence } from '../../wording/headline.ts';
import type { Reading, View } from '../view.ts';
import { isRate } from '../../observation/observation.ts';

interface PlacesProps {
  readonly view: View;
  readonly reading: Reading;
  readonly figures: MunicipalFigures;
}

/** The municipalities on a map, around the benchmark. */
export function MunicipalFigure(props: PlacesProps) {
  const { view, reading, figures } = props;
  const { words, locale } = view;
  const reference = mapReference(figures);
  const values = figures.ranking.places.map(({ observation }) => observation.value);
  const benchmark = reference.area ? words.area(reference.area) : '';
  const headline = words.t('indicator.map.headline', {
    above: values.filter((value) => value > reference.value).length,
    below: values.filter((value) => value < reference.value).length,
    benchmark: benchmark || words.value(reference.value, reading.indicator.unit),
  });
  return (
    <Figure
      locale={locale}
      id="kaart"
      headline={headline}
      subtitle={`${words.indicator(reading.indicator).measure}. ${words.t('indicator.map', { period: words.period(figures.period) })}.`}
      note={<MapNotes {...props} />}
      source={<ReadingSource view={view} reading={reading} />}
    >
      <MunicipalMap
        {...props}
        title={headline}
        benchmark={benchmark || words.value(reference.value, reading.indicator.unit)}
      />
    </Figure>
  );
}

/** The drawing alone: official boundaries where the release has them, else one tile per municipality. */
export function MunicipalMap({
  view,
  figures,
  title,
  benchmark,
}: Pick<PlacesProps, 'view' | 'figures'> & { title: string; benchmark: string }) {
  const { release, words, locale } = view;
  const tiles = mapTiles(release, figures, words, view.href, view.municipality?.code);
  const boundaries = release.boundaries.find(({ vintage }) => vintage === figures.vintage.id);
  if (!boundaries) return <TileMap locale={locale} id="tegels" title={title} tiles={tiles} benchmark={benchmark} />;
  const { width, height, shapes } = outlineBoundaries(boundaries);
  const paths = new Map<string, string>(shapes.map(({ area, path }) => [area, path]));
  const places = tiles.flatMap((tile) => {
    const path = paths.get(tile.code);
    return path ? [{ ...tile, path }] : [];
  });
  return (
    <BoundaryMap
      locale={locale}
      id="grenzen"
      title={title}
      width={width}
      height={height}
      places={places}
      benchmark={benchmark}
    />
  );
}

/** Whose boundaries are drawn, and which figures were held back. */
function MapNotes(props: PlacesProps) {
  const { words, release } = props.view;
  const { vintage } = props.figures;
  const hasBoundaries = release.boundaries.some((each) => each.vintage === vintage.id);
  const publisher = sources.find(({ id }) => id === 'boundaries')?.publisher ?? '';
  return (
    <>
      {hasBoundaries && <p>{words.t('indicator.map.boundaries', { publisher })}</p>}
      <SuppressedNote {...props} />
      <MergedNote {...props} />
      <VintageForm {...props} />
    </>
  );
}

/** Which municipalities of the geography shown have no figure of their own any more. */
function MergedNote({ view, figures }: PlacesProps) {
  const { words, locale } = view;
  if (figures.merged.length === 0) return null;
  const names = formatList(
    locale,
    figures.merged.map((area) => area.name[locale]),
  );
  return (
    <p>{words.t('vintage.merged', { names, count: figures.merged.length, period: words.period(figures.period) })}</p>
  );
}

/** Lets the visitor see the figures on the municipalities as they were before a merger. */
function VintageForm({ view, reading, figures }: PlacesProps) {
  const { words, release } = view;
  const all = vintagesOf(release.geography);
  if (all.length < 2) return null;
  const options = all.map(({ id, municipalities }, index) => ({
    value: id,
    label: words.t(vintageLabel(index, all.length - 1), { count: municipalities.length, year: id }),
  }));
  return (
    <form class="form-fields" action={`${view.href(indicatorPath(reading.indicator))}#kaart`} method="get">
      <FormField
        id="indeling"
        name={vintageParameter}
        label={words.t('vintage.label')}
        value={figures.vintage.id}
        options={options}
      />
      <button class="button" type="submit">
        {words.t('vintage.show')}
      </button>
    </form>
  );
}

/** How a geography of municipalities is named among others: the present one, the first, or one in between. */
export function vintageLabel(index: number, last: number): 'vintage.now' | 'vintage.since' | 'vintage.until' {
  if (index === 0) return 'vintage.now';
  return index === last ? 'vintage.until' : 'vintage.since';
}

function SuppressedNote({ view, figures }: PlacesProps) {
  const { words, locale } = view;
  if (figures.suppressed.length === 0) return null;
  const names = formatList(
    locale,
    figures.suppressed.map((area) => area.name[locale]),
  );
  return <p>{words.t('indicator.suppressed', { names })}</p>;
}

/** All municipalities in order, with the benchmark across them. */
export function MunicipalRanking({ view, reading, figures }: PlacesProps) {
  const { words, release, locale } = view;
  const { unit } = reading.indicator;
  const byValue = figures.ranking.places.toSorted((a, b) => b.observation.value - a.observation.value);
  const [best, worst] = [byValue[0], byValue.at(-1)];
  if (!best || !worst || best === worst) return null;
  const name = (place: typeof best): string => words.area(place.observation.area);
  const headline = extremesSentence(
    byValue.map(({ observation }) => observation),
    words,
  );
  if (!headline) return null;
  const benchmark = rankingBenchmark(isRate({ unit }) ? (figures.benchmark ?? figures.focus) : undefined, words);
  const items = rankedItems(release, { ...figures.ranking, places: byValue }, words, view.href, {
    ...(view.municipality && { municipality: view.municipality.code }),
  });
  return (
    <Figure
      locale={locale}
      id="rangorde"
      headline={headline}
      subtitle={`${words.t('indicator.ranking')}, ${words.period(figures.period)}. ${words.indicator(reading.indicator).measure}.`}
      note={<RankingNotes view={view} reading={reading} figures={figures} />}
      source={<ReadingSource view={view} reading={reading} />}
      table={<RankingList locale={locale} items={items} {...(benchmark && { benchmark })} />}
    >
      <DotStrip
        locale={locale}
        id="punten"
        title={headline}
        description={`${name(best)} ${words.value(best.observation.value, unit)}, ${name(worst)} ${words.value(worst.observation.value, unit)}.`}
        items={items}
        {...(benchmark && { benchmark })}
      />
    </Figure>
  );
}

/** Which figures rest on few people, and what the publisher's remarks mean. */
function RankingNotes({ view, reading, figures }: PlacesProps) {
  const { municipalities } = figures.vintage;
  const { observations, indicator } = reading;
  const shown = municipalities.flatMap(({ code }) => observations.at(indicator.id, code, figures.period) ?? []);
  return (
    <>
      <FewPeopleNote view={view} reading={reading} areas={municipalities} period={figures.period} />
      <FlagNotes view={view} figures={shown} />
    </>
  );
}

/** The groups of each set in order, such as the primary care zones. */
export function ZoneRanking({ view, reading }: { view: View; reading: Reading }) {
  const { words, release, locale } = view;
  const { indicator, observations } = reading;
  const set = release.geography.areas.find((area) => area.groupSet)?.groupSet;
  const codes = set ? release.geography.groupsOfSet(set).map((area) => area.code) : [];
  const period = latestSharedPeriod(observations, indicator.id, codes);
  if (!period || indicator.unit === 'PS' || indicator.unit === 'NR') return null;
  const ranking = rankAreas(observations, { id: indicator.id, direction: 'more' }, codes, period);
  const items = rankedItems(release, ranking, words, view.href);
  const reference = observations.at(indicator.id, view.benchmark, period);
  const benchmark = rankingBenchmark(hasValue(reference) ? reference : undefined, words);
  const headline = extremesSentence(
    ranking.places.map(({ observation }) => observation),
    words,
  );
  if (!headline) return null;
  return (
    <Figure
      locale={locale}
      id="streken"
      headline={headline}
      subtitle={`${words.t('indicator.zones')}, ${words.period(period)}. ${words.indicator(indicator).measure}.`}
      source={<ReadingSource view={view} reading={reading} />}
    >
      <RankingList locale={locale} items={items} {...(benchmark && { benchmark })} />
    </Figure>
  );
}
