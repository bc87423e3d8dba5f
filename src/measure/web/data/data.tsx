import type { Child } from 'hono/jsx';
import type { PageContent } from '../../../site/page.ts';
import { formatDate, formatNumber } from '../../../foundation/number.ts';
import { Breadcrumbs } from '../../../site/ui/breadcrumbs/breadcrumbs.tsx';
import { DataTable } from '../../../site/ui/data-table/data-table.tsx';
import { DefinitionList } from '../../../site/ui/definition-list/definition-list.tsx';
import { DownloadList } from '../../../site/ui/download-list/download-list.tsx';
import type { Period } from '../../observation/period.ts';
import { homeCrumb } from '../home-crumb.ts';
import { coveragePath } from '../coverage/coverage-page.tsx';
import { cataloguePaths } from '../catalogue/routes.ts';
import { indicatorFormats, releaseFormats } from '../catalogue/formats.ts';
import { sourcesPath } from '../sources/sources-page.tsx';
import type { View } from '../view.ts';
import { coverageText } from '../coverage/texts.ts';
import { apiText } from '../api/texts.ts';
import { revisionText } from '../revisions/texts.ts';
import { sourcesText } from '../sources/texts.ts';
import { WithheldNote } from '../withheld-note.tsx';

/** `/data`: the release as files, and where its figures come from. */
export function dataPage(view: View): PageContent {
  const { words, release, locale } = view;
  const { manifest } = release;
  const title = words.t('data.title');
  return {
    kind: 'page',
    section: 'indicators',
    title,
    description: words.t('data.lead'),
    alternates: Object.entries(cataloguePaths).map(([type, href]) => ({ type, href })),
    body: (
      <>
        <div class="page-head">
          <Breadcrumbs locale={locale} items={[homeCrumb(view)]} />
          <h1>{title}</h1>
          <p class="lead">{words.t('data.lead')}</p>
        </div>
        <section class="section" aria-labelledby="uitgave">
          <h2 id="uitgave">{words.t('data.release')}</h2>
          <p>
            {words.t('data.release.text', {
              id: manifest.id,
              published: formatNumber(locale, manifest.counts.published, 0),
              computed: formatNumber(locale, manifest.counts.computed, 0),
              date: formatDate(locale, manifest.figuresOf),
            })}
          </p>
          <DownloadList locale={locale} files={releaseDownloads(view)} />
          <WithheldNote view={view} publishers={release.catalogue.map(({ publisher }) => publisher)} />
          <p>
            <a href={view.href('/uitgaven')}>{revisionText(locale)('releases.all')}</a>
          </p>
        </section>
        <Sources view={view} />
        <p>
          {sourcesText(locale)('link.text')} <a href={view.href(sourcesPath)}>{sourcesText(locale)('title')}</a>
        </p>
        <section class="section" aria-labelledby="per-cijfer">
          <h2 id="per-cijfer">{words.t('data.indicators')}</h2>
          <p>
            {words.t('data.indicators.text')} <a href={view.href('/indicatoren')}>{words.t('indicators.title')}</a>
          </p>
          <p>
            <a href={view.href(coveragePath)}>{coverageText(locale)('link')}</a>
          </p>
          <Formats view={view} />
        </section>
        <Programs view={view} />
      </>
    ),
  };
}

function releaseDownloads({
  words,
  release,
  locale,
}: View): readonly { href: string; format: string; size?: string }[] {
  const size = (name: string): string => {
    const bytes = release.manifest.files.find((file) => file.name === name)?.bytes ?? 0;
    return `${formatNumber(locale, bytes / 1000, 0)} kB`;
  };
  return [
    { href: '/data/figures.csv', format: words.t('data.file.csv') },
    { href: '/data/observations.parquet', format: words.t('data.file.parquet'), size: size('observations.parquet') },
    { href: '/data/claims.json', format: words.t('data.file.claims'), size: size('claims.json') },
    { href: '/data/catalogue.json', format: words.t('data.file.catalogue'), size: size('catalogue.json') },
    { href: '/data/manifest.json', format: words.t('data.file.manifest') },
  ];
}

/** What each kind of file is good for, in plain words. */
function Formats({ view }: { view: View }) {
  const t = apiText(view.locale);
  const formats = [...indicatorFormats, ...releaseFormats.filter(({ fileType }) => fileType === 'PARQUET')];
  return (
    <>
      <h3>{t('data.formats')}</h3>
      <DefinitionList items={formats.map(({ name, text }) => ({ term: t(name), description: t(text) }))} />
    </>
  );
}

function Programs({ view }: { view: View }) {
  const t = apiText(view.locale);
  return (
    <section class="section" aria-labelledby="programmas">
      <h2 id="programmas">{t('data.programs')}</h2>
      <p>
        {t('data.programs.text')} <a href={view.href('/data/api')}>{t('api.title')}</a>
      </p>
      <DownloadList
        locale={view.locale}
        files={[
          { href: cataloguePaths['text/turtle'], format: t('data.catalogue.turtle') },
          { href: cataloguePaths['application/ld+json'], format: t('data.catalogue.json-ld') },
          { href: '/data/figures.csv-metadata.json', format: t('data.csvw') },
        ]}
      />
    </section>
  );
}

function Sources({ view }: { view: View }) {
  const { words, release, locale } = view;
  const title = words.t('data.sources');
  return (
    <section class="section" aria-labelledby="bronnen">
      <h2 id="bronnen">{title}</h2>
      <DataTable
        locale={locale}
        id="bronnen-tabel"
        caption={title}
        columns={[
          { label: words.t('data.sources.publisher'), kind: 'text' },
          { label: words.t('data.sources.dataset'), kind: 'text' },
          { label: words.t('data.sources.period'), kind: 'text' },
          { label: words.t('data.sources.count'), kind: 'number' },
          { label: words.t('data.sources.retrieved'), kind: 'text' },
          { label: words.t('data.sources.licence'), kind: 'text' },
        ]}
        rows={release.catalogue.map((entry) => [
          { content: entry.publisher },
          { content: entry.dataset || '–' },
          { content: periodRange(view, entry.firstPeriod as Period, entry.lastPeriod as Period) },
          { content: formatNumber(locale, entry.observations, 0), sortBy: entry.observations },
          { content: formatDate(locale, entry.retrieved), sortBy: entry.retrieved },
          { content: licenceOf(view, entry.publisher) },
        ])}
      />
    </section>
  );
}

function periodRange({ words }: View, first: Period, last: Period): string {
  return first === last ? words.period(first) : `${words.period(first)} – ${words.period(last)}`;
}

function licenceOf({ release, words }: View, publisher: string): Child {
  const terms = release.plan.publishers.find(({ name }) => name === publisher);
  if (!terms) return words.t('data.licence.unknown');
  return terms.url ? <a href={terms.url}>{terms.licence}</a> : terms.licence;
}
