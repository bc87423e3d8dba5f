import { locales, type Locale } from '../../../foundation/locale.ts';
import { localePath } from '../../../site/address.ts';
import type { Site } from '../../../site/app.tsx';
import type { NotFound, Resource } from '../../../site/page.ts';
import type { Area } from '../../area/area.ts';
import type { Indicator } from '../../indicator/indicator.ts';
import type { PublishedRelease, ReleaseArchive } from '../../release/archive.ts';
import type { IndicatorChange, ReleaseComparison } from '../../release/diff.ts';
import type { OpenRelease } from '../../release/open-release.ts';
import { indicatorPath, municipalityPath, slugOf } from '../../address.ts';
import { differencePath, revisionAnchor } from '../revisions/release-address.ts';
import { sayChange, sayMoment } from '../revisions/wording.ts';
import { wordingOf, type Wording } from '../../wording/wording.ts';
import { toAtom, type AtomEntry } from '../../../site/atom.ts';
import { feedPath } from './follow-link.tsx';
import { revisionText } from '../revisions/texts.ts';

/** Entries in a feed at most, and releases looked through for them at most. */
const mostEntries = 30;
const mostReleases = 100;

/** Adds `/indicatoren/{id}.atom` and `/gemeenten/{name}.atom` in every language. */
export function addFeeds(site: Site, release: () => OpenRelease, archive: ReleaseArchive): void {
  for (const locale of locales) {
    const add = (folder: string, write: (maker: FeedMaker, name: string) => Promise<Resource | NotFound>): void => {
      site.resource(localePath(locale, `/${folder}/:file{[a-z0-9-]+\\.atom}`), ({ params }) =>
        write({ release: release(), archive, locale }, (params['file'] ?? '').replace(/\.atom$/, '')),
      );
    };
    add('indicatoren', indicatorFeed);
    add('gemeenten', municipalityFeed);
  }
}

interface FeedMaker {
  readonly release: OpenRelease;
  readonly archive: ReleaseArchive;
  readonly locale: Locale;
}

const notFound: NotFound = { kind: 'not-found' };

async function indicatorFeed(maker: FeedMaker, id: string): Promise<Resource | NotFound> {
  const indicator = maker.release.findIndicator(id);
  if (!indicator) return notFound;
  const { name } = indicator.text[maker.locale];
  return feedFile(maker, {
    name,
    page: indicatorPath(indicator),
    anchor: `#${revisionAnchor(indicator.id)}`,
    say: (words, { indicators }) => changeOf(indicators, indicator).map((change) => sayChange(words, change)),
  });
}

async function municipalityFeed(maker: FeedMaker, name: string): Promise<Resource | NotFound> {
  const area = maker.release.geography.municipalities.find((each) => slugOf(each.name.nl) === name);
  if (!area) return notFound;
  return feedFile(maker, {
    name: area.name[maker.locale],
    page: municipalityPath(area),
    anchor: '',
    say: (words, { areas }) => placeChanges(maker.release, words, area, areas),
  });
}

function changeOf(changes: readonly IndicatorChange[], { id }: Indicator): readonly IndicatorChange[] {
  return changes.filter(({ indicator }) => indicator === id);
}

/** One sentence per indicator of a municipality, its name before it; those that left the plan are not told. */
export function placeChanges(
  release: OpenRelease,
  words: Wording,
  area: Area,
  changes: readonly IndicatorChange[],
): readonly string[] {
  return changes.flatMap((change) => {
    const indicator = change.area === area.code ? release.findIndicator(change.indicator) : undefined;
    return indicator ? [`${words.indicator(indicator).name}. ${sayChange(words, change)}`] : [];
  });
}

/** What a feed follows. */
interface Followed {
  readonly name: string;
  readonly page: string;
  readonly anchor: string;
  /** What a release changed of it, in sentences; none when it stayed the same. */
  readonly say: (words: Wording, changes: ReleaseComparison) => readonly string[];
}

async function feedFile(maker: FeedMaker, followed: Followed): Promise<Resource> {
  const { release, locale } = maker;
  const all = await maker.archive.list();
  const href = (path: string): string => localePath(locale, path);
  const body = toAtom({
    id: tagUri(release, `${locale}${followed.page}`),
    locale,
    title: revisionText(locale)('feed.title', { name: followed.name }),
    author: release.plan.name[locale],
    self: href(feedPath(followed.page)),
    page: href(followed.page),
    since: momentOf(all.at(-1)),
    entries: await entriesOf(maker, followed, all),
  });
  return { kind: 'resource', type: 'application/atom+xml; charset=utf-8', body };
}

async function entriesOf(
  { release, archive, locale }: FeedMaker,
  followed: Followed,
  all: readonly PublishedRelease[],
): Promise<readonly AtomEntry[]> {
  const words = wordingOf(release, locale);
  const entries: AtomEntry[] = [];
  for (const [at, each] of all.slice(0, mostReleases).entries()) {
    if (entries.length === mostEntries) break;
    const { id } = each.manifest;
    const changes = await archive.compare(all[at + 1]?.manifest.id, id);
    const paragraphs = changes.ok ? followed.say(words, changes.value.figures) : [];
    if (paragraphs.length === 0) continue;
    const moment = sayMoment(locale, each.published);
    entries.push({
      id: tagUri(release, `${locale}${followed.page}:${id}`),
      title: revisionText(locale)('feed.entry', { name: followed.name, moment }),
      updated: momentOf(each),
      href: `${localePath(locale, differencePath(id))}${followed.anchor}`,
      paragraphs,
    });
  }
  return entries;
}

function momentOf(release: PublishedRelease | undefined): string {
  return release?.published ? new Date(release.published).toISOString() : '2026-01-01T00:00:00.000Z';
}

/** A name that stays the same wherever the site is moved (RFC 4151). */
function tagUri({ plan }: OpenRelease, name: string): string {
  return `tag:${plan.id}.ambitie,2026:${name}`;
}
