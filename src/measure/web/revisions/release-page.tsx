import { formatDate, formatNumber } from '../../../foundation/number.ts';
import type { PageAnswer } from '../../../site/page.ts';
import { Breadcrumbs } from '../../../site/ui/breadcrumbs/breadcrumbs.tsx';
import { DataTable } from '../../../site/ui/data-table/data-table.tsx';
import { DefinitionList } from '../../../site/ui/definition-list/definition-list.tsx';
import { DownloadList } from '../../../site/ui/download-list/download-list.tsx';
import { Notice } from '../../../site/ui/notice/notice.tsx';
import { Verdict } from '../../../site/ui/verdict/verdict.tsx';
import { releaseBefore, type PublishedRelease } from '../../release/archive.ts';
import type { HashedFile } from '../../release/manifest.ts';
import type { OpenRelease } from '../../release/open-release.ts';
import type { View } from '../view.ts';
import { differencePath, releasePath } from './release-address.ts';
import { crumbs, kilobytes } from './release-list.tsx';
import { releaseName, sayChanges, sayMoment } from './wording.ts';
import { revisionText } from './texts.ts';

/** `/uitgaven/{id}`: one release as it was and stays: facts, changes, files, verdicts. */
export async function releasePage(view: View, id: string): Promise<PageAnswer> {
  const { locale } = view;
  const t = revisionText(locale);
  const all = await view.archive.list();
  const release = all.find(({ manifest }) => manifest.id === id);
  if (!release) return { kind: 'not-found' };
  const [opened, changes] = await Promise.all([view.archive.open(release.manifest.id), changesOf(view, all, release)]);
  return {
    kind: 'page',
    section: 'indicators',
    title: `${releaseName(locale, release)} (${release.manifest.id.slice(0, 6)})`,
    description: changes,
    body: (
      <>
        <div class="page-head">
          <Breadcrumbs
            locale={locale}
            items={[...crumbs(view), { href: view.href('/uitgaven'), label: t('releases.title') }]}
          />
          <h1>{releaseName(locale, release)}</h1>
          <p class="lead">{t('release.lead')}</p>
          {!opened.ok && (
            <Notice locale={locale} kind="warning">
              <p>{t('release.damaged')}</p>
            </Notice>
          )}
        </div>
        <Facts view={view} release={release} />
        <section class="section" aria-labelledby="veranderd">
          <h2 id="veranderd">{t('release.changes')}</h2>
          <p>{changes}</p>
          <p>
            <a href={view.href(differencePath(release.manifest.id))}>{t('difference.link')}</a>
          </p>
        </section>
        <Downloads view={view} release={release} />
        {opened.ok && <Claims view={view} release={opened.value} />}
        <Hashes view={view} id="bestanden-lijst" title={t('release.files')} files={release.manifest.files} />
        <Hashes view={view} id="invoer-lijst" title={t('release.inputs')} files={release.manifest.inputs} />
      </>
    ),
  };
}

async function changesOf(view: View, all: readonly PublishedRelease[], release: PublishedRelease): Promise<string> {
  const before = releaseBefore(all, release.manifest.id);
  if (!before) return revisionText(view.locale)('change.first');
  const changes = await view.archive.compare(before.manifest.id, release.manifest.id);
  return changes.ok ? sayChanges(view.locale, changes.value) : revisionText(view.locale)('release.damaged');
}

function Facts({ view, release }: { view: View; release: PublishedRelease }) {
  const { locale } = view;
  const t = revisionText(locale);
  const { manifest, published } = release;
  const number = (count: number): string => formatNumber(locale, count, 0);
  const counts = {
    published: number(manifest.counts.published),
    computed: number(manifest.counts.computed),
  };
  return (
    <section class="section" aria-labelledby="feiten">
      <h2 id="feiten">{t('release.facts')}</h2>
      <DefinitionList
        items={[
          { term: t('release.id'), description: <code>{manifest.id}</code> },
          ...(published ? [{ term: t('release.moment'), description: sayMoment(locale, published) }] : []),
          { term: t('release.counts'), description: t('release.counts.text', counts) },
          { term: t('release.until'), description: formatDate(locale, manifest.figuresOf) },
          { term: t('release.code'), description: <code>{manifest.code}</code> },
        ]}
      />
    </section>
  );
}

/** Files of a release that visitors can save, with the message that names each. */
export const releaseFiles = {
  'figures.csv': 'file.csv',
  'observations.parquet': 'file.parquet',
  'claims.json': 'file.claims',
  'catalogue.json': 'file.catalogue',
  'manifest.json': 'file.manifest',
} as const;

function Downloads({ view, release: { manifest } }: { view: View; release: PublishedRelease }) {
  const t = revisionText(view.locale);
  const bytesOf = (name: string): number | undefined => manifest.files.find((file) => file.name === name)?.bytes;
  return (
    <section class="section" aria-labelledby="bestanden">
      <h2 id="bestanden">{t('release.downloads')}</h2>
      <DownloadList
        locale={view.locale}
        files={Object.entries(releaseFiles).map(([name, message]) => {
          const bytes = bytesOf(name);
          return {
            href: `${releasePath(manifest.id)}/${name}`,
            format: t(message),
            ...(bytes !== undefined && { size: kilobytes(view, bytes) }),
          };
        })}
      />
    </section>
  );
}

function Claims({ view, release }: { view: View; release: OpenRelease }) {
  const { locale } = view;
  const t = revisionText(locale);
  const findings = new Map(release.plan.findings.map(({ id, text }) => [id, text[locale]]));
  return (
    <section class="section" aria-labelledby="vaststellingen">
      <h2 id="vaststellingen">{t('release.claims')}</h2>
      <DataTable
        locale={locale}
        id="oordelen"
        caption={t('release.claims')}
        columns={[
          { label: t('release.claims.finding'), kind: 'text' },
          { label: t('release.claims.verdict'), kind: 'text' },
          { label: t('release.claims.parts'), kind: 'text' },
        ]}
        rows={release.claims.map(({ id, verdict, checkedParts, parts }) => [
          { content: findings.get(id) ?? id },
          { content: <Verdict locale={locale} verdict={verdict} />, sortBy: verdict },
          { content: t('release.claims.of', { checked: checkedParts, all: parts.length }) },
        ])}
      />
    </section>
  );
}

function Hashes({ view, id, title, files }: { view: View; id: string; title: string; files: readonly HashedFile[] }) {
  const t = revisionText(view.locale);
  return (
    <details class="fold">
      <summary>{title}</summary>
      <DataTable
        locale={view.locale}
        id={id}
        caption={title}
        columns={[
          { label: t('release.file'), kind: 'text' },
          { label: t('release.size'), kind: 'number' },
          { label: t('release.hash'), kind: 'text' },
        ]}
        rows={files.map(({ name, bytes, sha256 }) => [
          { content: name },
          { content: formatNumber(view.locale, bytes, 0), sortBy: bytes },
          { content: <code>{sha256}</code> },
        ])}
      />
    </details>
  );
}
