import { sql, type Kysely } from 'kysely';
import { defaultLocale, type Locale } from '../foundation/locale.ts';
import type { SearchEntry, SearchSource } from '../site/search/search-entry.ts';
import type { Store } from '../store/store.ts';
import { accessOf } from '../wing/permission.ts';

interface Row {
  readonly kind: 'projects' | 'ideas';
  readonly path: string;
  readonly title: Partial<Record<Locale, string>>;
  readonly summary: Partial<Record<Locale, string>>;
  readonly themes: readonly string[];
}

/** Published projects and ideas that are not hidden, for the search of the site: as an anonymous visitor sees them. */
export function deliverSearch(store: Pick<Store, 'as'>): SearchSource {
  const asVisitor = <T>(work: (database: Kysely<unknown>) => Promise<T>): Promise<T> =>
    store.as(accessOf({ kind: 'visitor' }), work);
  return {
    version: () => asVisitor(readVersion),
    entries: async (locale) => (await asVisitor(readRows)).map((row) => entryOf(row, locale)),
  };
}

async function readVersion(database: Kysely<unknown>): Promise<string> {
  const { rows } = await sql<{ version: string }>`
    select concat_ws(' ', count(*), max(changed)) as version from (
      select updated_at as changed from project where published_at is not null
      union all select updated_at from idea where hidden_at is null
    ) as shown`.execute(database);
  return rows[0]?.version ?? '';
}

async function readRows(database: Kysely<unknown>): Promise<readonly Row[]> {
  const { rows } = await sql<Row>`
    select 'projects' as kind, '/projecten/' || slug as path, title, summary, themes
      from project where published_at is not null
    union all
    select 'ideas', '/ideeen/' || slug, title, summary, themes from idea where hidden_at is null
    order by path`.execute(database);
  return rows;
}

function entryOf({ kind, path, title, summary, themes }: Row, locale: Locale): SearchEntry {
  const said = (text: Row['title']): string =>
    text[locale] ?? text[defaultLocale] ?? Object.values(text).find(Boolean) ?? '';
  return { kind, path, title: said(title) || path, text: said(summary), words: themes };
}
