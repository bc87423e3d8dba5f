import type { PageContent } from '../../../site/page.ts';
import { besideOf } from '../../../wing/beside.ts';
import { formatList } from '../../../foundation/number.ts';
import { Breadcrumbs } from '../../../site/ui/breadcrumbs/breadcrumbs.tsx';
import { DataTable, type TableCell } from '../../../site/ui/data-table/data-table.tsx';
import { DownloadList } from '../../../site/ui/download-list/download-list.tsx';
import { Notice } from '../../../site/ui/notice/notice.tsx';
import { Tag } from '../../../site/ui/tag/tag.tsx';
import { DotStrip } from '../../../site/chart/dot-strip.tsx';
import { latestGap, type Gap } from '../../analysis/gap.ts';
import { rankAreas } from '../../analysis/rank.ts';
import { analyseIndicator, type Standing } from '../../analysis/standing.ts';
import type { Indicator } from '../../indicator/indicator.ts';
import type { Area } from '../../area/area.ts';
import {
  arrangeObservations,
  hasValue,
  latestValue,
  type ObservationSet,
  type Valued,
} from '../../observation/observation-set.ts';
import { indicatorPath, municipalityPath, slugOf } from '../../address.ts';
import { homeCrumb } from '../home-crumb.ts';
import { feedOf, FollowLink } from '../feeds/follow-link.tsx';
import { FewPeopleNotice } from '../uncertainty/uncertainty-notes.tsx';
import { readIndicators, type Reading, type View } from '../view.ts';
import { headlineOf, headlineText, type Headline } from '../../wording/headline.ts';
import { municipalRankSentence, personsSentence, type Wording } from '../../wording/wording.ts';
import { mapReference, municipalFigures, rankedItems, rankingBenchmark } from '../indicator/chart-data.ts';
import { MunicipalMap } from '../indicator/indicator-places.tsx';
import { ReadingSource } from '../reading-source.tsx';
import { siteText } from '../../../site/texts.ts';
import { reportText } from '../../report/texts.ts';
import { isRate } from '../../observation/observation.ts';
import { WithheldNote } from '../withheld-note.tsx';

/** What is known of a municipality on one indicator. */
interface LocalReading {
  readonly reading: Reading;
  readonly level: Valued;
  readonly gap: Gap | undefined;
  /** How it stands among all municipalities and against the benchmark. */
  readonly standing: Standing;
  readonly place: number;
  readonly all: number;
}

/** `/gemeenten/{name}`: one municipality among all, beside the plan's area and the benchmark. */
export async function municipalityPage(view: View, area: Area): Promise<PageContent> {
  const { words, release, locale } = view;
  const name = area.name[locale];
  const names = { name, focus: words.area(view.focus), benchmark: words.area(view.benchmark) };
  const readings = await readIndicators(view, release.indicators, [area.code]);
  const ranked = await readRanked(view, readings, area);
  const local = readings.flatMap((reading) => localReading(view, reading, area, ranked));
  const rates = local.filter(({ level }) => isRate(level));
  const first = rates.find(({ reading }) => reading.indicator.id === release.plan.map) ?? rates[0];
  const beside = await besideOf(view.beside, 'municipality', area.code, locale);
  const headline = first && localHeadline(view, first);
  return {
    kind: 'page',
    section: 'municipalities',
    feed: feedOf(view, municipalityPath(area), name),
    title: words.t('municipality.title', names),
    description: headline ? headlineText(headline) : words.t('municipality.lead', names),
    body: (
      <>
        <section class="hero" aria-labelledby="kop">
          <div class="hero__text">
            <Breadcrumbs
              locale={locale}
              items={[homeCrumb(view), { href: view.href('/gemeenten'), label: words.t('municipalities.title') }]}
            />
            <Tag>{name}</Tag>
            <h1 id="kop" class="hero__headline">
              {headline?.level ?? words.t('municipality.none', names)}
            </h1>
            {headline && first && <LocalLead headline={headline} view={view} local={first} />}
            <History view={view} area={area} />
            <p>
              <a href={view.href(`/rapporten/gemeente-${slugOf(area.name.nl)}`)}>
                {reportText(locale)('link.municipality', { name })}
              </a>
            </p>
            <ChooseForm view={view} area={area} />
          </div>
          {first && <LocalMap view={view} area={area} local={first} ranked={ranked} />}
        </section>
        <SuppressedNotice view={view} area={area} readings={readings} />
        <FewPeopleNotice view={view} area={area} readings={local} />
        <Strips view={view} area={area} local={rates} ranked={ranked} />
        {beside}
        {local.length > 0 && <LocalTable view={view} area={area} local={local} />}
        <FollowLink view={view} page={municipalityPath(area)} place={name} />
      </>
    ),
  };
}

/** The wording of a municipality: those beside it are the other municipalities. */
function localWords({ words, release, locale }: View): Wording {
  return { ...words, peers: words.t('municipality.peers', { region: release.plan.region[locale] }) };
}

function localHeadline(view: View, { reading, standing, level }: LocalReading): Headline {
  return headlineOf({ standing, indicator: reading.indicator, focus: level.area }, localWords(view));
}

/** What else the first figure tells, and its source. */
function LocalLead({ headline, view, local }: { headline: Headline; view: View; local: LocalReading }) {
  const { age, story } = headline;
  const { gap, reading, level } = local;
  const persons = gap && gap.period === level.period && personsSentence(gap, view.words, 'short');
  return (
    <>
      <p class="lead">{[age, story, persons].filter(Boolean).join(' ')}</p>
      <ReadingSource view={view} reading={reading} />
    </>
  );
}

/** All municipalities on the map of the first figure, this one marked. */
function LocalMap({
  view,
  area,
  local,
  ranked,
}: {
  view: View;
  area: Area;
  local: LocalReading;
  ranked: ObservationSet;
}) {
  const { words, release } = view;
  const { indicator, observations } = local.reading;
  const figures = municipalFigures(release, withReference(ranked, observations, indicator, view), indicator);
  if (!figures) return null;
  const reference = mapReference(figures);
  const value = words.value(reference.value, indicator.unit);
  const { name } = words.indicator(indicator);
  const title = words.t('home.map.title', { name, period: words.agedPeriod(figures.period) });
  return (
    <figure class="hero__map">
      <figcaption class="hero__map-title">{title}</figcaption>
      <MunicipalMap
        view={{ ...view, municipality: area }}
        figures={figures}
        title={title}
        benchmark={reference.area ? `${words.area(reference.area)} (${value})` : words.t('home.map.middle', { value })}
      />
    </figure>
  );
}

/** The municipalities' figures with those of the plan's area and the benchmark. */
function withReference(
  ranked: ObservationSet,
  own: ObservationSet,
  indicator: Indicator,
  { focus, benchmark }: View,
): ObservationSet {
  return arrangeObservations([...ranked.all, ...[focus, benchmark].flatMap((code) => own.series(indicator.id, code))]);
}

/** The figures of all municipalities, of each indicator in the one period that its ranking is of. */
async function readRanked(view: View, readings: readonly Reading[], area: Area): Promise<ObservationSet> {
  const { geography, observations } = view.release;
  const latest = readings.flatMap(
    (reading) => latestValue(reading.observations.series(reading.indicator.id, area.code)) ?? [],
  );
  const areas = geography.municipalities.map(({ code }) => code);
  const perPeriod = [...Map.groupBy(latest, ({ period }) => period)].map(([period, levels]) =>
    observations.select({
      indicators: levels.map(({ indicator }) => indicator),
      areas,
      from: period,
      to: period,
      breakdowns: [''],
    }),
  );
  return arrangeObservations((await Promise.all(perPeriod)).flat());
}

function localReading(view: View, reading: Reading, area: Area, ranked: ObservationSet): readonly LocalReading[] {
  const { indicator, observations } = reading;
  const level = latestValue(observations.series(indicator.id, area.code));
  if (!level) return [];
  const { benchmark, release } = view;
  const codes = release.geography.municipalities.map(({ code }) => code);
  const { places } = rankAreas(ranked, indicator, codes, level.period);
  const place = places.find(({ observation }) => observation.area === area.code)?.place ?? 0;
  const gap = latestGap(observations, indicator, area.code, benchmark);
  const others = codes.filter((code) => code !== area.code);
  const figures = arrangeObservations([
    ...others.flatMap((code) => ranked.series(indicator.id, code)),
    ...[area.code, benchmark].flatMap((code) => observations.series(indicator.id, code)),
  ]);
  const standing = analyseIndicator(figures, indicator, { focus: area.code, benchmark, peers: others });
  return [{ reading, level, gap, standing, place, all: places.length }];
}

interface StripsProps {
  readonly view: View;
  readonly area: Area;
  readonly local: readonly LocalReading[];
  readonly ranked: ObservationSet;
}

/** One line of dots for each rate: where this municipality is among all. */
function Strips({ view, area, local, ranked }: StripsProps) {
  if (local.length === 0) return null;
  const { words, locale } = view;
  const count = view.release.geography.municipalities.length;
  return (
    <section class="section" aria-labelledby="tussen">
      <h2 id="tussen">{words.t('municipality.among', { name: area.name[locale], count })}</h2>
      <ul class="strips">
        {local.map((each) => (
          <li>
            <Strip view={view} area={area} local={each} ranked={ranked} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Strip({ view, area, local, ranked }: Omit<StripsProps, 'local'> & { local: LocalReading }) {
  const { words, locale, release } = view;
  const { reading, level, place, all } = local;
  const { indicator, observations } = reading;
  const headline = localHeadline(view, local);
  const codes = release.geography.municipalities.map(({ code }) => code);
  const ranking = rankAreas(ranked, { id: indicator.id, direction: 'more' }, codes, level.period);
  const reference = [view.benchmark, view.focus]
    .map((code) => observations.at(indicator.id, code, level.period))
    .find(hasValue);
  const benchmark = rankingBenchmark(reference, words);
  const items = rankedItems(release, ranking, words, view.href, { focus: area.code });
  return (
    <div class="strip">
      <div>
        <p class="strip__name">{words.indicator(indicator).name}</p>
        <h3 class="strip__headline">
          <a href={view.href(indicatorPath(indicator))}>{headline.level}</a>
        </h3>
        <p>{[headline.age, headline.story].filter(Boolean).join(' ')}</p>
        {indicator.direction !== 'neutral' && (
          <p class="small">{municipalRankSentence({ place, all }, indicator, words)}.</p>
        )}
      </div>
      {items.length > 2 && (
        <DotStrip
          locale={locale}
          id={`strook-${indicator.id}`}
          title={headline.level}
          description={headline.story ?? ''}
          items={items}
          compact
          {...(benchmark && { benchmark })}
        />
      )}
    </div>
  );
}

function History({ view, area }: { view: View; area: Area }) {
  const { words, release, locale } = view;
  const parts = release.geography.areas.filter(({ successor }) => successor === area.code);
  const groups = area.groups.map((code) => words.area(code));
  return (
    <>
      {parts.length > 0 && area.validFrom && (
        <p>
          {words.say('municipality.history', {
            name: area.name[locale],
            year: area.validFrom.slice(0, 4),
            parts: formatList(
              locale,
              parts.map((part) => part.name[locale]),
            ),
          })}
        </p>
      )}
      {groups.length > 0 && <p>{words.say('municipality.zone', { groups: formatList(locale, groups) })}</p>}
    </>
  );
}

function ChooseForm({ view, area }: { view: View; area: Area }) {
  const { release, locale } = view;
  const t = siteText(locale);
  const name = area.name[locale];
  if (view.municipality?.code === area.code) return null;
  return (
    <form method="post" action="/gemeenten/keuze">
      <input type="hidden" name="gemeente" value={area.code} />
      <input type="hidden" name="terug" value={view.href(municipalityPath(area))} />
      <button class="button">{t('municipality.choose', { name })}</button>
      <p class="small">{t('municipality.chooseHint', { name, region: release.plan.region[locale] })}</p>
    </form>
  );
}

function SuppressedNotice({ view, area, readings }: { view: View; area: Area; readings: readonly Reading[] }) {
  const { words, locale } = view;
  const suppressed = readings.filter(({ indicator, observations }) =>
    observations.series(indicator.id, area.code).at(-1)?.status.includes('Q'),
  );
  if (suppressed.length === 0) return null;
  return (
    <Notice locale={locale} kind="info">
      <p>
        {words.t('indicator.suppressed', {
          names: formatList(
            locale,
            suppressed.map(({ indicator }) => words.indicator(indicator).name),
          ),
        })}
      </p>
    </Notice>
  );
}

function LocalTable({ view, area, local }: { view: View; area: Area; local: readonly LocalReading[] }) {
  const { words, locale } = view;
  const names = { name: area.name[locale], focus: words.area(view.focus), benchmark: words.area(view.benchmark) };
  return (
    <section class="section" aria-labelledby="tabel">
      <h2 id="tabel">{words.t('municipality.table', names)}</h2>
      <DataTable
        locale={locale}
        id="gemeente-cijfers"
        caption={words.t('municipality.table', names)}
        columns={[
          { label: words.t('table.indicator'), kind: 'text' },
          { label: words.t('table.period'), kind: 'text' },
          { label: names.name, kind: 'number' },
          { label: names.focus, kind: 'number' },
          { label: names.benchmark, kind: 'number' },
          { label: words.t('table.persons'), kind: 'number' },
          { label: words.t('table.rank'), kind: 'number' },
        ]}
        rows={local.map((each) => localRow(view, each))}
      />
      <DownloadList
        locale={locale}
        files={[
          {
            href: `${municipalityPath(area)}.csv`,
            format: 'CSV',
            description: words.t('municipality.download', names),
          },
        ]}
      />
      <WithheldNote view={view} publishers={local.map(({ level }) => level.provenance.publisher)} />
    </section>
  );
}

function localRow(view: View, { reading, level, gap, place, all }: LocalReading): readonly TableCell[] {
  const { words } = view;
  const { indicator, observations } = reading;
  const at = (code: View['focus']): TableCell => {
    const found = observations.at(indicator.id, code, level.period);
    return hasValue(found) ? { content: words.value(found.value, found.unit), sortBy: found.value } : { content: '–' };
  };
  const persons = gap && 'persons' in gap.persons ? gap.persons.persons : undefined;
  return [
    { content: <a href={view.href(indicatorPath(indicator))}>{words.indicator(indicator).name}</a> },
    { content: words.period(level.period) },
    { content: words.value(level.value, level.unit), sortBy: level.value },
    at(view.focus),
    at(view.benchmark),
    persons === undefined ? { content: '–' } : { content: words.signedPersons(persons), sortBy: persons },
    indicator.direction === 'neutral' ? { content: '–' } : { content: `${place} / ${all}`, sortBy: place },
  ];
}
