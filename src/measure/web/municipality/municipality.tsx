import type { PageContent } from '../../../site/page.ts';
import { besideOf } from '../../../wing/beside.ts';
import { formatList } from '../../../foundation/number.ts';
import { Breadcrumbs } from '../../../site/ui/breadcrumbs/breadcrumbs.tsx';
import { DataTable, type TableCell } from '../../../site/ui/data-table/data-table.tsx';
import { DownloadList } from '../../../site/ui/download-list/download-list.tsx';
import { Notice } from '../../../site/ui/notice/notice.tsx';
import { StatCard } from '../../../site/ui/stat-card/stat-card.tsx';
import { latestGap, type Gap } from '../../analysis/gap.ts';
import { rankAreas } from '../../analysis/rank.ts';
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
import { personsSentence } from '../../wording/wording.ts';
import { siteText } from '../../../site/texts.ts';
import { reportText } from '../../report/texts.ts';
import { isRate } from '../../observation/observation.ts';
import { WithheldNote } from '../withheld-note.tsx';

/** What is known of a municipality on one indicator. */
interface LocalReading {
  readonly reading: Reading;
  readonly level: Valued;
  readonly gap: Gap | undefined;
  readonly place: number;
  readonly all: number;
}

/** `/gemeenten/{name}`: one municipality beside the plan's area and the benchmark. */
export async function municipalityPage(view: View, area: Area): Promise<PageContent> {
  const { words, release, locale } = view;
  const name = area.name[locale];
  const names = { name, focus: words.area(view.focus), benchmark: words.area(view.benchmark) };
  const readings = await readIndicators(view, release.indicators, [area.code]);
  const ranked = await readRanked(view, readings, area);
  const local = readings.flatMap((reading) => localReading(view, reading, area, ranked));
  const rates = local.filter(({ level }) => isRate(level));
  const title = words.t('municipality.title', names);
  const [first] = rates;
  const beside = await besideOf(view.beside, 'municipality', area.code, locale);
  return {
    kind: 'page',
    section: 'municipalities',
    feed: feedOf(view, municipalityPath(area), name),
    title,
    description: first ? words.sentence(first.reading.indicator, first.level) : words.t('municipality.lead', names),
    body: (
      <>
        <div class="page-head">
          <Breadcrumbs
            locale={locale}
            items={[homeCrumb(view), { href: view.href('/gemeenten'), label: words.t('municipalities.title') }]}
          />
          <h1>{title}</h1>
          <p class="lead">
            {first ? words.sentence(first.reading.indicator, first.level) : words.t('municipality.none', names)}
          </p>
          <History view={view} area={area} />
          <p>
            <a href={view.href(`/rapporten/gemeente-${slugOf(area.name.nl)}`)}>
              {reportText(locale)('link.municipality', { name })}
            </a>
          </p>
          <ChooseForm view={view} area={area} />
        </div>
        <SuppressedNotice view={view} area={area} readings={readings} />
        <FewPeopleNotice view={view} area={area} readings={local} />
        <h2>{words.t('indicator.summary')}</h2>
        <div class="card-grid">
          {rates.map((each) => (
            <LocalCard view={view} local={each} />
          ))}
        </div>
        {local.length > 0 && <LocalTable view={view} area={area} local={local} />}
        {beside}
        <FollowLink view={view} page={municipalityPath(area)} place={name} />
      </>
    ),
  };
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
  const codes = view.release.geography.municipalities.map(({ code }) => code);
  const { places } = rankAreas(ranked, indicator, codes, level.period);
  const place = places.find(({ observation }) => observation.area === area.code)?.place ?? 0;
  const gap = latestGap(observations, indicator, area.code, view.benchmark);
  return [{ reading, level, gap, place, all: places.length }];
}

function LocalCard({ view, local }: { view: View; local: LocalReading }) {
  const { words } = view;
  const { reading, level, gap, place, all } = local;
  const { indicator } = reading;
  return (
    <StatCard
      kicker={words.indicator(indicator).name}
      headline={words.sentence(indicator, level)}
      href={view.href(indicatorPath(indicator))}
      text={(gap && personsSentence(gap, words, 'short')) ?? ''}
      figure={gap ? words.signedPoints(gap.points, indicator.unit) : words.value(level.value, level.unit)}
      figureNote={[
        gap &&
          words
            .say('gap.line', { points: '', other: words.area(gap.against), period: words.period(gap.period) })
            .trim(),
        indicator.direction !== 'neutral' && words.say('rank.municipality', { place, all }),
      ]
        .filter(Boolean)
        .join('. ')}
    />
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
