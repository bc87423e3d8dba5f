import type { FoundPage } from './crawl.ts';

const variantsPerPath = 3;

/** Whether the address was made up, to see how the site answers that. */
export function isMissing(page: FoundPage): boolean {
  return page.path.endsWith('/no-such-page');
}

/** Language the address is in. */
export function languageOf(path: string): string {
  return /^\/(en|fr)(?=[/?]|$)/.exec(path)?.[1] ?? 'nl';
}

/** Pages for people that could be served; of a page with many queries, the first few. */
export function pagesToOpen(pages: readonly FoundPage[]): readonly FoundPage[] {
  const opened = new Map<string, number>();
  return pages.filter((page) => {
    if (!page.isHtml || (page.status !== 200 && !isMissing(page))) return false;
    const pathname = page.path.split('?')[0] ?? '';
    const count = (opened.get(pathname) ?? 0) + 1;
    opened.set(pathname, count);
    return count <= variantsPerPath;
  });
}

/** A few pages of each sort, where a sort is a first part of the path and a depth: enough for slow checks. */
export function pagesOfEachSort(pages: readonly FoundPage[], perSort: number): readonly FoundPage[] {
  const sorts = Map.groupBy(pagesToOpen(pages), (page) => sortOf(page.path));
  return [...sorts.values()].flatMap((sort) => sort.slice(0, perSort));
}

/**
 * Pages that together show everything the site is made of: of each sort the first two, the one with the longest word,
 * and further ones as long as they hold a part that none before them did.
 */
export function pagesThatShowAll(pages: readonly FoundPage[]): readonly FoundPage[] {
  const sorts = Map.groupBy(pagesToOpen(pages), (page) => sortOf(page.path));
  return [...sorts.values()].flatMap((sort) => {
    const longest = sort.toSorted((a, b) => b.longestWord - a.longestWord)[0];
    const seen = new Set<string>();
    return sort.filter((page, index) => {
      const isNew = page.parts.some((part) => !seen.has(part));
      if (!isNew && index > 1 && page !== longest) return false;
      for (const part of page.parts) seen.add(part);
      return true;
    });
  });
}

/** What an address has in common with those of the same sort: its language, the first part of its path and its depth. */
export function sortOf(path: string): string {
  const parts = withoutLanguage(path).split('?')[0]?.split('/').filter(Boolean) ?? [];
  return `${languageOf(path)} ${parts[0] ?? ''} ${parts.length}`;
}

/** The address without the language in front. */
function withoutLanguage(path: string): string {
  return path.replace(/^\/(en|fr)(?=[/?]|$)/, '');
}

/** Pages that differ by who asks, without the endless choices of lists; the others are crawled elsewhere. */
export function isHousePath(path: string): boolean {
  const own = /^(\/en|\/fr)?\/(mijn-werk|beheer|contacten|account)(?=[/?]|$)/;
  const shared = /^(\/en|\/fr)?\/(ideeen|projecten|rondes|organisaties|portefeuille)(?=\/|$)[^?]*$/;
  return own.test(path) || shared.test(path);
}

/** What pages of one sort have in common: their address without what names one thing. */
export function sortOfHousePage(path: string): string {
  const [pathname = ''] = path.split('?');
  return pathname
    .replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, ':id')
    .replace(/(ideeen|projecten|organisaties|rondes|voor)\/(?!nieuw|voor|samen-leren)[^/]+/g, '$1/:slug');
}
