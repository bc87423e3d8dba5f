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

/** What an address has in common with those of the same sort: its language, the first part of its path and its depth. */
export function sortOf(path: string): string {
  const parts = withoutLanguage(path).split('?')[0]?.split('/').filter(Boolean) ?? [];
  return `${languageOf(path)} ${parts[0] ?? ''} ${parts.length}`;
}

/** The address without the language in front. */
function withoutLanguage(path: string): string {
  return path.replace(/^\/(en|fr)(?=[/?]|$)/, '');
}
