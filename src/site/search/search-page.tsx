import type { Locale } from '../../foundation/locale.ts';
import type { Site } from '../app.tsx';
import { cost } from '../cost.ts';
import type { PageContent, PageContext } from '../page.ts';
import { siteText } from '../texts.ts';
import { SearchBox } from '../ui/search-box/search-box.tsx';
import type { SearchEntry, SearchSource } from './search-entry.ts';
import { buildSearchIndex, type Found, type FoundGroup, type SearchIndex } from './search-index.ts';

/** Where the search of the whole site is. */
const searchPath = '/zoek';

/** Longer questions are cut off: nobody types more words to find a page. */
const longestQuery = 100;

/** Adds the search of the whole site: `/zoek?q=`. Each language has an index, made anew when its entries are others. */
export function addSearch(site: Site, source: SearchSource): void {
  const indexOf = followIndex(source);
  site.page(
    searchPath,
    async (context) => {
      const query = (context.query['q'] ?? '').trim().toWellFormed();
      if (query.length > longestQuery) return { kind: 'redirect', path: shortened(query) };
      const found = query ? (await indexOf(context.locale))(query) : undefined;
      return searchPage(context, query, found);
    },
    { isKept: false, cost: cost.search },
  );
}

function shortened(query: string): string {
  return `${searchPath}?q=${encodeURIComponent(query.slice(0, longestQuery).toWellFormed().trim())}`;
}

function followIndex({ version, entries }: SearchSource): (locale: Locale) => Promise<SearchIndex> {
  const made = new Map<Locale, { readonly version: string; readonly index: Promise<SearchIndex> }>();
  return async (locale) => {
    const now = await version();
    const known = made.get(locale);
    if (known?.version === now) return known.index;
    const index = Promise.resolve(entries(locale)).then((all) => buildSearchIndex(all, locale));
    made.set(locale, { version: now, index });
    // What failed is tried again by who asks next.
    index.catch(() => made.delete(locale));
    return index;
  };
}

function searchPage({ locale, href }: PageContext, query: string, found: Found | undefined): PageContent {
  const t = siteText(locale);
  return {
    kind: 'page',
    title: query ? t('find.titleFor', { query }) : t('find.title'),
    description: t('find.lead'),
    isUnlisted: true,
    body: (
      <>
        <div class="page-head">
          <h1>{t('find.title')}</h1>
          <SearchBox
            locale={locale}
            id="zoek-alles"
            action={href(searchPath)}
            finds="everything"
            hint={t('find.lead')}
            {...(query && { query })}
          />
        </div>
        {found && <Results locale={locale} href={href} query={query} found={found} />}
      </>
    ),
  };
}

interface ResultsProps extends Pick<PageContext, 'locale' | 'href'> {
  readonly query: string;
  readonly found: Found;
}

function Results({ locale, href, query, found }: ResultsProps) {
  const t = siteText(locale);
  return (
    <>
      <p role="status">{t('find.count', { count: found.count, query })}</p>
      {found.groups.map((group) => (
        <Group locale={locale} href={href} group={group} />
      ))}
      {found.count === 0 && <NothingFound locale={locale} href={href} nearest={found.nearest} />}
    </>
  );
}

function Group({ locale, href, group }: Pick<PageContext, 'locale' | 'href'> & { readonly group: FoundGroup }) {
  const t = siteText(locale);
  const more = group.count - group.entries.length;
  return (
    <section class="section" aria-labelledby={`soort-${group.kind}`}>
      <h2 id={`soort-${group.kind}`}>{t(`find.kind.${group.kind}`)}</h2>
      <Entries href={href} entries={group.entries} />
      {more > 0 && <p class="small">{t('find.more', { count: more })}</p>}
    </section>
  );
}

function Entries({ href, entries }: Pick<PageContext, 'href'> & { readonly entries: readonly SearchEntry[] }) {
  return (
    <ul class="found">
      {entries.map(({ path, title, text }) => (
        <li>
          <a href={href(path)}>{title}</a>
          {text && <p class="small">{text}</p>}
        </li>
      ))}
    </ul>
  );
}

function NothingFound({
  locale,
  href,
  nearest,
}: Pick<PageContext, 'locale' | 'href'> & { readonly nearest: readonly SearchEntry[] }) {
  const t = siteText(locale);
  return (
    <section class="section" aria-labelledby="niets">
      <h2 id="niets">{t(nearest.length > 0 ? 'notFound.nearest' : 'find.elsewhere')}</h2>
      <Entries
        href={href}
        entries={[
          ...nearest,
          { kind: 'pages', path: '/indicatoren', title: t('find.allFigures') },
          { kind: 'pages', path: '/gemeenten', title: t('find.allPlaces') },
        ]}
      />
    </section>
  );
}
