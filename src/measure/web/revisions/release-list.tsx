import { formatNumber } from '../../../foundation/number.ts';
import { readPage } from '../../../foundation/plain-number.ts';
import type { PageAnswer } from '../../../site/page.ts';
import { Breadcrumbs } from '../../../site/ui/breadcrumbs/breadcrumbs.tsx';
import { Pager } from '../../../site/ui/pager/pager.tsx';
import { Tag } from '../../../site/ui/tag/tag.tsx';
import type { PublishedRelease, ReleaseChanges } from '../../release/archive.ts';
import { homeCrumb } from '../home-crumb.ts';
import type { View } from '../view.ts';
import { differencePath, releasePath } from './release-address.ts';
import { releaseName, sayChanges } from './wording.ts';
import { revisionText } from './texts.ts';

/** Releases on one page of the list. */
const pageSize = 25;

interface ListedRelease {
  readonly release: PublishedRelease;
  /** Absent for the first release, and when one of the two is gone. */
  readonly changes?: ReleaseChanges;
  readonly isFirst: boolean;
}

/** `/uitgaven`: every release, when it was published and what it changed; `?blad=2` goes further back. */
export async function releasesPage(view: View): Promise<PageAnswer> {
  const { locale, query } = view;
  const t = revisionText(locale);
  const all = await view.archive.list();
  const sheet = readPage(query['blad']);
  const shown = all.slice((sheet - 1) * pageSize, sheet * pageSize);
  if (shown.length === 0 && sheet > 1) return { kind: 'not-found' };
  const listed = await Promise.all(shown.map((release) => withChanges(view, all, release)));
  return {
    kind: 'page',
    section: 'indicators',
    title: t('releases.title'),
    description: t('releases.lead'),
    body: (
      <>
        <div class="page-head">
          <Breadcrumbs locale={locale} items={crumbs(view)} />
          <h1>{t('releases.title')}</h1>
          <p class="lead">{t('releases.lead')}</p>
          <p>{t('releases.kept')}</p>
          <p class="small">{t('releases.count', { count: all.length })}</p>
        </div>
        <ul class="ruled-list">
          {listed.map((each) => (
            <ReleaseItem view={view} listed={each} />
          ))}
        </ul>
        <Sheets view={view} sheet={sheet} all={all.length} />
      </>
    ),
  };
}

/** The way here from the home page: open data. */
export function crumbs(view: View): readonly { readonly href: string; readonly label: string }[] {
  return [homeCrumb(view), { href: view.href('/data'), label: view.words.t('data.title') }];
}

async function withChanges(
  view: View,
  all: readonly PublishedRelease[],
  release: PublishedRelease,
): Promise<ListedRelease> {
  const before = all[all.indexOf(release) + 1];
  if (!before) return { release, isFirst: true };
  const changes = await view.archive.compare(before.manifest.id, release.manifest.id);
  return { release, isFirst: false, ...(changes.ok && { changes: changes.value }) };
}

function ReleaseItem({ view, listed }: { view: View; listed: ListedRelease }) {
  const { locale } = view;
  const t = revisionText(locale);
  const { release, changes, isFirst } = listed;
  const { id, counts } = release.manifest;
  const href = view.href(releasePath(id));
  return (
    <li class="release">
      <h2 class="release__name">
        <a href={href}>{releaseName(locale, release)}</a>
      </h2>
      {id === view.release.manifest.id && <Tag>{t('release.served')}</Tag>}
      <p>
        {isFirst ? t('change.first') : changes && sayChanges(locale, changes)}{' '}
        {changes && changes.figures.indicators.length > 0 && (
          <a href={view.href(differencePath(id))}>{t('difference.link')}</a>
        )}
      </p>
      <p class="small">
        {t('release.figures', { count: counts.published + counts.computed })} · <code>{id}</code>
      </p>
    </li>
  );
}

function Sheets({ view, sheet, all }: { view: View; sheet: number; all: number }) {
  const t = revisionText(view.locale);
  if (all <= pageSize) return null;
  const to = (number: number): string => view.href(number === 1 ? '/uitgaven' : `/uitgaven?blad=${number}`);
  const hasOlder = sheet * pageSize < all;
  return (
    <Pager
      locale={view.locale}
      {...(sheet > 1 && { previous: { href: to(sheet - 1), label: t('releases.newer') } })}
      {...(hasOlder && { next: { href: to(sheet + 1), label: t('releases.older') } })}
    />
  );
}

/** A size as read: "1.204 kB". */
export function kilobytes(view: View, bytes: number): string {
  return `${formatNumber(view.locale, bytes / 1000, 0)} kB`;
}
